"""How long keys sign and certificates live (Doc 9303-12 4.1.1 to 4.1.4, table 1)."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from safepassage.documents.certificates.extensions import private_key_usage
from safepassage.documents.lint import costs
from safepassage.documents.lint.finding import Finding, Rule, Severity
from safepassage.documents.lint.roles import AUTHORITIES, Role
from safepassage.documents.lint.specimen import Specimen

DAY = timedelta(days=1)
"""What clocks and counting may differ by."""
YEAR = timedelta(days=365)
MONTH = timedelta(days=31)
AUTHORITY_SIGNS = 5 * YEAR + timedelta(days=2)
"""4.1.4.2: replaced every three to five years; leap days allowed for."""
SIGNER_SIGNS = 4 * MONTH
"""4.1.1.2: three months; note 1 of table 1 allows the extension to say slightly more."""
SIGNER_MARGIN = 3 * MONTH

AUTHORITY_KEY_LONG = Rule(
    "authority_key_long",
    Severity.WARNING,
    "Doc 9303-12 4.1.4.2, table 1",
    "The authority's key signs for {about} days; three to five years are recommended.",
    "If the key is stolen, the documents of all these years are in doubt.",
)
AUTHORITY_SHORT = Rule(
    "authority_validity_short",
    Severity.WARNING,
    "Doc 9303-12 4.1.4.1, table 1",
    "The root ends {about} days before the last certificate under it may end.",
    costs.TOO_SHORT_LIVED,
)
SIGNER_KEY_LONG = Rule(
    "signer_key_long",
    Severity.WARNING,
    "Doc 9303-12 4.1.1.2, table 1",
    "The signer's key signs for {about} days; at most three months are recommended.",
    "If the key is stolen, the documents of all this time are in doubt.",
)
SIGNER_SHORT = Rule(
    "signer_validity_short",
    Severity.WARNING,
    "Doc 9303-12 4.1.1.1, table 1",
    "The signer's certificate ends {about} days before its last document does.",
    costs.TOO_SHORT_LIVED,
)
USAGE_OUTSIDE = Rule(
    "usage_period_outside",
    Severity.WARNING,
    "Doc 9303-12 4.1.1.1",
    "The private key is to sign at times at which the certificate is not valid.",
    "Documents signed then are taken for signed without a right to.",
)
EXPIRED = Rule(
    "expired",
    Severity.NOTICE,
    "Doc 9303-12 4.1",
    "The certificate has expired; documents that are still valid may need it.",
    "Nothing as long as no valid document rests on it.",
)
NOT_YET_VALID = Rule(
    "not_yet_valid",
    Severity.NOTICE,
    "Doc 9303-12 4.1",
    "The certificate is not valid yet.",
    "Readers refuse documents under it until then.",
)


def check_lifetimes(specimen: Specimen) -> Iterator[Finding]:
    """4.1, table 1: how long a key signs, and that what it signed can be checked to its end."""
    yield from _check_now(specimen)
    usage = private_key_usage(specimen.certificate)
    if usage is None:
        return
    begin = usage[0] or specimen.certificate.not_before
    end = usage[1] or specimen.certificate.not_after
    early, late = specimen.certificate.not_before - begin, end - specimen.certificate.not_after
    if max(early, late) > DAY:
        yield USAGE_OUTSIDE.found()
    if specimen.role in AUTHORITIES:
        yield from _check_authority(specimen, begin, end)
    elif specimen.role is Role.DOCUMENT_SIGNER:
        yield from _check_signer(specimen, begin, end)


def _check_now(specimen: Specimen) -> Iterator[Finding]:
    if specimen.setting.at > specimen.certificate.not_after:
        yield EXPIRED.found()
    elif specimen.setting.at < specimen.certificate.not_before:
        yield NOT_YET_VALID.found()


def _check_authority(specimen: Specimen, begin: datetime, end: datetime) -> Iterator[Finding]:
    """4.1.4: five years of signing; a root lives until the last signer under it has ended."""
    if end - begin > AUTHORITY_SIGNS:
        yield AUTHORITY_KEY_LONG.found((end - begin).days)
    needed = end + SIGNER_MARGIN + specimen.setting.document_years * YEAR
    short = needed - specimen.certificate.not_after
    if specimen.role is Role.ROOT and short > MONTH:
        yield AUTHORITY_SHORT.found(short.days)


def _check_signer(specimen: Specimen, begin: datetime, end: datetime) -> Iterator[Finding]:
    """4.1.1: three months of signing; valid until the last document that it signed has ended."""
    if end - begin > SIGNER_SIGNS:
        yield SIGNER_KEY_LONG.found((end - begin).days)
    short = end + specimen.setting.document_years * YEAR - specimen.certificate.not_after
    if short > DAY:
        yield SIGNER_SHORT.found(short.days)
