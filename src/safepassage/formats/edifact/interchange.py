"""Reading the envelope of interchanges: UNB, UNG, UNH … UNT, UNE, UNZ (ISO 9735-1).

Nothing raises and nothing is rejected: what is wrong becomes a defect with its position.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar, Final

from safepassage.formats.edifact.defects import Code, defect, located
from safepassage.formats.edifact.envelope import (
    Envelope,
    Header,
    read_count,
    read_unb,
    read_ung,
    read_unh,
)
from safepassage.formats.edifact.message import RawMessage
from safepassage.formats.edifact.region import TRAILERS, Region, find_regions
from safepassage.formats.edifact.source import Source
from safepassage.records import Defect

_HEADERS: Final = frozenset({"UNB", "UNG", "UNH"})
_FIRST: Final = frozenset({"BGM", "MSG", "TDT"})  # the old dialect has no BGM
_SEGMENT: Final = re.compile(r"[A-Z]{3}(?:[^\w ]|$)")


@dataclass
class Interchange:
    """All messages of one input, in order; ``defects`` are those outside any message."""

    messages: list[RawMessage] = field(default_factory=list)
    defects: list[Defect] = field(default_factory=list)


def read_interchange(data: bytes) -> Interchange:
    """Every message of every interchange in ``data``, whatever stands around them."""
    result = Interchange()
    if not data.strip():
        result.defects.append(defect(Code.EMPTY_INPUT))
        return result
    source = Source(data)
    result.defects += [defect(code) for code in source.codes]
    regions = find_regions(source)
    if not regions:
        result.defects.append(defect(Code.NO_INTERCHANGE))
        return result
    if source.text[: regions[0].begins].strip():
        result.defects.append(located(Code.NOISE_BEFORE, {}, offset=0))
    for region in regions:
        _Reader(region, source, result).read()
    return result


class _Reader:
    """Walks over the service segments of one region."""

    def __init__(self, region: Region, source: Source, result: Interchange) -> None:
        self._region = region
        self._result = result
        self._source = source
        self._around = Envelope()
        self._envelope = Envelope()
        self._open: tuple[int, Header] | None = None
        self._group: int | None = None
        self._in_group = 0
        self._in_interchange = 0
        self._interchange: int | None = None
        self._closed = 0
        self._end = interchange_end(region)

    def read(self) -> None:
        self._describe()
        segments = self._region.segments
        for index, tag in self._region.services:
            if index < self._end:
                self._STEPS[tag](self, index, segments[index])
        self._close_message(self._end)
        self._close_group(None)
        self._outside(self._end)
        if self._interchange is not None:
            self._add(Code.INTERCHANGE_UNCLOSED, self._interchange)

    def _describe(self) -> None:
        region, defects = self._region, self._result.defects
        for code in region.codes:
            self._add_at_start(code)
        if region.is_mixed:
            self._add_at_start(Code.TERMINATORS_MIXED)
        if self._source.has_unexpected_controls(region.begins, region.ends):
            self._add_at_start(Code.CONTROL_CHARACTERS)
        defects += region.repairs()
        if not region.services or region.services[0] != (0, "UNB"):
            self._add_at_start(Code.ENVELOPE_ABSENT)
        if self._end < len(region.segments):
            self._add(Code.NOISE_AFTER, self._end)
        elif not region.is_terminated:
            if region.cut_unterminated_trailer():
                defects.append(defect(Code.NOISE_AFTER))
            self._add(Code.FINAL_TERMINATOR_MISSING, self._end - 1)

    def _add_at_start(self, code: Code) -> None:
        offset = self._source.byte_offset(self._region.begins)
        self._result.defects.append(located(code, {}, offset=offset))

    def _add(self, code: Code, index: int, **values: str | int) -> None:
        self._result.defects.append(self._region.defect(code, index, **values))

    def _unb(self, index: int, text: str) -> None:
        self._around = self._envelope = read_unb(text, self._region.separators)
        self._interchange = index
        self._closed = index + 1

    def _ung(self, index: int, text: str) -> None:
        self._close_message(index)
        self._close_group(None)
        self._outside(index)
        self._envelope = read_ung(text, self._region.separators, self._around)
        self._group, self._in_group = index, 0
        self._in_interchange += 1
        self._closed = index + 1

    def _unh(self, index: int, text: str) -> None:
        self._close_message(index)
        self._outside(index)
        self._open = (index, read_unh(text, self._region.separators))
        self._count_message()

    def _unt(self, index: int, text: str) -> None:
        if self._open:
            self._close_message(index + 1, text)

    def _une(self, index: int, text: str) -> None:
        self._close_message(index)
        self._outside(index)
        self._close_group((index, text))
        self._closed = index + 1

    def _unz(self, index: int, text: str) -> None:
        self._close_message(index)
        self._close_group(None)
        self._outside(index)
        self._closed = index + 1
        if self._interchange is None:
            return
        count, reference = read_count(text, self._region.separators)
        if count != self._in_interchange:
            found = self._in_interchange
            self._add(Code.INTERCHANGE_COUNT, index, announced=_shown(count), found=found)
        if reference != self._around.control_reference:
            self._add(Code.INTERCHANGE_REFERENCE, index)
        self._interchange = None

    def _close_group(self, trailer: tuple[int, str] | None) -> None:
        if self._group is None:
            return
        if trailer is None:
            self._add(Code.GROUP_UNCLOSED, self._group)
        else:
            self._compare_group(*trailer)
        self._group, self._envelope = None, self._around

    def _compare_group(self, index: int, text: str) -> None:
        count, reference = read_count(text, self._region.separators)
        if count != self._in_group:
            found = self._in_group
            self._add(Code.GROUP_COUNT, index, announced=_shown(count), found=found)
        if (reference or "") != self._envelope.group:
            self._add(Code.GROUP_REFERENCE, index)

    def _close_message(self, end: int, trailer: str | None = None) -> None:
        if self._open is None:
            return
        region, (first, header) = self._region, self._open
        self._open, self._closed = None, end
        message = RawMessage(
            separators=region.separators,
            envelope=self._envelope,
            header=header,
            segments=region.segments[first:end],
            locate=lambda index: region.offset(first + index),
            released=region.released,
        )
        self._compare_message(message, trailer)
        self._result.messages.append(message)

    def _compare_message(self, message: RawMessage, trailer: str | None) -> None:
        last = len(message.segments) - 1
        if trailer is None:
            message.defects.append(message.defect(Code.MESSAGE_UNCLOSED, last))
            return
        message.segment_count, reference = read_count(trailer, message.separators)
        if message.segment_count != last + 1:
            announced = _shown(message.segment_count)
            message.defects.append(
                message.defect(Code.SEGMENT_COUNT, last, announced=announced, found=last + 1)
            )
        if reference != message.header.reference:
            message.defects.append(message.defect(Code.MESSAGE_REFERENCE, last))

    def _outside(self, index: int) -> None:
        """Deal with what stands between the last trailer and the next header."""
        begin = self._closed
        self._closed = max(self._closed, index)
        body = next((i for i in range(begin, index) if self._tag(i) in _FIRST), index)
        for stray in range(begin, body):
            self._add(Code.SEGMENT_OUTSIDE_MESSAGE, stray, tag=self._tag(stray))
        if body < index:
            self._recover(body, index)

    def _tag(self, index: int) -> str:
        return self._region.segments[index][:3]

    def _recover(self, begin: int, end: int) -> None:
        """Read a message whose UNH is lost: its travellers are there all the same."""
        tags = {self._tag(index) for index in range(begin, end)}
        region = self._region
        kind = "PNRGOV" if "MSG" in tags else "CUSRES" if "ERP" in tags else "PAXLST"
        message = RawMessage(
            separators=region.separators,
            envelope=self._envelope,
            header=Header(type=kind),
            segments=["UNH", *region.segments[begin:end]],
            locate=lambda index: region.offset(begin + max(index - 1, 0)),
            released=region.released,
        )
        message.defects.append(message.defect(Code.MESSAGE_UNOPENED, 0))
        self._result.messages.append(message)
        self._count_message()

    def _count_message(self) -> None:
        self._in_group += 1
        if self._group is None:
            self._in_interchange += 1

    # of the class and not of each reader, which would then refer to itself and outlive its work
    _STEPS: ClassVar[dict[str, Callable[["_Reader", int, str], None]]] = {
        "UNB": _unb,
        "UNG": _ung,
        "UNH": _unh,
        "UNT": _unt,
        "UNE": _une,
        "UNZ": _unz,
    }


def _shown(count: int | None) -> str | int:
    return "no" if count is None else count


def interchange_end(region: Region) -> int:
    """How many segments belong to the interchange; what follows is noise.

    It ends with the last UNZ unless a message follows; without UNZ with the last trailer,
    or with the last text that looks like a segment.
    """
    segments = region.segments
    headers = [index for index, tag in region.services if tag in _HEADERS]
    after = headers[-1] if headers else 0
    for trailer in reversed(TRAILERS):
        ends = [index for index, tag in region.services if tag == trailer and index >= after]
        if ends:
            return ends[0] + 1
    return _last_segment(segments)


def _last_segment(segments: list[str]) -> int:
    end = len(segments)
    while end and not _SEGMENT.match(segments[end - 1]):
        end -= 1
    return end
