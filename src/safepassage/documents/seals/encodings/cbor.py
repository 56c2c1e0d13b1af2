"""A strict, bounded reader of CBOR (RFC 8949): tags stay tags, and no key stands twice.

A value is never larger than its octets, whatever sizes they claim, and never holds itself.
"""

from collections.abc import Callable, Mapping
from enum import IntEnum
from struct import unpack
from typing import NamedTuple, TypeAlias, Union

from safepassage.documents.asn1.der import MalformedError

DEEPEST = 16
LARGEST = 4 << 20
MOST_ITEMS = 1 << 16
"""No document says so many things; a file of single octets would keep its reader for seconds."""

Key: TypeAlias = int | str | bytes
Cbor: TypeAlias = Union[
    int, float, bool, str, bytes, "Tagged", tuple["Cbor", ...], Mapping[Key, "Cbor"], None
]


class Tagged(NamedTuple):
    """A value under a tag; ``encoded`` are the octets of both, as they came."""

    tag: int
    value: Cbor
    encoded: bytes


class _Kind(IntEnum):
    """Major types (RFC 8949 clause 3.1)."""

    UNSIGNED = 0
    NEGATIVE = 1
    OCTETS = 2
    TEXT = 3
    ARRAY = 4
    MAP = 5
    TAG = 6
    SIMPLE = 7


_LARGEST_SHORT = 23
_LARGEST_SIZED = 27
_INDEFINITE = 31
_BREAK = b"\xff"
_SIMPLE: Mapping[int, bool | None] = {20: False, 21: True, 22: None, 23: None}
_FLOATS = {25: ">e", 26: ">f", 27: ">d"}


def read(data: bytes) -> Cbor:
    """Read the one item that is all of ``data``; raises MalformedError."""
    if len(data) > LARGEST:
        raise MalformedError("CBOR that is too large")
    reader = _Reader(data)
    value = reader.item(DEEPEST)
    if reader.at != len(data):
        raise MalformedError(f"{len(data) - reader.at} octets after the end")
    return value


class _Reader:
    """Where reading has come to in the octets."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0
        self.items = 0
        self._readers: dict[_Kind, Callable[[int | None, int], Cbor]] = {
            _Kind.OCTETS: self._octets,
            _Kind.TEXT: self._text,
            _Kind.ARRAY: self._array,
            _Kind.MAP: self._map,
        }

    def item(self, depth: int) -> Cbor:
        """The next item."""
        if depth == 0:
            raise MalformedError(f"more than {DEEPEST} items inside one another")
        start = self.at
        kind, info = self._first()
        if kind is _Kind.SIMPLE:
            return self._simple(info)
        size = self._size(kind, info)
        if kind in self._readers:
            return self._readers[kind](size, depth)
        if size is None:
            raise MalformedError(f"a number of indefinite length at octet {start}")
        if kind is _Kind.TAG:
            value = self.item(depth - 1)
            return Tagged(size, value, self.data[start : self.at])
        return size if kind is _Kind.UNSIGNED else -1 - size

    def _take(self, count: int) -> bytes:
        octets = self.data[self.at : self.at + count]
        if len(octets) < count:
            raise MalformedError("the data end within CBOR")
        self.at += count
        return octets

    def _first(self) -> tuple[_Kind, int]:
        """The octet that begins an item or a part of a string."""
        self.items += 1
        if self.items > MOST_ITEMS:
            raise MalformedError(f"more than {MOST_ITEMS} items")
        (octet,) = self._take(1)
        return _Kind(octet >> 5), octet & 0x1F

    def _size(self, kind: _Kind, info: int) -> int | None:
        """The argument of a head; None says that the length is indefinite."""
        if info <= _LARGEST_SHORT:
            return info
        if info <= _LARGEST_SIZED:
            return int.from_bytes(self._take(1 << info - _LARGEST_SHORT - 1))
        if info == _INDEFINITE and kind in self._readers:
            return None
        raise MalformedError(f"no CBOR at octet {self.at}")

    def _simple(self, info: int) -> Cbor:
        if info in _SIMPLE:
            return _SIMPLE[info]
        if info not in _FLOATS:
            raise MalformedError(f"no CBOR at octet {self.at}")
        (number,) = unpack(_FLOATS[info], self._take(1 << info - _LARGEST_SHORT - 1))
        return float(number)

    def _ended(self, left: int | None) -> bool:
        """Whether an array, a map or a string in parts has no further item."""
        if left is not None:
            return left == 0
        ends = self.data[self.at : self.at + 1] == _BREAK
        self.at += ends
        return ends

    def _octets(self, size: int | None, _: int) -> bytes:
        return self._string(_Kind.OCTETS, size)

    def _text(self, size: int | None, _: int) -> str:
        try:
            return self._string(_Kind.TEXT, size).decode("utf-8")
        except UnicodeDecodeError:
            raise MalformedError("a text that is not UTF-8") from None

    def _string(self, kind: _Kind, size: int | None) -> bytes:
        if size is not None:
            return self._take(size)
        parts: list[bytes] = []
        while not self._ended(None):
            found, info = self._first()
            part = self._size(found, info) if found is kind else None
            if part is None:
                raise MalformedError("a string in parts that are not of its kind")
            parts.append(self._take(part))
        return b"".join(parts)

    def _array(self, size: int | None, depth: int) -> tuple[Cbor, ...]:
        items: list[Cbor] = []
        while not self._ended(None if size is None else size - len(items)):
            items.append(self.item(depth - 1))
        return tuple(items)

    def _map(self, size: int | None, depth: int) -> Mapping[Key, Cbor]:
        found: dict[Key, Cbor] = {}
        while not self._ended(None if size is None else size - len(found)):
            key = self.item(depth - 1)
            if not isinstance(key, int | str | bytes) or isinstance(key, bool) or key in found:
                raise MalformedError("a key that is no name, or stands twice")
            found[key] = self.item(depth - 1)
        return found


def octets(data: bytes) -> bytes:
    """Octets as one item in its shortest form (RFC 8949 clause 4.2.1)."""
    size = len(data)
    if size <= _LARGEST_SHORT:
        return bytes((_Kind.OCTETS << 5 | size,)) + data
    power = next(each for each in range(4) if size < 1 << (8 << each))
    head = bytes((_Kind.OCTETS << 5 | _LARGEST_SHORT + 1 + power,))
    return head + size.to_bytes(1 << power) + data
