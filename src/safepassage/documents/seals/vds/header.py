"""The header of a visible digital seal (Doc 9303-13 clause 2.3)."""

from typing import NamedTuple

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.seals.encodings import c40, dates

MAGIC = 0xDC
VERSION_3 = 0x02
VERSION_4 = 0x03
VERSIONS = {VERSION_3: 3, VERSION_4: 4}

_COUNTRY = 2
_SIGNER = 4
_FIXED_REFERENCE = 6
_LENGTH_IS_DECIMAL = frozenset({"DEZV"})
"""A signer that writes the length of its certificate reference in decimal digits."""
_LENGTH_IS_REFERENCE = frozenset({"DEME", "DES1"})
"""Signers of arrival attestations with a header of version 4 and a reference as in version 3."""


class Header(NamedTuple):
    """A header's fields; dates ISO 8601 or None, ``size`` its octets.

    ``signer`` is the two-letter country and the signer's two signs, ``reference`` the serial
    number of its certificate in hexadecimal, ``profile`` the feature definition and the
    category of document as one number.
    """

    version: int
    issuer: str
    signer: str
    reference: str
    issued: str | None
    signed: str | None
    profile: int
    size: int

    @property
    def certificate(self) -> str:
        """Signer and reference in one, without leading zeros: ``DETS27``."""
        return self.signer + (self.reference.lstrip("0") or "0")


def read_header(data: bytes) -> Header:
    """Read the header at the beginning of a seal; raises MalformedError."""
    if data[:1] != bytes((MAGIC,)) or len(data) < 2 or data[1] not in VERSIONS:  # noqa: PLR2004
        raise MalformedError("no seal of a known version")
    at = 2 + _COUNTRY
    issuer = c40.decode(_part(data, 2, at)).rstrip()
    signer, reference, at = _signer(data, at)
    issued, signed, profile = (_part(data, at + step, at + step + size) for step, size in _REST)
    return Header(
        version=VERSIONS[data[1]],
        issuer=issuer,
        signer=signer,
        reference=reference,
        issued=dates.decode(issued),
        signed=dates.decode(signed),
        profile=int.from_bytes(profile),
        size=at + 8,
    )


_REST = ((0, 3), (3, 3), (6, 2))
"""Offsets and sizes of issue date, signature date and profile behind the reference."""


def _part(data: bytes, start: int, end: int) -> bytes:
    if end > len(data):
        raise MalformedError("the data end within the header")
    return data[start:end]


def _signer(data: bytes, at: int) -> tuple[str, str, int]:
    """Signer, certificate reference and where they end."""
    if data[1] == VERSION_3:
        end = at + _FIXED_REFERENCE
        text = _nine(c40.decode(_part(data, at, end)))
        return text[:_SIGNER], text[_SIGNER:], end
    end = at + 4
    text = c40.decode(_part(data, at, end))
    signer, digits = text[:_SIGNER], text[_SIGNER:]
    if signer in _LENGTH_IS_REFERENCE:
        return signer, digits + c40.decode(_part(data, end, end + 2)), end + 2
    length = _length(signer, digits)
    last = end + (length + 2) // 3 * 2
    reference = c40.decode(_part(data, end, last))
    if len(reference) != length:
        raise MalformedError("a certificate reference of another length than it says")
    return signer, reference, last


def _nine(text: str) -> str:
    if len(text) != 9:  # noqa: PLR2004 - four signs of the signer, five of the reference
        raise MalformedError("a signer and reference that are not nine signs")
    return text


def _length(signer: str, digits: str) -> int:
    try:
        length = int(digits, 10 if signer in _LENGTH_IS_DECIMAL else 16)
    except ValueError:
        raise MalformedError("a certificate reference without its length") from None
    if not length:
        raise MalformedError("an empty certificate reference")
    return length
