"""Bytes to records and back: one package or module a standard, and ``read`` over all of them."""
