"""The certificate profiles of Doc 9303-12 clause 7.1, and what states leave out or do otherwise."""

from datetime import datetime
from enum import Flag, auto
from typing import NamedTuple

from safepassage.simulation.passports.keys import Signer
from safepassage.simulation.passports.pki import extensions, names
from safepassage.simulation.passports.pki.certificates import Certificate, Draft, sign


class Quirk(Flag):
    """A deviation from the profiles that real certificates have (none of them is a forgery)."""

    NONE = 0
    NO_AUTHORITY_KEY = auto()
    NO_SUBJECT_KEY = auto()
    NOT_MARKED_CA = auto()
    NEGATIVE_SERIAL = auto()
    ZERO_SERIAL = auto()
    NO_USAGE_PERIOD = auto()
    NO_EXTENSIONS = auto()
    PATH_LENGTH_1 = auto()
    MARKED_CA_LOOSELY = auto()


class Office(NamedTuple):
    """A state's office that certifies: codes and addresses that its certificates carry."""

    alpha2: str
    alpha3: str
    organisation: str
    string: names.Text = "utf8"

    @property
    def mail(self) -> str:
        """Where to write to."""
        return f"csca@{self.alpha2.lower()}.example"

    @property
    def lists(self) -> str:
        """Where the revocation lists would be."""
        return f"https://pki.{self.alpha2.lower()}.example/csca.crl"

    def named(self, common: str) -> names.Name:
        """A name in this office."""
        return names.name(self.alpha2, self.organisation, common, string=self.string)


class Term(NamedTuple):
    """How long a certificate is valid, and how long its private key is used."""

    first: datetime
    last: datetime
    last_use: datetime


class Issuer(NamedTuple):
    """Who signs: a name and a key."""

    name: names.Name
    key: Signer


class Request(NamedTuple):
    """What an office has certified: a name, a key, a number and a term."""

    office: Office
    subject: names.Name
    key: Signer
    serial: int
    term: Term


def root(request: Request, *, by: Issuer | None = None, quirks: Quirk = Quirk.NONE) -> Certificate:
    """A CSCA certificate, signed by its own key; signed ``by`` the former one it is a link."""
    issuer = by or Issuer(request.subject, request.key)
    length = 1 if Quirk.PATH_LENGTH_1 in quirks else 0
    true = 0x01 if Quirk.MARKED_CA_LOOSELY in quirks else 0xFF
    special = [
        extensions.key_usage(extensions.KEY_CERT_SIGN, extensions.CRL_SIGN),
        *([] if Quirk.NOT_MARKED_CA in quirks else [extensions.authority(length, true=true)]),
        *([extensions.name_change()] if issuer.name != request.subject else []),
    ]
    return _signed(request, issuer, special, quirks)


def document_signer(
    request: Request, *, by: Issuer, types: tuple[str, ...] = (), quirks: Quirk = Quirk.NONE
) -> Certificate:
    """A DSC; with ``types`` it may sign no other documents."""
    special = [
        extensions.key_usage(extensions.DIGITAL_SIGNATURE),
        *([extensions.document_types(*types)] if types else []),
    ]
    return _signed(request, by, special, quirks)


def list_signer(
    request: Request, *, by: Issuer, purpose: str, critical: bool = True
) -> Certificate:
    """The signer of master lists or deviation lists, by its extended key usage."""
    special = [
        extensions.key_usage(extensions.DIGITAL_SIGNATURE),
        extensions.extended_key_usage(purpose, critical=critical),
    ]
    return _signed(request, by, special, Quirk.NONE)


def _signed(request: Request, by: Issuer, special: list[bytes], quirks: Quirk) -> Certificate:
    listed = (*_common(request, by, quirks), *special)
    draft = Draft(
        subject=request.subject,
        key=request.key,
        serial=_serial(request.serial, quirks),
        not_before=request.term.first,
        not_after=request.term.last,
        extensions=() if Quirk.NO_EXTENSIONS in quirks else listed,
    )
    return sign(draft, by.name, by.key)


def _common(request: Request, by: Issuer, quirks: Quirk) -> list[bytes]:
    """Extensions that all profiles have, but for those that a state leaves out."""
    office, term = request.office, request.term
    place = (office.alpha3, office.mail)
    wanted = [
        (Quirk.NO_AUTHORITY_KEY, extensions.authority_key(by.key.key_identifier)),
        (Quirk.NO_SUBJECT_KEY, extensions.subject_key(request.key.key_identifier)),
        (Quirk.NO_USAGE_PERIOD, extensions.private_key_usage(term.first, term.last_use)),
        (Quirk.NONE, extensions.alternative_name(extensions.SUBJECT_ALTERNATIVE_NAME, *place)),
        (Quirk.NONE, extensions.alternative_name(extensions.ISSUER_ALTERNATIVE_NAME, *place)),
        (Quirk.NONE, extensions.distribution_point(office.lists)),
    ]
    return [value for without, value in wanted if not without or without not in quirks]


def _serial(number: int, quirks: Quirk) -> int:
    if Quirk.ZERO_SERIAL in quirks:
        return 0
    return -number if Quirk.NEGATIVE_SERIAL in quirks else number
