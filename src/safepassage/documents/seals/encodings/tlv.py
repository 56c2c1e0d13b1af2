"""Elements with a tag of one octet and a length as in DER (Doc 9303-13 clause 2.4).

Not DER: every octet is a whole tag here, also those that begin a longer one there.
"""

from collections.abc import Iterator
from typing import NamedTuple

from safepassage.documents.asn1.der import LONG_LENGTH, MOST_LENGTH_OCTETS, MalformedError


class Element(NamedTuple):
    """A tag, its value, and where the next element begins."""

    tag: int
    value: bytes
    end: int


def elements(data: bytes, at: int = 0) -> Iterator[Element]:
    """Every element from an offset to the end; raises MalformedError."""
    while at < len(data):
        element = _element(data, at)
        yield element
        at = element.end


def _element(data: bytes, at: int) -> Element:
    if at + 2 > len(data):
        raise MalformedError(f"the data end within an element, at octet {at}")
    length, start = data[at + 1], at + 2
    if length > LONG_LENGTH:  # no length is indefinite here: some seals write 128 like this
        length, start = _long(data, length & 0x7F, start)
    end = start + length
    if end > len(data):
        raise MalformedError(f"an element at octet {at} is longer than the data")
    return Element(data[at], data[start:end], end)


def _long(data: bytes, count: int, at: int) -> tuple[int, int]:
    octets = data[at : at + count]
    length = int.from_bytes(octets)
    is_shortest = length >= LONG_LENGTH and octets[0] != 0
    if len(octets) < count or not 1 <= count <= MOST_LENGTH_OCTETS or not is_shortest:
        raise MalformedError(f"a length at octet {at} that is not in its shortest form")
    return length, at + count
