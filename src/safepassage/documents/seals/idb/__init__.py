"""Barcodes of the ICAO Datastructure for Barcode (technical report of 2024)."""

from safepassage.documents.seals.idb.reader import KIND, PREFIXES, read

__all__ = ["KIND", "PREFIXES", "read"]
