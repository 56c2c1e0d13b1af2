"""Values written the way PNRGOV writes them: dates, e-mail addresses, countries."""

from collections.abc import Sequence
from typing import Final, TypeAlias

from safepassage.formats.countries import ALPHA3_OF
from safepassage.formats.edifact.writer import Element, Value

Segment: TypeAlias = Sequence[Element]
_MONTH_NAMES: Final = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"
_MONTHS: Final = _MONTH_NAMES.split()
_ALPHA2_OF: Final = {three: two for two, three in ALPHA3_OF.items()}
_WHOLE_DATE: Final = 3


def date_and_time(moment: str | None) -> list[Value]:
    """``ddmmyy`` and ``hhmm`` or ``hhmmss`` of an ISO moment."""
    if not moment:
        return []
    day, _, clock = moment.partition("T")
    year, month, date = (*day.split("-"), "00", "00")[:_WHOLE_DATE]
    return [f"{date}{month}{year[2:]}", clock.replace(":", "") or None]


def worded_date(day: str | None) -> str:
    """``ddMMMyy`` of an ISO date; 00 stands for an unknown day, digits for an unknown month."""
    if not day:
        return ""
    year, month, date = (*day.split("-"), "00", "00")[:_WHOLE_DATE]
    name = _MONTHS[int(month) - 1] if month != "00" else month
    return f"{date}{name}{year[2:]}"


def email_text(email: str) -> str:
    """An e-mail address without the characters teletype lacks (AIRIMP 3.14)."""
    return email.replace("@", "//").replace("_", "..").replace("-", "./")


def two_letters(country: str | None) -> str | None:
    """The two-letter code that ADD and DOCO use, where there is one."""
    return _ALPHA2_OF.get(country or "", country)


def slashed(*parts: str | None) -> str:
    """The free text of a document request; what is empty at the end is left out."""
    return "/" + "/".join((part or "").replace("/", " ") for part in parts).rstrip("/")
