"""BER to DER: some states' security objects have indefinite lengths and strings in parts.

Only the encoding of lengths and of strings in parts is changed; the content of primitive
elements, and with it what was signed inside them, stays as it is.
"""

from safepassage.documents.asn1.der import LONG_LENGTH, LONG_TAG, MalformedError, element, long_tag
from safepassage.documents.asn1.writing import encode

DEEPEST = 32
END_OF_CONTENTS = b"\0\0"
INDEFINITE = 0x80
CONSTRUCTED = 0x20
OCTETS_IN_PARTS = 0x24
OCTETS = 0x04


def to_der(data: bytes) -> bytes:
    """Give the one element that is all of ``data`` definite lengths, or raise MalformedError."""
    encoded, end = _converted(data, 0, len(data), DEEPEST)
    if end != len(data):
        raise MalformedError(f"{len(data) - end} bytes after the end")
    return encoded


def _converted(data: bytes, at: int, end: int, depth: int) -> tuple[bytes, int]:
    """The element at ``at`` in DER, and where it ends."""
    if depth == 0:
        raise MalformedError(f"more than {DEEPEST} elements inside one another")
    tag, start, stop = _header(data, at, end)
    first = data[at]
    if not first & CONSTRUCTED:
        if stop is None:
            raise MalformedError(f"a primitive element of indefinite length at byte {at}")
        return encode(tag, data[start:stop]), stop
    parts, after = _parts(
        data, start, end if stop is None else stop, depth, open_ended=stop is None
    )
    if tag == OCTETS_IN_PARTS:
        return encode(OCTETS, *(_octets(part) for part in parts)), after
    return encode(tag, *parts), after


def _parts(
    data: bytes, start: int, stop: int, depth: int, *, open_ended: bool
) -> tuple[list[bytes], int]:
    """The elements inside, in DER, and where the element that holds them ends."""
    parts: list[bytes] = []
    while open_ended or start < stop:
        if open_ended and data[start : start + 2] == END_OF_CONTENTS:
            return parts, start + 2
        part, start = _converted(data, start, stop, depth - 1)
        parts.append(part)
    return parts, start


def _octets(part: bytes) -> bytes:
    tag, start, stop = element(part, 0, len(part))
    if tag != OCTETS:
        raise MalformedError(f"a part with tag {tag:02X} in a string of octets")
    return part[start:stop]


def _header(data: bytes, at: int, end: int) -> tuple[int, int, int | None]:
    """Tag, start and stop of content; no stop for an indefinite length, longer forms allowed."""
    if at >= end:
        raise MalformedError(f"the data end within an element, at byte {at}")
    tag = data[at]
    at += 1
    if tag & LONG_TAG == LONG_TAG:
        tag, at = long_tag(data, tag, at)
    if at >= end:
        raise MalformedError(f"the data end within an element, at byte {at}")
    length = data[at]
    at += 1
    if length == INDEFINITE:
        return tag, at, None
    if length > LONG_LENGTH:
        octets = data[at : at + (length & 0x7F)]
        at += length & 0x7F
        length = int.from_bytes(octets)
    if at + length > end:
        raise MalformedError(f"an element at byte {at} is longer than what holds it")
    return tag, at, at + length
