"""How times are written (Doc 9303-12 7.1.1 table 5 and 7.1.4 table 9, RFC 5280 4.1.2.5)."""

import re
from collections.abc import Iterator

from safepassage.documents.asn1 import values
from safepassage.documents.lint import costs
from safepassage.documents.lint.anatomy.parts import Time
from safepassage.documents.lint.finding import Finding, Rule, Severity

CLAUSE = "Doc 9303-12 7.1, tables 5 and 9"
FIRST_GENERALIZED_YEAR = 2050

TIME_KIND = Rule(
    "time_kind",
    Severity.ERROR,
    CLAUSE,
    "A time of {about} is written as GeneralizedTime; up to 2049 it has to be UTCTime.",
    costs.REFUSED,
)
TIME_FORM = Rule(
    "time_form",
    Severity.ERROR,
    CLAUSE,
    "A time ({about}) has no seconds, has fractions of them, or does not end with Z.",
    costs.REFUSED,
)

_FORMS = {
    values.UTC_TIME: re.compile(rb"\d{12}Z"),
    values.GENERALIZED_TIME: re.compile(rb"\d{14}Z"),
}


def check_times(*times: Time) -> Iterator[Finding]:
    """Tables 5 and 9: UTCTime until 2049, GeneralizedTime after, to the second, with Z."""
    for time in times:
        yield from _check(time)


def _check(time: Time) -> Iterator[Finding]:
    instant = values.instant(time.tag, time.octets)
    if time.tag == values.GENERALIZED_TIME and instant.year < FIRST_GENERALIZED_YEAR:
        yield TIME_KIND.found(instant.year)
    if not _FORMS[time.tag].fullmatch(time.octets):
        yield TIME_FORM.found(time.octets.decode("ascii", "replace"))
