"""Dates written as digits, and the century of years written with two (UN/EDIFACT 2379)."""

import re
from calendar import isleap, monthrange
from datetime import date
from typing import Final

_YEARS_AFTER: Final = 49
_FULL_MOMENTS: Final = {12, 14}  # ccyymmddhhmm, ccyymmddhhmmss (2379 codes 203 and 204)
_FULL_DAY, _YEAR_AND_MONTH = "102", "610"  # UN/EDIFACT 2379
_YEAR, _MONTH, _DAY = 4, 6, 8
_LEAP_YEAR: Final = 2000
_NO_YEAR: Final = "0000"
_CLOCK: Final = re.compile(r"([01]\d|2[0-3])([0-5]\d)([0-5]\d)?", re.ASCII)


class Calendar:
    """Turns digits into ISO 8601, choosing centuries by the message's own date.

    ``reference`` is an ISO date; without one only full years can be read, except in
    ``moment``, where two digits then mean this century.
    Every method answers ``None`` for what it cannot read.
    """

    __slots__ = ("_century", "_latest_year", "_today")

    def __init__(self, reference: str | None) -> None:
        day = _reference_day(reference)
        self._today = day.isoformat() if day else None
        self._latest_year = day.year + _YEARS_AFTER if day else 0
        self._century = day.year // 100 if day else 0

    @property
    def has_reference(self) -> bool:
        """Whether years of two digits can be read."""
        return self._today is not None

    def birth(self, text: str, layout: str = "") -> str | None:
        """A birth date, perhaps partial: the latest that is not after the reference."""
        if len(text) != _MONTH or layout == _YEAR_AND_MONTH:
            return _full(text, layout)
        if self._today is None:
            return None
        read = _partial(f"{self._century:02}{text}")
        if read is None or read > self._today[: len(read)]:
            return _partial(f"{self._century - 1:02}{text}")
        return read

    def day(self, text: str, layout: str = "") -> str | None:
        """A day of issue or expiry: at most 50 years before and 49 after the reference."""
        if len(text) != _MONTH or layout == _YEAR_AND_MONTH:
            return _full(text, layout)
        return self._window(text)

    def moment(self, text: str, layout: str = "") -> str | None:
        """A local date with a time of day (``yymmddhhmm``, ``ccyymmddhhmm``) or without."""
        full = len(text) in _FULL_MOMENTS or layout == _FULL_DAY
        end = _DAY if full else _MONTH
        day, clock = text[:end], text[end:]
        if not full and not self._today:
            day = f"20{day}"
        read = self._window(day) if len(day) == _MONTH else _partial(day)
        time = _CLOCK.fullmatch(clock)
        return f"{read}T{':'.join(filter(None, time.groups()))}" if read and time else read

    def _window(self, text: str) -> str | None:
        if self._today is None or len(text) != _MONTH or not _is_number(text):
            return None
        year = self._latest_year - (self._latest_year - int(text[:2])) % 100
        return _partial(f"{year:04}{text[2:]}")


def _reference_day(reference: str | None) -> date | None:
    if reference is None:
        return None
    try:
        return date.fromisoformat(reference[:10])
    except ValueError:
        return None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _full(text: str, layout: str) -> str | None:
    """What has its century written."""
    if len(text) in {_YEAR, _DAY} or layout == _YEAR_AND_MONTH:
        return _partial(text)
    return None


def _partial(digits: str) -> str | None:
    """ISO 8601 of ``ccyy``, ``ccyymm`` or ``ccyymmdd``; month or day ``00`` is left out."""
    year, month_and_day = digits[:_YEAR], digits[_YEAR:]
    rest = _REST.get(month_and_day)
    if rest is None or not _is_number(year) or year == _NO_YEAR:
        return None
    if month_and_day == "0229" and not isleap(int(year)):
        return None
    return year + rest


def _rests() -> dict[str, str]:
    """What follows the year in ISO 8601, by the digits that follow it here."""
    rests = {"": "", "00": "", "0000": ""}
    for month in range(1, 13):
        rests[f"{month:02}"] = rests[f"{month:02}00"] = f"-{month:02}"
        for day in range(1, monthrange(_LEAP_YEAR, month)[1] + 1):
            rests[f"{month:02}{day:02}"] = f"-{month:02}-{day:02}"
    return rests


_REST: Final = _rests()
