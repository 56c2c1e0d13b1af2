"""Cutting the fields of one message into header and groups by the counts they announce."""

import re
from typing import Final

from safepassage.formats.apps.codes import COUNTS, HEADER_FIELDS
from safepassage.formats.apps.defects import AppsCode, located
from safepassage.formats.apps.framing import Stretch
from safepassage.formats.apps.layout import PRECEDING
from safepassage.formats.apps.message import RawApps
from safepassage.formats.edifact.defects import Code
from safepassage.records import AppsGroup

_NAME: Final = re.compile(r"[A-Z]{3}")
_COUNT: Final = re.compile(r"\d{1,2}", re.ASCII)
_KNOWN: Final = {(name, str(n)) for name, counts in COUNTS.items() for n in counts.values()}


def group(stretch: Stretch) -> RawApps:
    """The message in a stretch; what does not fit the counts is kept and reported."""
    return _Grouping(stretch).raw


class _Grouping:
    """Walks over the fields of one stretch."""

    def __init__(self, stretch: Stretch) -> None:
        self._stretch = stretch
        self._fields = [text.strip() for text in stretch.fields]
        self._begins: list[int] = []
        self._has_noise = stretch.is_followed
        transaction, message_id = self._title()
        self.raw = RawApps(transaction, message_id, self._locate)
        place = self._header() if stretch.is_headed else 0
        if not stretch.is_headed:
            self.raw.note(AppsCode.HEADER_MISSING, 0)
        while place < len(self._fields):
            place = self._group(place) if self._is_head(place) else self._outside(place)
        self._finish()

    def _title(self) -> tuple[str | None, str | None]:
        if not self._stretch.is_headed:
            return None, None
        transaction, _, message_id = self._fields[0].partition(":")
        return transaction, message_id or None

    def _locate(self, place: int) -> int:
        return self._stretch.offset(self._begins[place - 1] if place else 0)

    def _header(self) -> int:
        """As many fields as are usual, unless a group begins earlier or none begins there."""
        usual = HEADER_FIELDS.get(self.raw.transaction or "", 0)
        end = self._known_head(1, 1 + usual)
        while end < len(self._fields) and not self._is_head(end):
            end += 1
        self.raw.header = self._fields[1:end]
        found = len(self.raw.header)
        if found != usual:
            self.raw.note(AppsCode.HEADER_FIELDS, 0, announced=usual, found=found)
        return end

    def _group(self, place: int) -> int:
        announced = int(self._fields[place + 1])
        first = place + 2
        end = self._known_head(first, first + announced)
        if end == first + announced:
            end = self._surplus(end)
        fields = self._fields[first:end]
        if len(fields) == announced - 1 and end == len(self._fields):
            fields += [""] * self._stretch.is_terminated
        name = self._fields[place]
        self.raw.groups.append(AppsGroup(name=name, field_count=announced, fields=tuple(fields)))
        self._begins.append(place)
        self._report(name, announced, len(fields))
        return end

    def _report(self, name: str, announced: int, found: int) -> None:
        place = len(self.raw.groups)
        if name not in COUNTS:
            self.raw.note(AppsCode.UNKNOWN_GROUP, place)
        elif announced not in COUNTS[name].values():
            self.raw.note(AppsCode.OTHER_COUNT, place, found=announced)
        if announced != found:
            self.raw.note(AppsCode.FIELD_COUNT, place, announced=announced, found=found)

    def _known_head(self, first: int, end: int) -> int:
        """Where before ``end`` a known group begins; ``end``, or the last field, if nowhere."""
        end = min(end, len(self._fields))
        return next((at for at in range(first, end) if self._is_known_head(at)), end)

    def _surplus(self, place: int) -> int:
        """Fields that follow a complete group on its line belong to it, whatever it announced."""
        while place < len(self._fields):
            if self._is_head(place) or self._stretch.begins_line(place):
                break
            place += 1
        return place

    def _outside(self, place: int) -> int:
        """Pass over text in which no group begins; at the end it is noise."""
        end = self._known_head(place, len(self._fields))
        if end < len(self._fields):
            offset = self._stretch.offset(place)
            self.raw.defects.append(located(AppsCode.FIELDS_OUTSIDE, {}, offset=offset))
        elif any(self._fields[place:]):
            self._has_noise = True
        return end

    def _finish(self) -> None:
        if self._has_noise:
            self.raw.note(Code.NOISE_AFTER)
        elif not self._stretch.is_terminated:
            self.raw.note(Code.FINAL_TERMINATOR_MISSING, len(self.raw.groups))

    def _is_head(self, place: int) -> bool:
        following = self._fields[place + 1 : place + 2]
        return bool(
            following and _NAME.fullmatch(self._fields[place]) and _COUNT.fullmatch(following[0])
        )

    def _is_known_head(self, place: int) -> bool:
        """A group of a passenger with any count, another one with a count that it has."""
        if self._fields[place] in PRECEDING:
            return self._is_head(place)
        return tuple(self._fields[place : place + 2]) in _KNOWN
