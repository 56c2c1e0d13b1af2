"""A strict reader of DER (ITU-T X.690 clause 10): offsets into the bytes, nothing copied.

An element is ``(tag, start, stop)``: its identifier octets as one number (0x30, 0x5F1F),
where its content begins and where it ends, which is where the next one begins. Everything
raises MalformedError for bytes that are not DER.
"""

from collections.abc import Iterator

MOST_LENGTH_OCTETS = 4
MOST_TAG_OCTETS = 4
LONG_TAG = 0x1F
LONG_LENGTH = 0x80

BOOLEAN = 0x01
INTEGER = 0x02
BIT_STRING = 0x03
OCTET_STRING = 0x04
NULL = 0x05
OID = 0x06
SEQUENCE = 0x30
SET = 0x31

Element = tuple[int, int, int]


class MalformedError(ValueError):
    """These bytes are not what they should be; the text says what and where, not the values."""


def element(data: bytes, at: int, end: int) -> Element:
    """Read the element that begins at ``at``; it has to end at ``end`` or before."""
    try:
        tag = data[at]
        at += 1
        if tag & LONG_TAG == LONG_TAG:
            tag, at = long_tag(data, tag, at)
        length = data[at]
    except IndexError:
        raise MalformedError(f"the data end within an element, at byte {at}") from None
    at += 1
    if length >= LONG_LENGTH:
        length, at = _long_length(data, length, at)
    stop = at + length
    if stop > end:
        raise MalformedError(f"an element at byte {at} is longer than what holds it")
    return tag, at, stop


def long_tag(data: bytes, tag: int, at: int) -> tuple[int, int]:
    """Identifier octets of a tag number above 30 (X.690 clause 8.1.2.4)."""
    for octet in data[at : at + MOST_TAG_OCTETS - 1]:
        tag = tag << 8 | octet
        at += 1
        if not octet & 0x80:
            return tag, at
    raise MalformedError(f"a tag at byte {at} has no end")


def _long_length(data: bytes, first: int, at: int) -> tuple[int, int]:
    """Length octets in the long form, as few as are needed (X.690 clause 10.1)."""
    count = first & 0x7F
    if count == 0:
        raise MalformedError(f"an indefinite length at byte {at}")
    if count > MOST_LENGTH_OCTETS:
        raise MalformedError(f"a length of {count} octets at byte {at}")
    octets = data[at : at + count]
    length = int.from_bytes(octets)
    if len(octets) < count or octets[0] == 0 or length < LONG_LENGTH:
        raise MalformedError(f"a length at byte {at} that DER does not allow")
    return length, at + count


def expect(data: bytes, at: int, end: int, tag: int) -> tuple[int, int]:
    """Where the content of the element at ``at`` starts and stops; it must have this tag."""
    found, start, stop = element(data, at, end)
    if found != tag:
        raise MalformedError(f"tag {found:02X} at byte {at} where {tag:02X} belongs")
    return start, stop


def whole(data: bytes, tag: int) -> tuple[int, int]:
    """Where the content of the one element starts and stops that is all of ``data``."""
    start, stop = expect(data, 0, len(data), tag)
    if stop != len(data):
        raise MalformedError(f"{len(data) - stop} bytes after the end")
    return start, stop


def children(data: bytes, start: int, stop: int) -> Iterator[tuple[int, int, int, int]]:
    """Every element between two offsets as tag, where it begins, and its content's bounds."""
    while start < stop:
        tag, inner, end = element(data, start, stop)
        yield tag, start, inner, end
        start = end
