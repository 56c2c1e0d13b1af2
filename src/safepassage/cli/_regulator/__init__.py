"""The actions of ``safepassage regulator``, one module each."""
