"""Django apps, one capability each."""
