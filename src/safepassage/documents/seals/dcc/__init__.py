"""EU digital COVID certificates (eHealth Network, Volumes 1 and 3 to 5; Regulation 2021/953)."""

from safepassage.documents.seals.dcc.reader import KIND, PREFIX, read

__all__ = ["KIND", "PREFIX", "read"]
