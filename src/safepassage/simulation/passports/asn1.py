"""DER elements as certificates and security objects are put together from them (X.690, X.680)."""

from collections.abc import Iterable
from datetime import datetime

from safepassage.documents.asn1.writing import encode, integer, oid

__all__ = [
    "bits",
    "digits",
    "encode",
    "explicit",
    "flags",
    "generalized",
    "implicit",
    "instant",
    "integer",
    "null",
    "octets",
    "oid",
    "open_ended",
    "printable",
    "sequence",
    "set_of",
    "true",
    "utf8",
]  # fmt: skip - one glance

LAST_UTC_YEAR = 2049
"""RFC 5280 clause 4.1.2.5: later instants are written as GeneralizedTime."""


def sequence(*parts: bytes) -> bytes:
    """SEQUENCE of these elements."""
    return encode(0x30, *parts)


def set_of(parts: Iterable[bytes], *, in_order: bool = True) -> bytes:
    """SET OF these elements, in the order of DER unless told to leave theirs (X.690 11.6)."""
    return encode(0x31, *(sorted(parts) if in_order else parts))


def open_ended(tag: int, *contents: bytes) -> bytes:
    """An element of indefinite length, which is BER and not DER (X.690 clause 8.1.3.6)."""
    return bytes((tag, 0x80)) + b"".join(contents) + b"\0\0"


def octets(*content: bytes) -> bytes:
    """OCTET STRING."""
    return encode(0x04, *content)


def bits(content: bytes) -> bytes:
    """BIT STRING of whole octets."""
    return encode(0x03, b"\0", content)


def flags(*numbers: int) -> bytes:
    """BIT STRING with these named bits set, without the zero bits at its end (X.690 11.2.2)."""
    last = max(numbers)
    value = sum(1 << (last - each) for each in set(numbers))
    unused = 7 - last % 8
    return encode(0x03, bytes((unused,)), (value << unused).to_bytes(last // 8 + 1))


def true() -> bytes:
    """BOOLEAN that is true."""
    return encode(0x01, b"\xff")


def null() -> bytes:
    """NULL."""
    return encode(0x05)


def explicit(number: int, *content: bytes) -> bytes:
    """``[number] EXPLICIT``, or IMPLICIT for what is a SEQUENCE or SET anyway."""
    return encode(0xA0 | number, *content)


def implicit(number: int, content: bytes) -> bytes:
    """``[number] IMPLICIT`` of something primitive."""
    return encode(0x80 | number, content)


def instant(at: datetime) -> bytes:
    """UTCTime, or GeneralizedTime from 2050 on; ``at`` is in UTC."""
    if at.year > LAST_UTC_YEAR:
        return encode(0x18, digits(at))
    return encode(0x17, digits(at)[2:])


def generalized(at: datetime) -> bytes:
    """GeneralizedTime, whatever the year."""
    return encode(0x18, digits(at))


def digits(at: datetime) -> bytes:
    """Year to second in digits, with Z."""
    return f"{at:%Y%m%d%H%M%S}Z".encode("ascii")


def printable(text: str) -> bytes:
    """PrintableString."""
    return encode(0x13, text.encode("ascii"))


def utf8(text: str) -> bytes:
    """UTF8String."""
    return encode(0x0C, text.encode())
