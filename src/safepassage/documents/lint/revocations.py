"""A certificate revocation list held against its profile."""

from collections.abc import Iterator
from hashlib import sha256

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates import names
from safepassage.documents.certificates.certificate import Certificate
from safepassage.documents.certificates.extensions import (
    AUTHORITY_KEY_IDENTIFIER,
    key_identifier_in,
)
from safepassage.documents.certificates.revocation import (
    RevocationList,
    did_sign,
    read_revocation_list,
)
from safepassage.documents.lint.anatomy.revocation import RevocationParts, dissect_revocation_list
from safepassage.documents.lint.certificates import UNREADABLE, attempted, readable, unreadable
from safepassage.documents.lint.finding import Finding, Report
from safepassage.documents.lint.rules.issuing import (
    GRACE,
    ISSUED_BY_OLDER_KEY,
    ISSUER_DID_NOT_SIGN,
    ISSUER_NOT_AT_HAND,
    check_issuer_name,
    is_named,
    newer_than,
)
from safepassage.documents.lint.rules.revoking import (
    STALE,
    check_entries,
    check_list_extensions,
    check_revocation_list,
)
from safepassage.documents.lint.rules.written import check_encoding
from safepassage.documents.lint.specimen import Setting

KIND = "crl"


def lint_revocation_list(raw: bytes, setting: Setting) -> Report:
    """Hold one CRL against its profile, and its signature against the authorities at hand."""
    try:
        parts = dissect_revocation_list(raw)
    except MalformedError as error:
        return unreadable(raw, KIND, error)
    try:
        listed = read_revocation_list(raw)
    except MalformedError as error:
        return _report(raw, parts, (*_of_parts(parts, None), UNREADABLE.found(error)))
    signer = _signer(listed, setting)
    found = (
        *_of_parts(parts, signer),
        *_check_age(listed, setting),
        *attempted(_check_signature(parts, listed, signer, setting)),
    )
    return _report(raw, parts, found)


def _of_parts(parts: RevocationParts, signer: Certificate | None) -> Iterator[Finding]:
    yield from attempted(check_revocation_list(parts))
    yield from attempted(check_entries(parts))
    yield from attempted(check_list_extensions(parts, signer))
    yield from attempted(check_encoding({"issuer": parts.issuer}, parts.extensions))


def _report(raw: bytes, parts: RevocationParts, found: tuple[Finding, ...]) -> Report:
    return Report(
        kind=KIND,
        name=readable(parts.issuer),
        sha256=sha256(raw).hexdigest(),
        findings=tuple(dict.fromkeys(found)),
    )


def _check_age(listed: RevocationList, setting: Setting) -> Iterator[Finding]:
    """4.1.5: at least one CRL every 90 days."""
    if listed.next_update and listed.next_update < setting.at:
        yield STALE.found((setting.at - listed.next_update).days)


def _check_signature(
    parts: RevocationParts, listed: RevocationList, signer: Certificate | None, setting: Setting
) -> Iterator[Finding]:
    """4.1.5: signed by the newest key of the authority whose name it has."""
    if signer is not None:
        yield from check_issuer_name(listed.issuer, signer)
        if newer_than(signer, listed.issued - GRACE, setting):
            yield ISSUED_BY_OLDER_KEY.found()
    elif is_named(key_identifier_in(parts.value(AUTHORITY_KEY_IDENTIFIER)), listed.issuer, setting):
        yield ISSUER_DID_NOT_SIGN.found()
    else:
        yield ISSUER_NOT_AT_HAND.found()


def _signer(listed: RevocationList, setting: Setting) -> Certificate | None:
    country = names.country(listed.issuer)
    of_country = (each for each in setting.authorities if each.country == country)
    return next((each for each in of_country if did_sign(each, listed)), None)
