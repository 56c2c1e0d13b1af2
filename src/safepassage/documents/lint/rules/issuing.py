"""Whether the authority at hand issued a certificate, and rightly (Doc 9303-12 4.1.4, 7.1.1)."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from safepassage.documents.certificates import names
from safepassage.documents.certificates.certificate import Certificate
from safepassage.documents.certificates.extensions import (
    authority_key_identifier,
    private_key_usage,
    subject_key_identifier,
)
from safepassage.documents.lint import costs
from safepassage.documents.lint.finding import Finding, Rule, Severity
from safepassage.documents.lint.roles import AUTHORITIES, Role, is_self_signed
from safepassage.documents.lint.specimen import Setting, Specimen

GRACE = timedelta(days=2)
"""4.1.4.3: a new CSCA key rests for its first two days."""

ISSUER_NOT_AT_HAND = Rule(
    "issuer_not_at_hand",
    Severity.NOTICE,
    "Doc 9303-12 4.1",
    "The CSCA certificate that signed it was not given, so its signature was not checked.",
    costs.NOTHING,
)
ISSUER_DID_NOT_SIGN = Rule(
    "issuer_did_not_sign",
    Severity.ERROR,
    "Doc 9303-12 4.1",
    "The CSCA certificate that it names was given and did not sign it.",
    "Every reader reports it as false or as of an unknown issuer.",
)
NOT_SELF_SIGNED = Rule(
    "not_self_signed",
    Severity.ERROR,
    "Doc 9303-12 7.1.1, table 6",
    "The root was not signed by its own key.",
    "No reader can use it as a root.",
)
ROOT_NAMES_DIFFER = Rule(
    "root_names_differ",
    Severity.ERROR,
    "RFC 5280 3.2",
    "Issuer and subject of the root are not one name.",
    costs.NO_ISSUER,
)
ISSUER_NAME_OTHER = Rule(
    "issuer_name_other",
    Severity.ERROR,
    "RFC 5280 4.1.2.4",
    "It names another issuer than the authority that signed it: {about}.",
    costs.NO_ISSUER,
)
ISSUER_NAME_SPELLED = Rule(
    "issuer_name_spelled",
    Severity.WARNING,
    "RFC 5280 7.1",
    "It spells its issuer otherwise than the authority does (order, case or kind of string).",
    "Readers that compare names byte by byte do not find the key that signed it.",
)
ISSUED_AFTER_USAGE = Rule(
    "issued_after_usage",
    Severity.WARNING,
    "Doc 9303-12 4.1.4.2",
    "It was issued outside the time in which the authority's key was to sign.",
    "Readers that watch these times take it for signed with a stolen key.",
)
ISSUED_BY_OLDER_KEY = Rule(
    "issued_by_older_key",
    Severity.WARNING,
    "Doc 9303-12 4.1.4.3",
    "It was signed by an older key although a newer one was in use.",
    "States that follow the newest key only do not find who signed it.",
)
OUTLIVES_ISSUER = Rule(
    "outlives_issuer",
    Severity.ERROR,
    "Doc 9303-12 4.1.4.1",
    "It is valid for {about} days longer than the authority that signed it.",
    costs.TOO_SHORT_LIVED,
)
SERIAL_REUSED = Rule(
    "serial_reused",
    Severity.ERROR,
    "Doc 9303-12 7.1.1.5",
    "Another certificate of this authority has the same serial number.",
    "If one of both is revoked, the documents of the other are refused, too.",
)


def check_issuing(specimen: Specimen) -> Iterator[Finding]:
    """4.1.4 and table 6: signed by whom it should be, under his name and in his time."""
    if specimen.role is Role.ROOT:
        yield from _check_root(specimen.certificate)
    elif specimen.issuer is not None:
        yield from _check_issued(specimen, specimen.issuer)
    else:
        yield from _check_unsigned(specimen)
    yield from _check_serial(specimen)


def _check_unsigned(specimen: Specimen) -> Iterator[Finding]:
    """Nobody at hand signed it: a fault where its issuer is; the former root may be gone."""
    key = authority_key_identifier(specimen.certificate)
    is_link = specimen.role is Role.LINK
    if not is_link and is_named(key, specimen.certificate.issuer, specimen.setting):
        yield ISSUER_DID_NOT_SIGN.found()
    else:
        yield ISSUER_NOT_AT_HAND.found()


def _check_root(certificate: Certificate) -> Iterator[Finding]:
    if not is_self_signed(certificate):
        yield NOT_SELF_SIGNED.found()
    if certificate.issuer != certificate.subject:
        yield ROOT_NAMES_DIFFER.found()


def _check_issued(specimen: Specimen, issuer: Certificate) -> Iterator[Finding]:
    certificate = specimen.certificate
    yield from check_issuer_name(certificate.issuer, issuer)
    usage = private_key_usage(issuer)
    if usage and usage[1] and certificate.not_before > usage[1]:
        yield ISSUED_AFTER_USAGE.found()
    if specimen.role not in AUTHORITIES:
        longer = certificate.not_after - issuer.not_after
        if longer > timedelta():
            yield OUTLIVES_ISSUER.found(longer.days)
        if newer_than(issuer, certificate.not_before - GRACE, specimen.setting):
            yield ISSUED_BY_OLDER_KEY.found()


def check_issuer_name(named: bytes, issuer: Certificate) -> Iterator[Finding]:
    """RFC 5280 4.1.2.4 and 7.1: the issuer's name, letter by letter."""
    if names.key(named) != names.key(issuer.subject):
        yield ISSUER_NAME_OTHER.found(names.readable(named))
    elif named != issuer.subject:
        yield ISSUER_NAME_SPELLED.found()


def newer_than(issuer: Certificate, before: datetime, setting: Setting) -> bool:
    """Whether the setting has a newer key of this authority's country, in use before then."""
    return any(
        each.country == issuer.country
        and each.public_key != issuer.public_key
        and issuer.not_before < each.not_before
        and each.not_before <= before
        for each in setting.authorities
    )


def is_named(key: bytes | None, issuer: bytes, setting: Setting) -> bool:
    """Whether the issuer is at hand whom a key identifier names, or without one a name."""
    name = names.key(issuer)
    return any(
        subject_key_identifier(each) == key if key else names.key(each.subject) == name
        for each in setting.authorities
    )


def _check_serial(specimen: Specimen) -> Iterator[Finding]:
    """7.1.1.5: an authority uses no number twice, whatever its names."""
    certificate = specimen.certificate
    issuer = names.key(certificate.issuer)
    if any(
        each.serial == certificate.serial
        and each.raw != certificate.raw
        and names.key(each.issuer) == issuer
        for each in specimen.setting.authorities
    ):
        yield SERIAL_REUSED.found()
