"""Certificates of an invented state, put together and signed (RFC 5280 clause 4.1)."""

from datetime import datetime
from hashlib import sha256
from typing import NamedTuple

from safepassage.simulation.passports import asn1
from safepassage.simulation.passports.keys import Signer
from safepassage.simulation.passports.pki import names

VERSION_3 = 2


class Certificate(NamedTuple):
    """A certificate's bytes and the truth about it: names, number, times, and its private key."""

    raw: bytes
    subject: names.Name
    issuer: names.Name
    serial: int
    not_before: datetime
    not_after: datetime
    key: Signer

    @property
    def sha256(self) -> str:
        """Identity of the certificate, in hexadecimal."""
        return sha256(self.raw).hexdigest()


class Draft(NamedTuple):
    """What is to stand in a certificate, before anybody signs it."""

    subject: names.Name
    key: Signer
    serial: int
    not_before: datetime
    not_after: datetime
    extensions: tuple[bytes, ...]


def sign(draft: Draft, issuer: names.Name, by: Signer) -> Certificate:
    """Have a draft signed under this issuer's name by this key."""
    validity = asn1.sequence(asn1.instant(draft.not_before), asn1.instant(draft.not_after))
    listed = asn1.explicit(3, asn1.sequence(*draft.extensions)) if draft.extensions else b""
    signed = asn1.sequence(
        asn1.explicit(0, asn1.integer(VERSION_3)),
        asn1.integer(draft.serial),
        by.identifier,
        names.written(issuer),
        validity,
        names.written(draft.subject),
        draft.key.info,
        listed,
    )
    raw = asn1.sequence(signed, by.identifier, asn1.bits(by.sign(signed)))
    return Certificate(
        raw=raw,
        subject=draft.subject,
        issuer=issuer,
        serial=draft.serial,
        not_before=draft.not_before,
        not_after=draft.not_after,
        key=draft.key,
    )
