"""What is offered for upload: each object read, checked, and given its place and file name."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Literal, NamedTuple

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates import names
from safepassage.documents.certificates.certificate import Certificate, read_certificate
from safepassage.documents.certificates.keys import UnusableKeyError
from safepassage.documents.certificates.revocation import read_revocation_list
from safepassage.documents.lint.certificates import lint_certificate
from safepassage.documents.lint.finding import Report
from safepassage.documents.lint.lists import lint_master_list
from safepassage.documents.lint.revocations import lint_revocation_list
from safepassage.documents.lint.roles import SEAL_SIGNERS, Role, authority_role, role_of
from safepassage.documents.lint.specimen import Setting
from safepassage.documents.lists.master_list import read_master_list
from safepassage.documents.lists.signed_list import certificate_of

Place = Literal["csca", "dsc", "crl", "ml"]
SIGNERS = frozenset({Role.DOCUMENT_SIGNER, *SEAL_SIGNERS})
SHORT = 8
"""Digits of a digest that tell files of one state apart."""


class Offer(NamedTuple):
    """DER of all that is to be handed over, by what its owner says that it is."""

    cscas: tuple[bytes, ...] = ()
    signers: tuple[bytes, ...] = ()
    revocation_lists: tuple[bytes, ...] = ()
    master_lists: tuple[bytes, ...] = ()


class Item(NamedTuple):
    """One object: where it belongs, whose it is, its issuer and number, and what was found."""

    place: Place
    raw: bytes
    country: str
    issuer: bytes
    serial: int | None
    report: Report

    @property
    def path(self) -> str:
        """Its file: ``dsc/UT_DSC_64_1a2b3c4d.cer``."""
        parts = [self.country, self.place.upper()]
        if self.serial is not None:
            parts.append(hexadecimal(self.serial))
        parts.append(sha256(self.raw).hexdigest()[:SHORT])
        suffix = {"crl": "crl", "ml": "ml"}.get(self.place, "cer")
        return f"{self.place}/{'_'.join(parts)}.{suffix}"


def hexadecimal(serial: int) -> str:
    """A serial number as directories write it: whole octets in capitals."""
    digits = f"{abs(serial):X}"
    return ("-" if serial < 0 else "") + digits.zfill(len(digits) + len(digits) % 2)


def items(offer: Offer, setting: Setting) -> Iterator[Item]:
    """Read and check everything; ValueError for what is something else, or cannot be read."""
    cscas = tuple(_certificate(raw, "a CSCA certificate") for raw in offer.cscas)
    setting = setting._replace(authorities=(*setting.authorities, *cscas))
    for certificate in cscas:
        role = authority_role(certificate)
        yield _of_certificate("csca", certificate, lint_certificate(certificate.raw, setting, role))
    for raw in offer.signers:
        certificate = _certificate(raw, "a signer's certificate")
        role = role_of(certificate)
        if role not in SIGNERS:
            raise ValueError(f"{names.readable(certificate.subject)} is no signer of documents")
        yield _of_certificate("dsc", certificate, lint_certificate(raw, setting, role))
    for raw in offer.revocation_lists:
        yield _of_revocation_list(raw, setting)
    for raw in offer.master_lists:
        yield _of_master_list(raw, setting)


def _certificate(raw: bytes, what: str) -> Certificate:
    try:
        return read_certificate(raw)
    except MalformedError as error:
        raise ValueError(f"this is not {what}: {error}") from None


def _of_certificate(place: Place, certificate: Certificate, report: Report) -> Item:
    return Item(
        place=place,
        raw=certificate.raw,
        country=_country(certificate.country),
        issuer=certificate.issuer,
        serial=certificate.serial,
        report=report,
    )


def _of_revocation_list(raw: bytes, setting: Setting) -> Item:
    try:
        issuer = read_revocation_list(raw).issuer
    except MalformedError as error:
        raise ValueError(f"this is not a revocation list: {error}") from None
    report = lint_revocation_list(raw, setting)
    return Item("crl", raw, _country(names.country(issuer)), issuer, None, report)


def _of_master_list(raw: bytes, setting: Setting) -> Item:
    try:
        data = read_master_list(raw).data
    except (MalformedError, UnusableKeyError) as error:
        raise ValueError(f"this is not a master list: {error}") from None
    signer = certificate_of(data, data.signers[0])
    if signer is None:
        raise ValueError("the master list does not hold its signer's certificate")
    report = lint_master_list(raw, setting)
    country = _country(names.country(signer.issuer))
    return Item("ml", raw, country, signer.issuer, None, report)


def _country(country: str | None) -> str:
    if country is None or not (country.isascii() and country.isalpha()):
        raise ValueError("a certificate or list names no country by its two letters")
    return country
