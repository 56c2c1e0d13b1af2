"""Flags and header of an ICAO barcode (ICAO Datastructure for Barcode)."""

from typing import NamedTuple

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.seals.encodings import c40, dates

_FIRST_FLAG = ord("A")
_SIGNED = 1
_COMPRESSED = 2

_COUNTRY = 2
_SIZE_SIGNED = 12
_DIGESTS = {1: "sha256", 2: "sha384", 3: "sha512"}
"""ECDSA with these, by the octet of the algorithm."""


class Flags(NamedTuple):
    """What the sign behind the identifier says of the rest."""

    signed: bool
    compressed: bool


class Header(NamedTuple):
    """A header; all but the issuer's code only where the barcode is signed.

    ``reference`` are the last octets of the signer certificate's SHA-1 digest, ``digest`` None
    for an algorithm that is not known, ``day`` ISO 8601, with X for unknown digits.
    """

    issuer: str
    digest: str | None = None
    reference: bytes = b""
    day: str | None = None
    size: int = _COUNTRY


def read_flags(sign: str) -> Flags:
    """Read the flags; raises MalformedError."""
    number = ord(sign) - _FIRST_FLAG if len(sign) == 1 else -1
    if not 0 <= number <= _SIGNED | _COMPRESSED:
        raise MalformedError("a barcode with unknown flags")
    return Flags(bool(number & _SIGNED), bool(number & _COMPRESSED))


def read_header(data: bytes, *, signed: bool) -> Header:
    """Read the header at the beginning of the payload; raises MalformedError."""
    size = _SIZE_SIGNED if signed else _COUNTRY
    if len(data) < size:
        raise MalformedError("the data end within the header")
    issuer = c40.decode(data[:_COUNTRY]).rstrip()
    if not signed:
        return Header(issuer)
    day = dates.decode_masked(data[8:size])
    return Header(issuer, _DIGESTS.get(data[2]), data[3:8], day, size)
