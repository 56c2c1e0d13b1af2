"""Faces in records of ISO/IEC 19794-5:2005, clauses 5.4 to 5.8."""

from collections.abc import Iterator
from struct import Struct

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.lds.biometric.face import Face
from safepassage.documents.lds.biometric.records import check, cut, taken
from safepassage.documents.lds.images import image

_HEADER = Struct(">8sIH")
_FACE = Struct(">IH14x")
_FEATURE_POINT_OCTETS = 8
_IMAGE = Struct(">BBHHBB2xH")
_KINDS = {0: "basic", 1: "full_frontal", 2: "token_frontal", 3: "other"}


def read_record(data: bytes) -> Iterator[Face]:
    """Faces of one record; raises MalformedError.

    Sex, colours of eyes and hair, expression and pose are passed over: the printed lines and the
    image itself say what border checks need.
    """
    kind, length, count = cut(_HEADER, data, 0)
    check(b"FAC", kind, length, data)
    at = _HEADER.size
    for _ in range(count):
        face, at = _face(data, at)
        yield face
    if at != len(data) or count == 0:
        raise MalformedError(f"not the {count} faces that are announced")


def _face(data: bytes, start: int) -> tuple[Face, int]:
    length, points = cut(_FACE, data, start)
    at = start + _FACE.size + points * _FEATURE_POINT_OCTETS
    kind, _, width, height, _, _, quality = cut(_IMAGE, data, at)
    stop = start + length
    face = Face(
        standard="ISO/IEC 19794-5:2005",
        kind=_KINDS.get(kind),
        width=width,
        height=height,
        quality=quality or None,
        image=image(taken(data, at + _IMAGE.size, stop)),
    )
    return face, stop
