"""Dates written as digits, and the century of years written with two (UN/EDIFACT 2379)."""

from datetime import date
from typing import Final

_YEARS_AFTER: Final = 49
_FULL_MOMENTS: Final = {12, 14}  # ccyymmddhhmm, ccyymmddhhmmss (2379 codes 203 and 204)
_YEAR, _MONTH, _DAY = 4, 6, 8


class Calendar:
    """Turns digits into ISO 8601, choosing centuries by the message's own date.

    ``reference`` is an ISO date; without one only full years can be read, except in
    ``moment``, where two digits then mean this century.
    Every method answers ``None`` for what it cannot read.
    """

    __slots__ = ("_births", "_days", "_today")

    def __init__(self, reference: str | None) -> None:
        self._today = _reference_day(reference)
        self._births: dict[tuple[str, str], str | None] = {}
        self._days: dict[tuple[str, str], str | None] = {}

    @property
    def has_reference(self) -> bool:
        """Whether years of two digits can be read."""
        return self._today is not None

    def birth(self, text: str, layout: str = "") -> str | None:
        """A birth date, perhaps partial: the latest that is not after the reference."""
        key = (text, layout)
        if key not in self._births:
            self._births[key] = self._read_birth(text, layout)
        return self._births[key]

    def day(self, text: str, layout: str = "") -> str | None:
        """A day of issue or expiry: at most 50 years before and 49 after the reference."""
        key = (text, layout)
        if key not in self._days:
            self._days[key] = self._read_day(text, layout)
        return self._days[key]

    def moment(self, text: str, layout: str = "") -> str | None:
        """A local date with a time of day (``yymmddhhmm``, ``ccyymmddhhmm``) or without."""
        if not _is_number(text) or len(text) % 2:
            return None
        if len(text) in _FULL_MOMENTS or layout == "102":
            day, clock = text[:_DAY], text[_DAY:]
        else:
            day, clock = text[:_MONTH], text[_MONTH:]
        read = self._window(day) if self._today or len(day) == _DAY else _iso("20" + day)
        time = _clock(clock)
        return f"{read}T{time}" if read and time else read

    def _read_birth(self, text: str, layout: str) -> str | None:
        full = self._full(text, layout)
        if full is not None or len(text) != _MONTH or self._today is None:
            return full
        if not _is_number(text):
            return None
        this = self._today.year // 100
        today = self._today.isoformat()
        read = _partial(f"{this}{text}")
        if read is None or read > today[: len(read)]:
            read = _partial(f"{this - 1}{text}")
        return read

    def _read_day(self, text: str, layout: str) -> str | None:
        full = self._full(text, layout)
        return full if full is not None else self._window(text)

    def _full(self, text: str, layout: str) -> str | None:
        """What has its century written."""
        if not _is_number(text):
            return None
        if len(text) in {_YEAR, _DAY} or (layout == "610" and len(text) == _MONTH):
            return _partial(text)
        return None

    def _window(self, text: str) -> str | None:
        if len(text) == _DAY:
            return _iso(text)
        if self._today is None or len(text) != _MONTH or not _is_number(text):
            return None
        latest = self._today.year + _YEARS_AFTER
        year = latest - (latest - int(text[:2])) % 100
        return _partial(f"{year}{text[2:]}")


def _reference_day(reference: str | None) -> date | None:
    if reference is None:
        return None
    try:
        return date.fromisoformat(reference[:10])
    except ValueError:
        return None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _partial(digits: str) -> str | None:
    """ISO 8601 of ``ccyy``, ``ccyymm`` or ``ccyymmdd``; month or day ``00`` is left out."""
    year, month, day = digits[:_YEAR], digits[_YEAR:_MONTH], digits[_MONTH:]
    if month in {"", "00"}:
        return year if day in {"", "00"} and year != "0000" else None
    if day in {"", "00"}:
        return f"{year}-{month}" if "01" <= month <= "12" else None
    return _iso(digits)


def _iso(digits: str) -> str | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8])).isoformat()
    except ValueError:
        return None


def _clock(digits: str) -> str | None:
    hours, minutes, seconds = digits[:2], digits[2:4], digits[4:6]
    if not minutes or hours > "23" or max(minutes, seconds or "00") > "59":
        return None
    return ":".join(part for part in (hours, minutes, seconds) if part)
