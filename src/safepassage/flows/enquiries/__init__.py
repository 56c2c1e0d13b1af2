"""Asking registers about stored travellers: planned, put, settled; never inside a transaction."""
