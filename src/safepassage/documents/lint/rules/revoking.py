"""Certificate revocation lists (Doc 9303-12 4.1.5 and 7.1.4, tables 9 and 10)."""

from collections.abc import Iterator
from datetime import timedelta

from safepassage.documents.asn1 import der, values
from safepassage.documents.certificates.certificate import Certificate
from safepassage.documents.certificates.extensions import (
    AUTHORITY_KEY_IDENTIFIER,
    CRL_NUMBER,
    key_identifier_in,
    subject_key_identifier,
)
from safepassage.documents.lint import costs
from safepassage.documents.lint.anatomy.revocation import EntryParts, RevocationParts
from safepassage.documents.lint.encoding import is_shortest
from safepassage.documents.lint.finding import Finding, Rule, Severity
from safepassage.documents.lint.rules.algorithms import check_algorithms
from safepassage.documents.lint.rules.naming import check_name
from safepassage.documents.lint.rules.times import check_times

FIELDS = "Doc 9303-12 7.1.4, table 9"
EXTENSIONS = "Doc 9303-12 7.1.4, table 10"
WANTED_VERSION = 2
LONGEST_NUMBER = 20
LONGEST_LIFE = timedelta(days=90)
SHORTEST_LIFE = timedelta(hours=48)
FORBIDDEN = {
    "2.5.29.27": "delta CRL indicator",
    "2.5.29.28": "issuing distribution point",
    "2.5.29.46": "freshest CRL",
}
FORBIDDEN_IN_ENTRIES = {
    "2.5.29.21": "reason",
    "2.5.29.23": "hold instruction",
    "2.5.29.24": "invalidity date",
    "2.5.29.29": "certificate issuer",
}

CRL_VERSION = Rule(
    "crl_version", Severity.ERROR, FIELDS, "The CRL is of version {about}, not 2.", costs.UNREVOKED
)
NEXT_UPDATE_MISSING = Rule(
    "next_update_missing",
    Severity.ERROR,
    FIELDS,
    "The CRL does not say when the next one comes.",
    costs.UNREVOKED,
)
LIFE_LONG = Rule(
    "crl_life_long",
    Severity.ERROR,
    "Doc 9303-12 4.1.5",
    "The next CRL comes after {about} days; 90 are allowed.",
    costs.UNREVOKED,
)
LIFE_SHORT = Rule(
    "crl_life_short",
    Severity.WARNING,
    "Doc 9303-12 4.1.5",
    "The next CRL is due within 48 hours; states cannot fetch them as often as that.",
    "Remote border posts work with a list that is out of date and send holders aside.",
)
STALE = Rule(
    "crl_out_of_date",
    Severity.ERROR,
    "Doc 9303-12 4.1.5",
    "The CRL has been out of date for {about} days.",
    "Readers that keep to the standard cannot tell whether a signer is revoked; every holder "
    "is sent aside.",
)
EMPTY_LIST = Rule(
    "crl_empty_list",
    Severity.ERROR,
    FIELDS,
    "There is a list of revoked certificates with nothing in it; it has to be left out.",
    "Strict readers cannot read the CRL and go on without it.",
)
SERIAL_TWICE = Rule(
    "crl_serial_twice",
    Severity.ERROR,
    "RFC 5280 5.3",
    "The serial number of a revoked certificate stands there twice.",
    "Readers differ in which entry they believe.",
)
UNSORTED = Rule(
    "crl_unsorted",
    Severity.NOTICE,
    "good practice; no clause wants it",
    "The revoked certificates are not in the order of their numbers.",
    costs.NOTHING,
)
REVOKED_LATER = Rule(
    "crl_revoked_later",
    Severity.WARNING,
    "RFC 5280 5.1.2.6",
    "A certificate is revoked from a time on that is after the CRL's own.",
    "Readers that watch these times believe the certificate until then.",
)
ENTRY_EXTENSION = Rule(
    "crl_entry_extension",
    Severity.WARNING,
    EXTENSIONS,
    "An entry has an extension that must not be used: {about}.",
    costs.PASSED_OVER,
)
CRITICAL = Rule(
    "crl_critical",
    Severity.ERROR,
    EXTENSIONS,
    "The extension {about} is marked critical.",
    "Readers that do not know it must not use the CRL.",
)
FORBIDDEN_EXTENSION = Rule(
    "crl_forbidden",
    Severity.ERROR,
    EXTENSIONS,
    "The CRL has an extension that must not be used: {about}.",
    "It says that the list is not whole; readers must not use it.",
)
AUTHORITY_KEY_MISSING = Rule(
    "crl_authority_key_missing",
    Severity.ERROR,
    EXTENSIONS,
    "The CRL does not say by which key it was signed (authority key identifier).",
    "After a change of keys readers do not find who signed the CRL and go on without it.",
)
AUTHORITY_KEY_OTHER = Rule(
    "crl_authority_key_other",
    Severity.ERROR,
    EXTENSIONS,
    "The authority key identifier names another key than the one that signed the CRL.",
    "Readers do not find who signed the CRL and go on without it.",
)
NUMBER_MISSING = Rule(
    "crl_number_missing", Severity.ERROR, EXTENSIONS, "The CRL has no number.", costs.UNREVOKED
)
NUMBER_FORM = Rule(
    "crl_number_form",
    Severity.ERROR,
    EXTENSIONS,
    "The CRL's number is negative, too long, or has more octets than it needs.",
    "Readers that keep the list with the highest number keep an older one.",
)


def check_revocation_list(parts: RevocationParts) -> Iterator[Finding]:
    """Table 9 and 4.1.5: version, algorithms, issuer and times."""
    if parts.version != WANTED_VERSION:
        yield CRL_VERSION.found(parts.version)
    yield from check_algorithms(parts.inner, parts.outer)
    yield from check_name(parts.issuer, "issuer")
    yield from check_times(parts.this_update)
    if parts.next_update is None:
        yield NEXT_UPDATE_MISSING.found()
        return
    yield from check_times(parts.next_update)
    life = values.instant(*parts.next_update) - values.instant(*parts.this_update)
    if life > LONGEST_LIFE:
        yield LIFE_LONG.found(life.days)
    elif life < SHORTEST_LIFE:
        yield LIFE_SHORT.found()


def check_entries(parts: RevocationParts) -> Iterator[Finding]:
    """Tables 9 and 10: no empty list, each number once, no extensions of entries."""
    if parts.entries is None:
        return
    if not parts.entries:
        yield EMPTY_LIST.found()
    numbers = [values.integer(each.serial) for each in parts.entries]
    if len(set(numbers)) < len(numbers):
        yield SERIAL_TWICE.found()
    if numbers != sorted(numbers):
        yield UNSORTED.found()
    issued = values.instant(*parts.this_update)
    for entry in parts.entries:
        yield from check_times(entry.since)
        if values.instant(*entry.since) > issued:
            yield REVOKED_LATER.found()
        yield from _check_entry_extensions(entry)


def _check_entry_extensions(entry: EntryParts) -> Iterator[Finding]:
    """Table 10: no entry extensions but private ones, none critical."""
    for each in entry.extensions:
        if each.oid in FORBIDDEN_IN_ENTRIES:
            yield ENTRY_EXTENSION.found(FORBIDDEN_IN_ENTRIES[each.oid])
        if each.critical:
            yield CRITICAL.found(FORBIDDEN_IN_ENTRIES.get(each.oid, each.oid))


def check_list_extensions(parts: RevocationParts, issuer: Certificate | None) -> Iterator[Finding]:
    """Table 10: issuer's key and number are there, delta and partitioned lists are not."""
    for each in parts.extensions:
        if each.oid in FORBIDDEN:
            yield FORBIDDEN_EXTENSION.found(FORBIDDEN[each.oid])
        elif each.critical:
            yield CRITICAL.found(each.oid)
    named = key_identifier_in(parts.value(AUTHORITY_KEY_IDENTIFIER))
    if not named:
        yield AUTHORITY_KEY_MISSING.found()
    elif issuer is not None and named != (subject_key_identifier(issuer) or named):
        yield AUTHORITY_KEY_OTHER.found()
    yield from _check_number(parts.value(CRL_NUMBER))


def _check_number(value: bytes | None) -> Iterator[Finding]:
    """Table 10: not negative, at most 20 octets, as few as are needed."""
    if value is None:
        yield NUMBER_MISSING.found()
        return
    start, stop = der.whole(value, der.INTEGER)
    octets = value[start:stop]
    is_short = len(octets) <= LONGEST_NUMBER and is_shortest(octets)
    if not is_short or values.integer(octets) < 0:
        yield NUMBER_FORM.found()
