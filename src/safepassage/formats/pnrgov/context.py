"""What every step of reading one message shares: separators, dates, findings, position."""

from collections import defaultdict
from collections.abc import Callable
from functools import partial
from operator import itemgetter, methodcaller
from typing import Any, TypeVar

from safepassage.formats.countries import alpha3, is_known
from safepassage.formats.edifact.dates import Calendar
from safepassage.formats.edifact.defects import Code
from safepassage.formats.edifact.message import RawMessage
from safepassage.formats.edifact.segment import components, parse_segment, plain, split_segment
from safepassage.formats.pnrgov.dates import MONTH_AND_DAY, clock, year_first
from safepassage.records import Defect, Leg

Elements = list[list[str]]
_Read = TypeVar("_Read")


class Context:
    """The message being read; ``position`` is the 0-based index of the segment at hand.

    A segment that occurs again with the same text (a traveller, a leg, a seat) is taken
    apart once: ``once`` remembers what was read from it, and its findings are reported once.
    ``split`` gives the elements of a segment, ``parts`` the components of an element; both are
    plain ``str.split`` in a message without release characters; ``plain`` is a whole value.
    """

    split: Callable[[str], list[str]]
    parts: Callable[[str], list[str]]
    plain: Callable[[str], str]

    def __init__(self, raw: RawMessage, calendar: Calendar) -> None:
        self.separators = raw.separators
        self.segments = raw.segments
        self.position = 0
        self.pushed: list[Leg] = []
        self._raw = raw
        self._calendar = calendar
        self._findings: list[tuple[int, Code, dict[str, str | int]]] = []
        self._habits: set[tuple[Code, str]] = set()
        self._known: defaultdict[object, dict[str, Any]] = defaultdict(dict)
        self._years: dict[str, str] = {}
        self._births: dict[str, str] = {}
        self._countries: dict[str, str] = {}
        if raw.released:
            self.split = partial(split_segment, separators=raw.separators)
            self.parts = partial(components, separators=raw.separators)
            self.plain = partial(plain, separators=raw.separators)
        else:
            self.split = methodcaller("split", raw.separators.element)
            self.parts = methodcaller("split", raw.separators.component)
            self.plain = str

    def parse(self, text: str) -> Elements:
        """Components of all elements, the tag first."""
        return parse_segment(text, self.separators)

    def once(self, text: str, read: "Callable[[Context, str], _Read]") -> _Read:
        """What ``read`` makes of a segment, remembered for segments of the same text."""
        known = self._known[read]
        found: _Read | None = known.get(text)
        if found is None:
            found = known[text] = read(self, text)
        return found

    def report(self, code: Code, **values: str | int) -> None:
        """A finding about the segment at hand."""
        self._findings.append((self.position, code, values))

    def report_habit(self, code: Code) -> None:
        """A harmless finding that a sender repeats all along: the first one in each tag is told."""
        habit = (code, self._raw.segments[self.position][:3])
        if habit not in self._habits:
            self._habits.add(habit)
            self.report(code)

    def defects(self) -> list[Defect]:
        """All findings in the order of their segments, behind those of the envelope."""
        located = sorted(self._findings, key=itemgetter(0))
        return [*self._raw.defects, *(self._defect(*finding) for finding in located)]

    def _defect(self, position: int, code: Code, values: dict[str, str | int]) -> Defect:
        tag = self._raw.segments[position][:3]
        return self._raw.defect(code, position, **{"tag": tag, **values})

    def country(self, sent: str) -> str | None:
        """A country as ISO alpha-3 or ICAO code; unknown ones stay as sent and are noted."""
        return self._countries.get(sent) or (self._country(sent.strip()) if sent else None)

    def _country(self, code: str) -> str | None:
        if not code:
            return None
        three = alpha3(code)
        if three == code and is_known(code):
            self._countries[code] = code
        else:
            self.report_habit(Code.UNKNOWN_COUNTRY if three == code else Code.TWO_LETTER_COUNTRY)
        return three

    def day(self, sent: str) -> str | None:
        """A date of travel, issue or expiry as ISO text."""
        rest, year = MONTH_AND_DAY.get(sent[:-2]), self._years.get(sent[-2:])
        if rest and year:
            return year + rest
        return self._date(sent, self._years, self._calendar.day)

    def birth(self, sent: str) -> str | None:
        """A birth date as ISO text, perhaps partial."""
        rest, year = MONTH_AND_DAY.get(sent[:-2]), self._births.get(sent[-2:])
        return (
            year + rest if rest and year else self._date(sent, self._births, self._calendar.birth)
        )

    def _date(
        self, sent: str, years: dict[str, str], read: Callable[[str], str | None]
    ) -> str | None:
        """Read a date and remember what its two-digit year means, if that is the same all year."""
        digits = year_first(sent)
        found = read(digits) if digits else None
        if found is None:
            self._report_date(sent, is_date=digits is not None)
        elif digits:
            year = digits[:-4]
            first, last = read(f"{year}0101"), read(f"{year}1231")
            if first and last and first[:4] == last[:4]:
                years[year] = first[:4]
        return found

    def _report_date(self, sent: str, *, is_date: bool) -> None:
        if sent:
            lost = is_date and not self._calendar.has_reference
            self.report(Code.CENTURY_UNKNOWN if lost else Code.UNREADABLE_DATE)

    def moment(self, day: str, time: str) -> str | None:
        """A date with its time of day; a time that cannot be read is left out and noted."""
        return self.with_clock(self.day(day), time)

    def with_clock(self, day: str | None, time: str) -> str | None:
        """A time of day added to an ISO date."""
        if not time:
            return day
        shown = clock(time)
        if shown is None:
            self.report(Code.UNREADABLE_DATE)
        return f"{day}T{shown}" if day and shown else day


def at(elements: Elements, element: int, component: int = 0) -> str:
    """One value without blanks around it; absent ones are empty."""
    try:
        return elements[element][component].strip()
    except IndexError:
        return ""
