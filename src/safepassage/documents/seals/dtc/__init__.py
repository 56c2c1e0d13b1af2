"""Digital travel credentials, virtual component (ICAO technical report DTC-VC 1.2)."""

from safepassage.documents.seals.dtc.reader import is_credential, read

__all__ = ["is_credential", "read"]
