"""Faces in the tagged blocks of ISO/IEC 39794-5:2019, annex A, as Doc 9303-10 profiles them.

FaceImageDataBlock is a list of representations; the image of one lies at image representation,
its base, two-dimensional, representation data.
"""

from collections.abc import Iterator

from safepassage.documents.asn1 import der, values
from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.lds import tlv
from safepassage.documents.lds.biometric.face import Face
from safepassage.documents.lds.images import image

_FACE_BLOCK = (0xA1, 0x65)
_REPRESENTATIONS = 0xA1
_TO_IMAGE = (0xA1, 0xA0, 0xA0)
_DATA = 0x80
_INFORMATION = 0xA1
_KIND = (0xA1, 0x80)
_SIZE = 0xA7
_WIDTH = 0x80
_HEIGHT = 0x81
_KINDS = {0: "travel_document", 1: "general_purpose"}


def read_block(data: bytes) -> Iterator[Face]:
    """Faces of one data block; raises MalformedError."""
    start, stop = _down(data, (0, len(data)), *_FACE_BLOCK, _REPRESENTATIONS)
    for tag, first, last in tlv.children(data, start, stop):
        if tag != der.SEQUENCE:
            raise MalformedError(f"tag {tag:02X} among representations of a face")
        yield _face(data, _down(data, (first, last), *_TO_IMAGE))


def _face(data: bytes, bounds: tlv.Bounds) -> Face:
    found = tlv.fields(data, *bounds)
    content = data[slice(*tlv.wanted(found, _DATA))]
    information = tlv.fields(data, *tlv.wanted(found, _INFORMATION))
    size = tlv.fields(data, *information.get(_SIZE, (0, 0)))
    return Face(
        standard="ISO/IEC 39794-5:2019",
        kind=_kind(data, information.get(_KIND[0])),
        width=_number(data, size.get(_WIDTH)),
        height=_number(data, size.get(_HEIGHT)),
        image=image(content),
    )


def _kind(data: bytes, bounds: tlv.Bounds | None) -> str | None:
    """Kind of face image, which is a code inside one more tag."""
    if bounds is None:
        return None
    code = _number(data, tlv.fields(data, *bounds).get(_KIND[1]))
    return None if code is None else _KINDS.get(code)


def _number(data: bytes, bounds: tlv.Bounds | None) -> int | None:
    return None if bounds is None else values.integer(data[slice(*bounds)])


def _down(data: bytes, bounds: tlv.Bounds, *tags: int) -> tlv.Bounds:
    """Bounds of what lies at the end of a path of tags."""
    for tag in tags:
        bounds = tlv.wanted(tlv.fields(data, *bounds), tag)
    return bounds
