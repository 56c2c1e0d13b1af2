"""Data groups 5 and 7: the portrait and the signature as they are printed (Doc 9303-10 4.7.5)."""

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.lds import tlv
from safepassage.documents.lds.images import Image, image
from safepassage.documents.lds.tags import DG5, DG7
from safepassage.records._base import Record

PORTRAIT = 0x5F40
SIGNATURE = 0x5F43


class Displayed(Record, frozen=True):
    """Images of what is printed on the document."""

    images: tuple[Image, ...]


def read_portraits(file: bytes) -> Displayed:
    """Read a DG5; raises MalformedError."""
    return _read(file, DG5, PORTRAIT)


def read_signatures(file: bytes) -> Displayed:
    """Read a DG7, the signature or usual mark; raises MalformedError."""
    return _read(file, DG7, SIGNATURE)


def _read(file: bytes, outer: int, inner: int) -> Displayed:
    start, stop = tlv.whole(file, outer)
    count, at = tlv.counted(file, start, stop)
    found = list(tlv.children(file, at, stop))
    if len(found) != count or any(tag != inner for tag, _, _ in found):
        raise MalformedError(f"not the {count} images that are announced")
    return Displayed(images=tuple(image(file[first:last]) for _, first, last in found))
