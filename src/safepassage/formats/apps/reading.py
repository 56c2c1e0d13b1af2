"""What every part of the APPS reader needs at hand: one message, dates, countries, findings."""

from typing import Final

from safepassage.formats.apps.codes import COUNTS, NEW, OLD
from safepassage.formats.apps.defects import AppsCode
from safepassage.formats.apps.message import RawApps
from safepassage.formats.countries import alpha3, is_known
from safepassage.formats.edifact.dates import Calendar
from safepassage.formats.edifact.defects import Code
from safepassage.records import AppsGroup

_LONGEST: Final = 10
_DAY, _FULL_DAY = 8, "102"  # UN/EDIFACT 2379


class Reading:
    """One message while it is read; ``place`` is the group in hand, 1 for the first."""

    def __init__(self, raw: RawApps, at: str | None) -> None:
        self.raw = raw
        self.calendar = Calendar(_departure(raw) or at)
        self.place = 0

    def note(self, code: AppsCode | Code, **values: str | int) -> None:
        """Report a finding about the group in hand."""
        self.raw.note(code, self.place, **values)

    def country(self, code: str | None) -> str | None:
        """A country as ISO alpha-3 or ICAO code; unknown ones stay as sent and are noted."""
        if not code:
            return None
        three = alpha3(code)
        if three != code:
            self.note(Code.TWO_LETTER_COUNTRY)
        elif not is_known(code):
            self.note(Code.UNKNOWN_COUNTRY)
        return three

    def birth(self, text: str) -> str | None:
        """A birth date, perhaps partial (``CCYYMM00``); one that cannot be read is noted."""
        return self._dated(text, self.calendar.birth(text))

    def day(self, text: str | None) -> str | None:
        """A day of expiry; one that cannot be read is noted."""
        return self._dated(text or "", self.calendar.day(text or ""))

    def moment(self, day: str | None, clock: str | None) -> str | None:
        """A local day with a time, or without; one that cannot be read is noted."""
        text = (day or "") + (clock or "")
        return self._dated(text, _moment(self.calendar, text))

    def number(self, text: str | None) -> int | None:
        """A sequence; one that is no number is noted."""
        if text and len(text) < _LONGEST and text.isascii() and text.isdigit():
            return int(text)
        if text:
            self.note(Code.UNREADABLE_NUMBER)
        return None

    def _dated(self, text: str, read: str | None) -> str | None:
        if read is None and text:
            readable = text.isascii() and text.isdigit() and not self.calendar.has_reference
            self.note(Code.CENTURY_UNKNOWN if readable else Code.UNREADABLE_DATE)
        return read


def _departure(raw: RawApps) -> str | None:
    """The first flight's day, by which years of two digits are read."""
    places = {"INT": 4, "INM": 2}
    for group in raw.groups:
        place = places.get(group.name, len(group.fields))
        if place < len(group.fields):
            return _moment(Calendar(None), group.fields[place])
    return None


def _moment(calendar: Calendar, text: str) -> str | None:
    return calendar.moment(text, _FULL_DAY if len(text) >= _DAY else "")


def version_by_count(groups: list[AppsGroup]) -> str | None:
    """The version that alone has a group of some size, if one is there."""
    for group in groups:
        fitting = [v for v in (OLD, NEW) if COUNTS.get(group.name, {}).get(v) == group.field_count]
        if len(fitting) == 1 and group.name != "PAD":
            return fitting[0]
    return None
