"""A parked body as segments, whatever may be free text blanked, every defect at its place.

Only the surroundings of defects and the beginning of each interchange are
shown: a repair needs no more, and nobody reads a manifest along the way.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from safepassage.formats.edifact.region import Region, find_regions
from safepassage.formats.edifact.source import Source
from safepassage.formats.pnrgov.requests import DEFERRED, SEATS
from safepassage.web.console.inbox.wording import SEVERITIES, Words

_CODED_TAGS = (
    "ABI APD ATT AUT BGM CNT COM CPI CTA DAT DOC DTM EBD EMP EQN ERC ERP FAR FTI GEI GID LOC MEA "
    "MON MSG NAD NAT ORG PDT PTK QTY RCI REF RFF RPI SAC SRC SSD TBD TDT TIF TKT TRA TRI TVL TXD "
    "UNA UNB UNE UNG UNH UNS UNT UNZ"
)
CODED = frozenset(_CODED_TAGS.split())
"""What holds nothing but coded elements; every other tag may hold free text or an account."""
_LETTER = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")
AROUND = 6
BEGINNING = 12
MOST_LINES = 4_000
LINE_OF_NOISE = 100
_TAG = 3

Told = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A defect with its severity in words."""

    code: str
    text: str
    word: Words
    tone: str


@dataclass(frozen=True, kw_only=True)
class Segment:
    """A segment as received, or a line of what stands before the first one.

    ``offset`` counts bytes, ``place`` from 1 within its interchange, ``number`` is the same but
    0 for what is no segment.
    """

    place: int
    number: int
    offset: int
    text: str
    separator: str


@dataclass(frozen=True, kw_only=True)
class Line:
    """A segment as shown, or with ``left_out`` that many segments not shown.

    ``pieces`` are stretches of text and whether a defect stands there; ``blanked``
    counts the characters of free text that are not shown.
    """

    number: int = 0
    offset: int = 0
    tag: str = ""
    pieces: tuple[tuple[str, bool], ...] = ()
    blanked: int = 0
    findings: tuple[Finding, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What the repair page shows: findings about the whole, then the lines."""

    findings: tuple[Finding, ...]
    lines: list[Line] = field(default_factory=list)


def marked(body: bytes, defects: Sequence[Told]) -> Sheet:
    """Lay the stored defects over the body that they were found in."""
    segments = list(_segments(Source(body)))
    offsets = [segment.offset for segment in segments]
    placed: dict[int, list[Told]] = defaultdict(list)
    loose: list[Told] = []
    for defect in defects:
        offset = defect["offset"]
        place = -1 if offset is None else bisect_right(offsets, offset) - 1
        (placed[place] if place >= 0 else loose).append(defect)
    return Sheet(
        findings=tuple(map(_finding, loose)), lines=list(_lines(segments, placed))[:MOST_LINES]
    )


def _segments(source: Source) -> Iterator[Segment]:
    regions = find_regions(source)
    yield from _noise(source, regions[0].begins if regions else len(source.text))
    for region in regions:
        yield from _of_region(region)


def _noise(source: Source, end: int) -> Iterator[Segment]:
    """What stands before the first interchange, or an input without any, in short lines."""
    for start in range(0, end, LINE_OF_NOISE):
        text = source.text[start : min(start + LINE_OF_NOISE, end)]
        place = start // LINE_OF_NOISE + 1
        offset = source.byte_offset(start)
        yield Segment(place=place, number=0, offset=offset, text=_shape(text), separator="")


def _of_region(region: Region) -> Iterator[Segment]:
    for index, text in enumerate(region.segments):
        yield Segment(
            place=index + 1,
            number=index + 1,
            offset=region.offset(index),
            text=text,
            separator=region.separators.element,
        )


def _lines(segments: Sequence[Segment], placed: Mapping[int, Sequence[Told]]) -> Iterator[Line]:
    shown = sorted(
        {
            near
            for place in placed
            for near in range(place - AROUND, place + AROUND + 1)
            if 0 <= near < len(segments)
        }
        | {place for place, segment in enumerate(segments) if segment.place <= BEGINNING}
    )
    for before, place in pairwise([-1, *shown]):
        if place - before > 1:
            yield Line(left_out=place - before - 1)
        yield _line(segments[place], placed.get(place, ()))
    if shown and len(segments) - shown[-1] > 1:
        yield Line(left_out=len(segments) - shown[-1] - 1)


def _line(segment: Segment, defects: Sequence[Told]) -> Line:
    tag, rest = segment.text[:_TAG], segment.text[_TAG:]
    blank = segment.number > 0 and not _is_coded(segment)
    starts = sorted({defect["offset"] - segment.offset for defect in defects})
    return Line(
        number=segment.number,
        offset=segment.offset,
        tag=tag,
        pieces=() if blank else tuple(_pieces(segment, starts)),
        blanked=len(rest) if blank else 0,
        findings=tuple(map(_finding, defects)),
    )


def _is_coded(segment: Segment) -> bool:
    """Whether a segment holds codes only; of requests, those that no meal and no illness is in."""
    tag, _, rest = segment.text.partition(segment.separator)
    return tag in CODED or (tag == "SSR" and rest[:4] in DEFERRED | SEATS)


def _shape(text: str) -> str:
    """Noise as far as a repair needs it: where letters, digits and separators stand."""
    return _DIGIT.sub("9", _LETTER.sub("x", text))


def _pieces(segment: Segment, starts: Sequence[int]) -> Iterator[tuple[str, bool]]:
    """The text cut at the elements that defects point to."""
    text, at = segment.text, 0
    for start in starts:
        begin = max(at, min(start, len(text)))
        end = _end_of_element(text, begin, segment.separator)
        if begin > at:
            yield text[at:begin], False
        if end > begin:
            yield text[begin:end], True
        at = max(at, end)
    if at < len(text):
        yield text[at:], False


def _end_of_element(text: str, begin: int, separator: str) -> int:
    found = text.find(separator, begin + 1) if separator else -1
    return found if found >= 0 else len(text)


def _finding(defect: Told) -> Finding:
    word, tone = SEVERITIES[defect["severity"]]
    return Finding(code=defect["code"], text=defect["text"], word=word, tone=tone)
