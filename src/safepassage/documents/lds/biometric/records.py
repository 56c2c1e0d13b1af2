"""Cutting records of fixed fields, as the 19794 series has them; MalformedError past their end."""

from struct import Struct
from typing import Any

from safepassage.documents.asn1.der import MalformedError


def cut(fields: Struct, data: bytes, at: int) -> tuple[Any, ...]:
    """Values of the fixed fields at an offset."""
    if at + fields.size > len(data):
        raise MalformedError("the data end within a biometric record")
    return fields.unpack_from(data, at)


def check(kind: bytes, header: bytes, length: int, data: bytes) -> None:
    """See that a record is of this kind, of version 010, and as long as it says."""
    if header != kind + b"\x00010\x00":
        raise MalformedError(f"no {kind.decode()} record of version 010")
    if length != len(data):
        raise MalformedError(f"a record of {length} octets in a block of {len(data)}")


def taken(data: bytes, start: int, stop: int) -> bytes:
    """The octets between two offsets, all of which have to be there."""
    if not start < stop <= len(data):
        raise MalformedError("an image of no bytes, or beyond the end of its record")
    return data[start:stop]
