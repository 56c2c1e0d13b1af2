"""Countries, dates and counts as carriers send them, read alike in EDIFACT and APPS."""

from abc import ABC, abstractmethod

from safepassage.formats.countries import alpha3, is_known
from safepassage.formats.edifact.dates import Calendar
from safepassage.formats.edifact.defects import Code
from safepassage.formats.edifact.segment import is_count


class SentValues(ABC):
    """Turns what was sent into what the records hold; what cannot be read is noted.

    ``calendar`` knows the century of years with two digits.
    """

    calendar: Calendar

    @abstractmethod
    def note(self, code: Code) -> None:
        """Report a finding about the place in hand."""

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

    def birth(self, text: str, layout: str = "") -> str | None:
        """A birth date, perhaps partial, in ISO 8601 (layouts of UN/EDIFACT 2379)."""
        return self._dated(text, self.calendar.birth(text, layout))

    def day(self, text: str | None, layout: str = "") -> str | None:
        """A day of issue or expiry in ISO 8601."""
        return self._dated(text, self.calendar.day(text, layout)) if text else None

    def moment(self, text: str, layout: str = "") -> str | None:
        """A local day with a time, or without, in ISO 8601."""
        return self._dated(text, self.calendar.moment(text, layout))

    def number(self, text: str | None) -> int | None:
        """A count or sequence of at most nine digits."""
        if not text:
            return None
        if is_count(text):
            return int(text)
        self.note(Code.UNREADABLE_NUMBER)
        return None

    def _dated(self, text: str, read: str | None) -> str | None:
        if read is None and text:
            readable = text.isascii() and text.isdigit() and not self.calendar.has_reference
            self.note(Code.CENTURY_UNKNOWN if readable else Code.UNREADABLE_DATE)
        return read
