"""Barcodes of the ICAO Datastructure for Barcode (technical report of 2024)."""

from safepassage.documents.seals.idb.reader import PREFIXES, read

__all__ = ["PREFIXES", "read"]
