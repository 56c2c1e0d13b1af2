"""Identifiers of keys: how a reader finds who signed (Doc 9303-12 7.1.1, table 6)."""

from collections.abc import Iterator

from safepassage.documents.certificates.extensions import (
    AUTHORITY_KEY_IDENTIFIER,
    SUBJECT_KEY_IDENTIFIER,
    authority_key_identifier,
    subject_key_identifier,
)
from safepassage.documents.lint import costs
from safepassage.documents.lint.finding import Finding, Rule, Severity
from safepassage.documents.lint.roles import Role
from safepassage.documents.lint.specimen import Specimen

CLAUSE = "Doc 9303-12 7.1.1, table 6"

AUTHORITY_KEY_ABSENT = Rule(
    "authority_key_absent",
    Severity.NOTICE,
    CLAUSE,
    "The root does not say by which key it was signed (authority key identifier); it may.",
    "Some readers want it and show the root as without an issuer.",
)
AUTHORITY_KEY_EMPTY = Rule(
    "authority_key_empty",
    Severity.ERROR,
    CLAUSE,
    "The authority key identifier holds no key identifier.",
    costs.NO_ISSUER,
)
AUTHORITY_KEY_OTHER = Rule(
    "authority_key_other",
    Severity.ERROR,
    CLAUSE,
    "The authority key identifier names another key than the one that signed.",
    costs.NO_ISSUER,
)
SUBJECT_KEY_EMPTY = Rule(
    "subject_key_empty",
    Severity.ERROR,
    CLAUSE,
    "The subject key identifier is empty.",
    costs.NO_ISSUER,
)


def check_identifiers(specimen: Specimen) -> Iterator[Finding]:
    """Table 6: the identifiers hold something, and name the keys that they should."""
    own = subject_key_identifier(specimen.certificate)
    if specimen.parts.extension(SUBJECT_KEY_IDENTIFIER) and not own:
        yield SUBJECT_KEY_EMPTY.found()
    issuer = specimen.certificate if specimen.role is Role.ROOT else specimen.issuer
    wanted = subject_key_identifier(issuer) if issuer else None
    yield from _check_authority_key(specimen, wanted)


def _check_authority_key(specimen: Specimen, wanted: bytes | None) -> Iterator[Finding]:
    """Table 6: optional in a root; elsewhere the key identifier of the issuer."""
    if specimen.parts.extension(AUTHORITY_KEY_IDENTIFIER) is None:
        if specimen.role is Role.ROOT:
            yield AUTHORITY_KEY_ABSENT.found()
        return
    named = authority_key_identifier(specimen.certificate)
    if not named:
        yield AUTHORITY_KEY_EMPTY.found()
    elif wanted and named != wanted:
        yield AUTHORITY_KEY_OTHER.found()
