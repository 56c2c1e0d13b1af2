"""LDIF, as the public key directory gives its content (RFC 2849): streamed, an entry at a time."""

from base64 import b64decode
from binascii import Error
from collections.abc import Iterable, Iterator
from typing import NamedTuple

LONGEST_ENTRY = 64 << 20
"""Octets; the directory's whole files have some 80 million, its largest entry about one."""


class Entry(NamedTuple):
    """One entry: the line it begins in, its name, and its attributes in their order."""

    line: int
    name: str
    attributes: tuple[tuple[str, bytes], ...]

    def first(self, *names: str) -> bytes | None:
        """The first value of an attribute, whatever options (``;binary``) follow its name."""
        for name, value in self.attributes:
            if name.partition(";")[0].lower() in names:
                return value
        return None


class Unreadable(NamedTuple):
    """An entry that could not be read, by the line it begins in, and why."""

    line: int
    why: str


def entries(lines: Iterable[bytes]) -> Iterator[Entry | Unreadable]:
    """Read entry after entry; what is wrong with one does not touch the others."""
    for line, block in _blocks(lines):
        try:
            entry = _entry(line, block)
        except (ValueError, Error) as error:
            yield Unreadable(line, str(error))
        else:
            if entry is not None:
                yield entry


def _blocks(lines: Iterable[bytes]) -> Iterator[tuple[int, list[bytes]]]:
    """The unfolded lines of each entry, and the number of its first."""
    begin, size = 1, 0
    block: list[list[bytes]] = []
    number = 0
    for number, raw in enumerate(lines, start=1):
        line = raw.rstrip(b"\r\n")
        size += len(line)
        if not line:
            if block:
                yield begin, [b"".join(parts) for parts in block]
            begin, size, block = number + 1, 0, []
        elif size > LONGEST_ENTRY:
            block = [[b"too long"]]
        elif line.startswith(b" ") and block:
            block[-1].append(line[1:])
        else:
            block.append([line])
    if block:
        yield begin, [b"".join(parts) for parts in block]


def _entry(line: int, block: list[bytes]) -> Entry | None:
    """The entry that these lines make; None where they only tell the version or comment."""
    pairs = [
        _pair(each) for each in block if not each.startswith((b"#", b"version:")) and each != b"-"
    ]
    if not pairs:
        return None
    (kind, name), *attributes = pairs
    if kind.lower() != "dn":
        raise ValueError("an entry that does not begin with its name")
    return Entry(line, name.decode("utf-8"), tuple(attributes))


def _pair(line: bytes) -> tuple[str, bytes]:
    name, colon, value = line.partition(b":")
    if not colon:
        raise ValueError("a line without a colon")
    if value.startswith(b":"):
        return name.decode("ascii"), b64decode(value[1:].strip(), validate=True)
    return name.decode("ascii"), value.strip()
