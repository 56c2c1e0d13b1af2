"""Visible digital seals (Doc 9303-13 clause 2)."""

from collections.abc import Mapping
from datetime import date

from safepassage.documents.asn1.writing import encode
from safepassage.documents.seals.encodings import c40, dates
from safepassage.records._base import Record
from safepassage.simulation.passports.pki.certificates import Certificate
from safepassage.simulation.seals.signers import common_name, country, plain_signature

MAGIC = 0xDC
SIGNATURE = 0xFF
RESIDENCE_PERMIT = 0xFB06
VISA = 0x5D01
DAY = date(2026, 11, 2)

VERSION_4 = 4


class Visible(Record, frozen=True):
    """What a seal is to say: messages are octets by tag, ``profile`` the kind of document."""

    messages: Mapping[int, bytes]
    profile: int = RESIDENCE_PERMIT
    issuer: str = "UTO"
    issued: date = DAY
    signed: date = DAY
    version: int = VERSION_4


def visible_seal(draft: Visible, by: Certificate, curve: str = "P-256") -> bytes:
    """Octets of a signed seal."""
    signed = header(draft, by) + b"".join(
        encode(tag, octets) for tag, octets in draft.messages.items()
    )
    return signed + encode(SIGNATURE, plain_signature(by, signed, curve))


def header(draft: Visible, by: Certificate) -> bytes:
    """Octets of the header, with the signer's certificate named by its number."""
    reference = f"{by.serial:X}"
    if draft.version == VERSION_4:
        reference = f"{len(reference):02X}{reference}"
    else:
        reference = reference.rjust(5, "0")
    return b"".join(
        (
            bytes((MAGIC, draft.version - 1)),
            c40.encode(draft.issuer.ljust(3, "<")),
            c40.encode(country(by) + common_name(by) + reference),
            dates.encode(draft.issued),
            dates.encode(draft.signed),
            draft.profile.to_bytes(2),
        )
    )
