"""Finger images in records of ISO/IEC 19794-4:2005, clauses 7 and 8."""

from collections.abc import Iterator
from struct import Struct

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.lds.biometric.records import check, cut, taken
from safepassage.documents.lds.images import Image, image

_HEADER = Struct(">8sHI4xB13x")
_FINGER = Struct(">I10x")


def read_record(data: bytes) -> Iterator[Image]:
    """Images of one record, a finger seen from several sides giving several; MalformedError."""
    kind, high, low, fingers = cut(_HEADER, data, 0)
    check(b"FIR", kind, high << 32 | low, data)
    at = _HEADER.size
    seen = 0
    while at < len(data):
        (size,) = cut(_FINGER, data, at)
        yield image(taken(data, at + _FINGER.size, at + size))
        at += size
        seen += 1
    if seen < fingers:
        raise MalformedError(f"fewer than the {fingers} fingers that are announced")
