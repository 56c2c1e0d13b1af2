"""A certificate held against its profile."""

from collections.abc import Callable, Iterator
from hashlib import sha256

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates import names
from safepassage.documents.certificates.certificate import Certificate, read_certificate
from safepassage.documents.certificates.keys import UnusableKeyError
from safepassage.documents.lint.anatomy.certificate import CertificateParts, dissect_certificate
from safepassage.documents.lint.finding import Finding, Report, Rule, Severity
from safepassage.documents.lint.roles import Role, role_of
from safepassage.documents.lint.rules.alternative import check_alternative_names
from safepassage.documents.lint.rules.body import check_body
from safepassage.documents.lint.rules.identifiers import check_identifiers
from safepassage.documents.lint.rules.issuing import check_issuing
from safepassage.documents.lint.rules.keys import check_key
from safepassage.documents.lint.rules.lifetimes import check_lifetimes
from safepassage.documents.lint.rules.points import (
    check_document_types,
    check_name_change,
    check_points,
)
from safepassage.documents.lint.rules.profile import check_profile
from safepassage.documents.lint.rules.seals import check_seal_signer
from safepassage.documents.lint.rules.usage import check_usage
from safepassage.documents.lint.rules.written import check_encoding
from safepassage.documents.lint.specimen import Setting, Specimen, signer_among

UNREADABLE = Rule(
    "unreadable",
    Severity.ERROR,
    "Doc 9303-12 7.1",
    "It cannot be read: {about}.",
    "No reader can use it, and no document under it is checked.",
)

CHECKS: tuple[Callable[[Specimen], Iterator[Finding]], ...] = (
    check_key,
    check_lifetimes,
    check_identifiers,
    check_usage,
    check_alternative_names,
    check_points,
    check_document_types,
    check_name_change,
    check_seal_signer,
    check_issuing,
)


def lint_certificate(raw: bytes, setting: Setting, role: Role | None = None) -> Report:
    """Hold one certificate against the profile of its role, which it says itself unless given."""
    try:
        parts = dissect_certificate(raw)
    except MalformedError as error:
        return unreadable(raw, "certificate", error)
    try:
        certificate = read_certificate(raw)
    except MalformedError as error:
        found = (*_of_parts(parts), UNREADABLE.found(error))
        return _report(raw, role or "certificate", parts.subject, found)
    role = role or role_of(certificate)
    found = (*_of_parts(parts), *_of_role(parts, certificate, role, setting))
    return _report(raw, role, certificate.subject, found)


def unreadable(raw: bytes, kind: str, error: MalformedError | UnusableKeyError) -> Report:
    """The report on what cannot even be taken apart."""
    return Report(
        kind=kind, name="", sha256=sha256(raw).hexdigest(), findings=(UNREADABLE.found(error),)
    )


def attempted(findings: Iterator[Finding]) -> Iterator[Finding]:
    """Findings up to where something cannot be read, which is then a finding itself."""
    try:
        yield from findings
    except MalformedError as error:
        yield UNREADABLE.found(error)


def _of_parts(parts: CertificateParts) -> Iterator[Finding]:
    """What can be said whatever the role."""
    yield from attempted(check_body(parts))
    elements = {"issuer": parts.issuer, "subject": parts.subject, "key": parts.key}
    yield from attempted(check_encoding(elements, parts.extensions))


def _of_role(
    parts: CertificateParts, certificate: Certificate, role: Role, setting: Setting
) -> Iterator[Finding]:
    yield from check_profile(parts, role)
    issuer = None
    if role is not Role.ROOT:
        issuer = signer_among(certificate, setting.authorities)
    specimen = Specimen(parts, certificate, role, setting, issuer)
    for check in CHECKS:
        yield from attempted(check(specimen))


def _report(raw: bytes, kind: str, name: bytes, found: tuple[Finding, ...]) -> Report:
    return Report(
        kind=kind,
        name=readable(name),
        sha256=sha256(raw).hexdigest(),
        findings=tuple(dict.fromkeys(found)),
    )


def readable(name: bytes) -> str:
    """A name for people, nothing where it cannot be read."""
    try:
        return names.readable(name)
    except MalformedError:
        return ""
