"""Visible digital seals for documents without a chip (Doc 9303-13, BSI TR-03137)."""

from safepassage.documents.seals.vds.reader import KIND, MAGIC, read

__all__ = ["KIND", "MAGIC", "read"]
