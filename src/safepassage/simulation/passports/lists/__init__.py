"""Lists in which invented states exchange certificates and announce their mistakes."""
