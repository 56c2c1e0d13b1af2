"""Digital travel credentials, virtual component (ICAO technical report DTC-VC 1.2)."""

from safepassage.documents.seals.dtc.reader import KIND, is_credential, read

__all__ = ["KIND", "is_credential", "read"]
