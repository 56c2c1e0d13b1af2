"""ICAO barcodes (ICAO Datastructure for Barcode)."""

import zlib
from collections.abc import Mapping
from hashlib import sha1

from safepassage.documents.asn1.writing import encode
from safepassage.documents.seals.encodings import c40, dates, radix
from safepassage.records._base import Record
from safepassage.simulation.passports.pki.certificates import Certificate
from safepassage.simulation.seals.signers import plain_signature

PREFIX = "RDB1"
MESSAGES = 0x61
CERTIFICATE = 0x7E
SIGNATURE = 0x7F
_ALGORITHMS = {"sha256": 1, "sha384": 2, "sha512": 3}
_FLAGS = "ABCD"


class Barcode(Record, frozen=True):
    """What a barcode is to say: messages are octets by tag; unknown digits of the day are X."""

    messages: Mapping[int, bytes]
    issuer: str = "UTO"
    day: str = "2026-11-02"
    compressed: bool = False
    with_certificate: bool = False


def barcode(draft: Barcode, by: Certificate | None, curve: str = "P-256") -> str:
    """Text of a barcode, signed if there is a signer."""
    messages = (encode(tag, octets) for tag, octets in draft.messages.items())
    data = header(draft, by) + encode(MESSAGES, *messages)
    if by is not None:
        signature = plain_signature(by, data, curve)
        inside = encode(CERTIFICATE, by.raw) if draft.with_certificate else b""
        data += inside + encode(SIGNATURE, signature)
    flags = _FLAGS[(by is not None) + 2 * draft.compressed]
    return PREFIX + flags + radix.encode_base32(zlib.compress(data) if draft.compressed else data)


def header(draft: Barcode, by: Certificate | None) -> bytes:
    """Octets of the header; a signer's certificate is named by its digest's last octets."""
    issuer = c40.encode(draft.issuer.ljust(3, "<"))
    if by is None:
        return issuer
    reference = sha1(by.raw, usedforsecurity=False).digest()[-5:]
    algorithm = bytes((_ALGORITHMS[by.key.digest],))
    return issuer + algorithm + reference + dates.encode_masked(draft.day)
