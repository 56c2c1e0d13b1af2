"""Seals: barcodes and files that a state signed."""
