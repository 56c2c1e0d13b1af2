"""Data objects of chips: BER tags and lengths (ISO/IEC 7816-4 clause 6.3, Doc 9303-10 clause 3).

As in ``asn1.der`` an element is a tag with the bounds of its content, nothing is copied, and
bytes that are no data objects raise MalformedError. Chips also write lengths in more octets
than needed, which DER forbids; indefinite lengths are refused here, too.
"""

from collections.abc import Iterator

from safepassage.documents.asn1.der import (
    LONG_LENGTH,
    LONG_TAG,
    MOST_LENGTH_OCTETS,
    Element,
    MalformedError,
    long_tag,
)

COUNT = 0x02
Bounds = tuple[int, int]


def element(data: bytes, at: int, end: int) -> Element:
    """Read the data object that begins at ``at``; it has to end at ``end`` or before."""
    try:
        tag = data[at]
        at += 1
        if tag & LONG_TAG == LONG_TAG:
            tag, at = long_tag(data, tag, at)
        length = data[at]
    except IndexError:
        raise MalformedError(f"the data end within a data object, at byte {at}") from None
    at += 1
    if length >= LONG_LENGTH:
        count = length & 0x7F
        if not 1 <= count <= MOST_LENGTH_OCTETS or at + count > end:
            raise MalformedError(f"a length of {count} octets at byte {at}")
        length = int.from_bytes(data[at : at + count])
        at += count
    if at + length > end:
        raise MalformedError(f"a data object at byte {at} is longer than what holds it")
    return tag, at, at + length


def children(data: bytes, start: int, stop: int) -> Iterator[Element]:
    """Every data object between two offsets."""
    while start < stop:
        tag, inner, start = element(data, start, stop)
        yield tag, inner, start


def whole(data: bytes, tag: int) -> Bounds:
    """Bounds of the content of the one data object that is all of ``data``; it is not empty."""
    found, start, stop = element(data, 0, len(data))
    if found != tag:
        raise MalformedError(f"tag {found:02X} where {tag:02X} belongs")
    if stop != len(data):
        raise MalformedError(f"{len(data) - stop} bytes after the end")
    if start == stop:
        raise MalformedError(f"nothing in the data object {tag:02X}")
    return start, stop


def fields(data: bytes, start: int, stop: int) -> dict[int, Bounds]:
    """Data objects between two offsets by their tags, none of which may stand there twice."""
    found: dict[int, Bounds] = {}
    for tag, first, last in children(data, start, stop):
        if tag in found:
            raise MalformedError(f"data object {tag:02X} stands there twice")
        found[tag] = first, last
    return found


def wanted(found: dict[int, Bounds], tag: int) -> Bounds:
    """Bounds of a data object that has to be there."""
    if tag not in found:
        raise MalformedError(f"no data object {tag:02X}")
    return found[tag]


def counted(data: bytes, start: int, stop: int) -> tuple[int, int]:
    """The number at the head of a list of data objects, and where the first of them begins."""
    tag, first, last = element(data, start, stop)
    if tag != COUNT or last - first != 1:
        raise MalformedError(f"no number of data objects at byte {start}")
    return data[first], last


def tags(content: bytes) -> tuple[int, ...]:
    """Tags of a tag list, of one or more octets each (ISO/IEC 7816-4 clause 8.5.1)."""
    found: list[int] = []
    at = 0
    while at < len(content):
        tag = content[at]
        at += 1
        if tag & LONG_TAG == LONG_TAG:
            tag, at = long_tag(content, tag, at)
        found.append(tag)
    return tuple(found)
