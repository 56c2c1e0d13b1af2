"""One message of an interchange, its segments not yet interpreted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from safepassage.formats.edifact.defects import Code, defect, located
from safepassage.formats.edifact.envelope import Envelope, Header
from safepassage.formats.edifact.segment import parse_segment, split_segment
from safepassage.formats.edifact.syntax import Separators
from safepassage.records import Defect

_YEAR: Final = 4
_FIRST_YEAR: Final = 1987  # ISO 9735


@dataclass
class RawMessage:
    """Segments ``UNH`` to ``UNT`` as texts without terminators and line breaks.

    ``released`` tells whether release characters stand around; if not, ``str.split`` is enough.
    ``segment_count`` is the number in UNT, ``defects`` what the envelope check found.
    Positions are 0-based here; defects show them 1-based.
    """

    separators: Separators
    envelope: Envelope
    header: Header
    segments: list[str]
    locate: Callable[[int], int]
    released: bool
    segment_count: int | None = None
    defects: list[Defect] = field(default_factory=list)

    def sent_day(self, at: str | None) -> str | None:
        """The date of the interchange, by which years of two digits are read.

        One behind the year after ``at``, the present, or before there were interchanges is
        reported and not believed: with it everybody's birth date would move a century.
        """
        sent = self.envelope.sent_at
        year = int(sent[:_YEAR]) if sent else _FIRST_YEAR
        if year < _FIRST_YEAR or (at and year > int(at[:_YEAR]) + 1):
            self.defects.append(self.defect(Code.SENT_DATE_IMPLAUSIBLE, 0))
            return None
        return sent

    def offset(self, index: int) -> int:
        """Byte position in the input where segment ``index`` begins."""
        return self.locate(index)

    def elements(self, index: int) -> list[str]:
        """Elements of a segment, the tag first; release characters still in place."""
        return split_segment(self.segments[index], self.separators)

    def parsed(self, index: int) -> list[list[str]]:
        """Components of all elements of a segment, release characters undone."""
        return parse_segment(self.segments[index], self.separators)

    def defect(self, code: Code, index: int | None = None, **values: str | int) -> Defect:
        """A finding about segment ``index``, or about the whole message."""
        if index is None:
            return defect(code, **values)
        return located(code, values, segment=index + 1, offset=self.offset(index))
