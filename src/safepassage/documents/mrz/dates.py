"""Dates of the zone: six digits, the century chosen by a reference date, parts perhaps unknown.

ICAO Doc 9303-3 section 4.8: ``<<`` stands for what is not known of a birth date; some issuers
write XX or 00. What the calendar of ``formats`` says of years and days is remembered here,
because a date has to be read in a fraction of a microsecond.
"""

from datetime import date
from typing import Final

from safepassage.formats.edifact.dates import Calendar

WRONG: Final = ""
"""What stands there is no date, not even in part."""
_NO_YEAR: Final = frozenset({"<<", "XX"})
_UNKNOWN: Final = _NO_YEAR | {"00"}
_A_LEAP_YEAR, _A_PLAIN_YEAR = "04", "01"
_ANY_YEARS: Final = Calendar("2004-12-31")


def _days_of_every_year() -> dict[str, str]:
    days = (f"{month:02}{day:02}" for month in range(1, 13) for day in range(1, 32))
    read = ((day, _ANY_YEARS.birth(_A_PLAIN_YEAR + day)) for day in days)
    return {day: iso[4:] for day, iso in read if iso}


_DAYS: Final = _days_of_every_year()


class Reckoning:
    """Reads dates as of a reference date.

    A birth year is the latest that is not after it; an expiry lies between 50 years before and
    49 after. Both methods give ISO 8601 in the precision that is known, None for a date whose
    year is not known, and WRONG for what is no date.
    """

    def __init__(self, at: date) -> None:
        self._today = at.isoformat()
        self._calendar = Calendar(self._today)
        years = [f"{year:02}" for year in range(100)]
        self._births = {year: self._calendar.birth(year + "0000") or WRONG for year in years}
        self._expiries = {year: self._calendar.day(year + "0000") or WRONG for year in years}
        del self._births[self._today[2:4]]

    def born(self, text: str) -> str | None:
        """The date of birth; in the reference's own year the day tells the century."""
        year, day = self._births.get(text[:2]), _DAYS.get(text[2:])
        if year and day:
            return year + day
        known = _known(text)
        return (self._calendar.birth(known) or WRONG) if known else known

    def expires(self, text: str) -> str | None:
        """The date of expiry."""
        year, day = self._expiries.get(text[:2]), _DAYS.get(text[2:])
        if year and day:
            return year + day
        known = _known(text)
        return (self._calendar.day(known) or WRONG) if known else known

    def is_past(self, expires: str | None) -> bool:
        """Whether a date, or all of the year or month that is known, lies before the reference."""
        return expires is not None and expires < self._today[: len(expires)]


def _known(text: str) -> str | None:
    """Six digits, 00 where a part is not known; None without a year, WRONG for no date."""
    year, month, day = text[:2], text[2:4], text[4:]
    if month in _UNKNOWN:
        month = day = "00"
    if day in _UNKNOWN:
        day = "00"
    if year not in _NO_YEAR:
        return year + month + day
    return None if _ANY_YEARS.day(_A_LEAP_YEAR + month + day) else WRONG
