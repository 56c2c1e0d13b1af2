"""Dates as PNRGOV writes them (PADIS: ddmmyy; AIRIMP: ddMMMyy) and times of day."""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

_DIGITS: Final = re.compile(r"(\d\d)(\d\d)(\d{4})", re.ASCII)
_DIGITS_LENGTH: Final = 6
_WORDS: Final = re.compile(r"(\d{1,2})([A-Z]{3})(\d{4}|\d\d)", re.ASCII)
_CLOCK: Final = re.compile(r"([01]\d|2[0-3])([0-5]\d)(?:([0-5]\d)(?:\.\d+)?)?", re.ASCII)
_MONTH_NAMES: Final = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"
_MONTHS: Final = {name: f"{n:02}" for n, name in enumerate(_MONTH_NAMES.split(), start=1)}

_LENGTHS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
MONTH_AND_DAY: Final = {
    form: f"-{month}-{day:02}"
    for (name, month), length in zip(_MONTHS.items(), _LENGTHS, strict=True)
    for day in range(1, length + 1)
    for form in (f"{day:02}{name}", f"{day:02}{month}")
}
"""The ISO 8601 form of ``12JUL`` and ``1207``; 29 February depends on the year and is absent."""


def year_first(text: str) -> str | None:
    """``12JUL64`` or ``120764`` as ``640712``, the year with as many digits as it came."""
    day, month, year = text[:2], text[2:-2], text[-2:]
    if month in _MONTHS and f"{day}{year}".isdecimal():
        return f"{year}{_MONTHS[month]}{day}"
    if len(text) == _DIGITS_LENGTH and text.isdecimal():
        return f"{year}{month}{day}"
    return _unusual(text)


def _unusual(text: str) -> str | None:
    """A day of one digit, a year of four, small letters."""
    found = _DIGITS.fullmatch(text)
    if found:
        return found[3] + found[2] + found[1]
    found = _WORDS.fullmatch(text.upper())
    month = _MONTHS.get(found[2]) if found else None
    return f"{found[3]}{month}{found[1]:0>2}" if found and month else None


def is_worded(text: str) -> bool:
    """Whether a text has the shape of an AIRIMP date, as in SSR DOCS."""
    return text[2:5] in _MONTHS or _WORDS.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def clock(text: str) -> str | None:
    """``hhmm`` or ``hhmmss`` with colons."""
    found = _CLOCK.fullmatch(text)
    return ":".join(part for part in found.groups() if part) if found else None


def later(day: str, days: int) -> str:
    """The ISO date so many days later; a partial date, or one at the end of time, stays."""
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except (OverflowError, ValueError):
        return day
