"""Findings of an XML message, told with the element's name and the byte at which it begins."""

import re
from datetime import date
from typing import Final

from safepassage.formats.edifact.dates import Calendar
from safepassage.formats.edifact.defects import Code, sentence_of, severity_of
from safepassage.formats.edifact.envelope import Envelope, Header
from safepassage.formats.edifact.message import RawMessage
from safepassage.formats.edifact.syntax import STANDARD
from safepassage.formats.pnrgov.context import Context
from safepassage.formats.pnrgov_xml.encoding import Readable
from safepassage.formats.pnrgov_xml.names import SHOWN
from safepassage.formats.pnrgov_xml.tree import Node
from safepassage.records import Defect

_DATE: Final = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?", re.ASCII)
_COMPACT: Final = re.compile(r"((?:18|19|20|21)\d\d)(\d\d)(\d\d)", re.ASCII)
_CLOCK: Final = re.compile(r"(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?", re.ASCII)
_LAST_MONTH: Final = 12


def found_defect(
    code: Code, offset: int | None, name: str = "", values: dict[str, str | int] | None = None
) -> Defect:
    """One finding; names of elements that are not ours to know are not shown."""
    sentence = sentence_of(code).replace("Segment {tag}", "Element {tag}")
    shown = {"tag": SHOWN.get(name, "(not shown)"), **(values or {})}
    text = sentence.replace("EQN", "NumberOfPnrs").format_map(shown)
    return Defect(code=code.value, severity=severity_of(code), text=text, offset=offset)


class XmlContext(Context):
    """The context of PNRGOV for a message in XML: positions are offsets, dates may be ISO 8601."""

    def __init__(self, source: Readable, calendar: Calendar) -> None:
        raw = RawMessage(STANDARD, Envelope(), Header(), [], locate=int, released=False)
        super().__init__(raw, calendar)
        self._source = source
        self._names: dict[int, str] = {}

    def stand_at(self, node: Node) -> None:
        """Findings that follow are about this element."""
        self.position = node.offset
        self._names[node.offset] = node.name

    def report_at(self, code: Code, place: int, name: str) -> None:
        """A finding about the XML itself."""
        self.position, self._names[place] = place, name
        self.report(code)

    def report_habit(self, code: Code) -> None:
        """The first finding of a kind in each element is told."""
        habit = (code, self._names.get(self.position, ""))
        if habit not in self._habits:
            self._habits.add(habit)
            self.report(code)

    def _defect(self, position: int, code: Code, values: dict[str, str | int]) -> Defect:
        name = self._names.get(position, "")
        return found_defect(code, self._source.offset(position), name, values)

    def day(self, sent: str) -> str | None:
        """A date of travel, issue or expiry as ISO text."""
        return _iso(sent) or super().day(sent)

    def birth(self, sent: str) -> str | None:
        """A birth date as ISO text, perhaps partial."""
        return _iso(sent) or super().birth(sent)

    def when(self, sent: str) -> str | None:
        """A local date and time in one value, in the precision sent."""
        if not sent:
            return None
        day, _, clock = sent.replace("T", " ", 1).partition(" ")
        read, time = self.day(day), _CLOCK.fullmatch(clock.strip())
        if clock and not time:
            self.report(Code.UNREADABLE_DATE)
        if time and time[2]:
            self.report_habit(Code.TIME_ZONE_IGNORED)
        return f"{read}T{time[1]}" if read and time else read


def iso_moment(sent: str) -> str | None:
    """An ISO date, with its clock where it has one."""
    day, _, clock = sent.replace("T", " ", 1).partition(" ")
    read, time = _iso(day), _CLOCK.fullmatch(clock.strip())
    return f"{read}T{time[1]}" if read and time else read


def _iso(sent: str) -> str | None:
    """``1964-07-12`` with or without a time behind it, ``1964-07``, ``19640712``."""
    day = sent.partition("T")[0].partition(" ")[0]
    found = _DATE.fullmatch(day) or _COMPACT.fullmatch(day)
    if found is None:
        return None
    year, month, number = found.groups()
    if number is None:
        return f"{year}-{month}" if 1 <= int(month) <= _LAST_MONTH else None
    try:
        return date(int(year), int(month), int(number)).isoformat()
    except ValueError:
        return None
