"""Visible digital seals for non-constrained environments, VDS-NC (ICAO technical report, 2021)."""

from safepassage.documents.seals.vdsnc.reader import KIND, is_seal, read

__all__ = ["KIND", "is_seal", "read"]
