"""Fields of a certificate's body (Doc 9303-12 7.1.1 table 5)."""

from collections.abc import Iterator

from safepassage.documents.asn1 import values
from safepassage.documents.lint import costs
from safepassage.documents.lint.anatomy.certificate import CertificateParts
from safepassage.documents.lint.encoding import is_shortest
from safepassage.documents.lint.finding import Finding, Rule, Severity
from safepassage.documents.lint.rules.algorithms import check_algorithms
from safepassage.documents.lint.rules.naming import check_countries, check_name
from safepassage.documents.lint.rules.times import check_times

CLAUSE = "Doc 9303-12 7.1.1, table 5"
WANTED_VERSION = 3
LONGEST_SERIAL = 20

VERSION = Rule(
    "version",
    Severity.ERROR,
    CLAUSE,
    "The certificate is of version {about}, not 3.",
    costs.REFUSED,
)
SERIAL_NEGATIVE = Rule(
    "serial_negative",
    Severity.ERROR,
    CLAUSE,
    "The serial number is negative.",
    costs.UNREADABLE,
)
SERIAL_ZERO = Rule(
    "serial_zero",
    Severity.ERROR,
    CLAUSE,
    "The serial number is zero; it has to be positive.",
    costs.REFUSED,
)
SERIAL_LONG = Rule(
    "serial_long",
    Severity.ERROR,
    CLAUSE,
    "The serial number has {about} octets; 20 are allowed.",
    costs.UNREADABLE,
)
SERIAL_PADDED = Rule(
    "serial_padded",
    Severity.ERROR,
    CLAUSE,
    "The serial number is written with more octets than it needs.",
    costs.UNREADABLE,
)
VALIDITY_REVERSED = Rule(
    "validity_reversed",
    Severity.ERROR,
    CLAUSE,
    "The certificate ends before it begins.",
    costs.REFUSED,
)
UNIQUE_ID = Rule(
    "unique_identifier",
    Severity.ERROR,
    CLAUSE,
    "There is a unique identifier of issuer or subject, which must not be used.",
    costs.REFUSED,
)
EXTENSIONS_MISSING = Rule(
    "extensions_missing",
    Severity.ERROR,
    CLAUSE,
    "The certificate has no extensions.",
    costs.REFUSED,
)
EXTENSION_TWICE = Rule(
    "extension_twice",
    Severity.ERROR,
    "RFC 5280 4.2",
    "The extension {about} stands there twice.",
    costs.UNREADABLE,
)
DEFAULT_WRITTEN = Rule(
    "default_written",
    Severity.ERROR,
    CLAUSE,
    "The extension {about} says that it is not critical, which must be left unsaid.",
    "Strict readers refuse it as not being DER, and with it every document under it.",
)


def check_body(parts: CertificateParts) -> Iterator[Finding]:
    """All of table 5, in its order."""
    if parts.version != WANTED_VERSION:
        yield VERSION.found(parts.version)
    yield from _check_serial(parts.serial)
    yield from check_algorithms(parts.inner, parts.outer)
    yield from check_name(parts.issuer, "issuer")
    yield from check_times(parts.not_before, parts.not_after)
    yield from _check_order(parts)
    yield from check_name(parts.subject, "subject")
    yield from check_countries(parts.issuer, parts.subject)
    if parts.has_unique_ids:
        yield UNIQUE_ID.found()
    yield from _check_extensions(parts)


def _check_serial(octets: bytes) -> Iterator[Finding]:
    """Table 5: positive, at most 20 octets, as few as are needed."""
    number = values.integer(octets)
    if number < 0:
        yield SERIAL_NEGATIVE.found()
    elif number == 0:
        yield SERIAL_ZERO.found()
    if len(octets) > LONGEST_SERIAL:
        yield SERIAL_LONG.found(len(octets))
    if not is_shortest(octets):
        yield SERIAL_PADDED.found()


def _check_order(parts: CertificateParts) -> Iterator[Finding]:
    """Table 5: a validity that is one."""
    if values.instant(*parts.not_after) <= values.instant(*parts.not_before):
        yield VALIDITY_REVERSED.found()


def _check_extensions(parts: CertificateParts) -> Iterator[Finding]:
    """Table 5: extensions are there, each once, without what is the default."""
    if not parts.extensions:
        yield EXTENSIONS_MISSING.found()
    seen = set()
    for each in parts.extensions:
        if each.oid in seen:
            yield EXTENSION_TWICE.found(each.oid)
        seen.add(each.oid)
        if each.says_default:
            yield DEFAULT_WRITTEN.found(each.oid)
