"""Mobile documents: what their issuer signed (ISO/IEC 18013-5 clause 9.1.2)."""

from safepassage.documents.seals.mdoc.reader import KIND, read

__all__ = ["KIND", "read"]
