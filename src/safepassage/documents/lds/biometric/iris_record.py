"""Iris images in records of ISO/IEC 19794-6:2005, clause 6.5."""

from collections.abc import Iterator
from struct import Struct

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.lds.biometric.records import check, cut, taken
from safepassage.documents.lds.images import Image, image

_HEADER = Struct(">8sI2xB30x")
_EYE = Struct(">BH")
_IMAGE = Struct(">7xI")


def read_record(data: bytes) -> Iterator[Image]:
    """Images of one record, eye by eye; raises MalformedError."""
    kind, length, eyes = cut(_HEADER, data, 0)
    check(b"IIR", kind, length, data)
    at = _HEADER.size
    for _ in range(eyes):
        _, count = cut(_EYE, data, at)
        at += _EYE.size
        for _ in range(count):
            (size,) = cut(_IMAGE, data, at)
            at += _IMAGE.size
            yield image(taken(data, at, at + size))
            at += size
    if at != len(data):
        raise MalformedError(f"not the {eyes} eyes that are announced")
