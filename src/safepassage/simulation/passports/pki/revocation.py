"""Certificate revocation lists (RFC 5280 clause 5, Doc 9303-12 clause 7.1.4)."""

from datetime import datetime
from enum import IntEnum
from typing import NamedTuple

from safepassage.simulation.passports import asn1
from safepassage.simulation.passports.pki import extensions, names
from safepassage.simulation.passports.pki.profiles import Issuer

VERSION_2 = 1


class RevocationReason(IntEnum):
    """Why a certificate was revoked (RFC 5280 clause 5.3.1); 7 is not used."""

    UNSPECIFIED = 0
    KEY_COMPROMISE = 1
    CA_COMPROMISE = 2
    AFFILIATION_CHANGED = 3
    SUPERSEDED = 4
    CESSATION_OF_OPERATION = 5
    CERTIFICATE_HOLD = 6
    REMOVE_FROM_CRL = 8
    PRIVILEGE_WITHDRAWN = 9
    AA_COMPROMISE = 10


class Revoked(NamedTuple):
    """One revoked certificate: its number, since when, and why, if that is said."""

    serial: int
    since: datetime
    why: RevocationReason | None = None


class Period(NamedTuple):
    """When a list was issued, and when the next is due."""

    issued: datetime
    next_update: datetime


def revocation_list(
    by: Issuer, number: int, period: Period, revoked: tuple[Revoked, ...] = ()
) -> bytes:
    """A CRL of version 2 under this name, signed by this key; without entries it has no list."""
    entries = [asn1.sequence(*(_entry(each) for each in revoked))] if revoked else []
    named = asn1.sequence(
        extensions.authority_key(by.key.key_identifier), extensions.crl_number(number)
    )
    signed = asn1.sequence(
        asn1.integer(VERSION_2),
        by.key.identifier,
        names.written(by.name),
        asn1.instant(period.issued),
        asn1.instant(period.next_update),
        *entries,
        asn1.explicit(0, named),
    )
    return asn1.sequence(signed, by.key.identifier, asn1.bits(by.key.sign(signed)))


def _entry(revoked: Revoked) -> bytes:
    why = b"" if revoked.why is None else asn1.sequence(extensions.crl_reason(revoked.why))
    return asn1.sequence(asn1.integer(revoked.serial), asn1.instant(revoked.since), why)
