"""Entries of an LDIF file, folded as directories write them (RFC 2849)."""

from base64 import b64encode
from collections.abc import Iterable
from typing import NamedTuple

COLUMNS = 76
END = "-"


class Entry(NamedTuple):
    """One entry: its name and its attributes; values in octets are written in base 64.

    The attribute ``-`` ends a change of another one.
    """

    name: str
    attributes: tuple[tuple[str, str | bytes], ...]


def ldif(entries: Iterable[Entry]) -> bytes:
    """A file of these entries."""
    blocks = ["version: 1\n", *(_written(each) for each in entries)]
    return "\n".join(blocks).encode()


def _written(entry: Entry) -> str:
    lines = [_line("dn", entry.name), *(_line(kind, value) for kind, value in entry.attributes)]
    return "".join(f"{_folded(line)}\n" for line in lines)


def _line(kind: str, value: str | bytes) -> str:
    if kind == END:
        return END
    if isinstance(value, bytes):
        return f"{kind}:: {b64encode(value).decode('ascii')}"
    return f"{kind}: {value}"


def _folded(line: str) -> str:
    """Lines of 76 columns; each that goes on begins with a space."""
    rest = line[COLUMNS:]
    width = COLUMNS - 1
    parts = [rest[at : at + width] for at in range(0, len(rest), width)]
    return "\n ".join([line[:COLUMNS], *parts])
