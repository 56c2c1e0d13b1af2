"""Records, items, listings and messages read by the regulator on its own ground."""
