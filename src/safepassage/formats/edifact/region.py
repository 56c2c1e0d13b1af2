"""One interchange's stretch of text, cut into segments that know where they began."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, compress, count, pairwise
from typing import Final

from safepassage.formats.edifact.defects import Code, located
from safepassage.formats.edifact.envelope import read_count
from safepassage.formats.edifact.repair import glued_positions, unmixed
from safepassage.formats.edifact.segment import split_released
from safepassage.formats.edifact.source import Source
from safepassage.formats.edifact.syntax import BLANKS, read_separators
from safepassage.records import Defect

_START: Final = re.compile(
    r"UN(?:A[^\w][^\w](?:.{3,7}?)(?=UN[BGH][^\w])"
    r"|B([^\w ])\w{4}([^\w ])\d{1,2}(?:\2\w*)*\1)",
    re.DOTALL,
)
_FRAGMENT: Final = re.compile(r"UN(?:G[^\w ][A-Z]{6}[^\w ]|H([^\w ])[^\W_]*\1[A-Z]{6}[^\w ])")
_MESSAGE: Final = re.compile(r"UNH([^\w ])[^\W_]*\1[A-Z]{6}([^\w ])")
_TAG_LENGTH: Final = 3
_BLOCK: Final = 64
TRAILERS: Final = ("UNT", "UNE", "UNZ")
SERVICES: Final = frozenset({"UNB", "UNG", "UNH", *TRAILERS})


def find_regions(source: Source) -> list["Region"]:
    """The interchanges of an input, and stretches without a header of their own.

    Such a stretch begins with UNH or UNG before the first interchange, or where a message
    has other separators than the interchange it stands in (two inputs run together).
    """
    starts = _interchange_starts(source.text)
    first = starts[0] if starts else len(source.text)
    fragment = _FRAGMENT.search(source.text, 0, first)
    if fragment:
        starts.insert(0, fragment.start())
    bounds = [*starts, len(source.text)]
    return [
        Region(source, *part)
        for bound in pairwise(bounds)
        for part in pairwise(_changes(source.text, *bound))
    ]


def _interchange_starts(text: str) -> list[int]:
    starts: list[int] = []
    advised = -1
    for found in _START.finditer(text):
        if found.start() != advised:
            starts.append(found.start())
        advised = -1 if found[1] else found.end()
    return starts


def _changes(text: str, start: int, end: int) -> list[int]:
    """Bounds of the parts of an interchange that keep to one pair of separators."""
    bounds = [start]
    own = read_separators(text[start:end])[0]
    separators = (own.element, own.component)
    for found in _MESSAGE.finditer(text, start + 1, end):
        if found.groups() != separators:
            bounds.append(found.start())
            separators = (found[1], found[2])
    return [*bounds, end]


class Region:
    """Text from one interchange header to the next, with its separators.

    ``segments`` are the texts between terminators without leading blanks, empty ones left out,
    ``services`` are index and tag of the segments whose tag begins with UN;
    ``codes`` says what was wrong with the UNA segment, ``is_mixed`` whether several quotation
    marks stood for its terminator.
    """

    def __init__(self, source: Source, start: int, end: int) -> None:
        self._source = source
        text = source.text[start:end]
        self.separators, self.codes, first = read_separators(text)
        self._sent_advice = text[:first]
        self.begins = start
        self.ends = end
        self._start = start + first
        sent = text[first:]
        self._text = unmixed(sent, self.separators)
        self.is_mixed = self._text is not sent
        self._inserted: list[int] = []
        self._pieces = self._split()
        self.segments = self._cut()
        self.services = self._service_segments()
        if not self._counts_agree() and self._part_glued():
            self.services = self._service_segments()

    def _service_segments(self) -> list[tuple[int, str]]:
        found = [(i, text[:3]) for i, text in enumerate(self.segments) if "UN" <= text < "UO"]
        return [service for service in found if service[1] in SERVICES]

    def _counts_agree(self) -> bool:
        """Whether every UNT names the number of segments found, so that none can be missing."""
        if not self.services or self.services[-1] != (len(self.segments) - 1, "UNZ"):
            return False
        messages = [service for service in self.services if service[1] in {"UNH", "UNT"}]
        pairs = zip(messages[::2], messages[1::2], strict=False)
        return len(messages) % 2 == 0 and all(
            (tag, closing) == ("UNH", "UNT") and self._announced(end) == end - begin + 1
            for (begin, tag), (end, closing) in pairs
        )

    def _announced(self, index: int) -> int | None:
        return read_count(self.segments[index], self.separators)[0]

    def _split(self) -> list[str]:
        terminator, release = self.separators.terminator, self.separators.release
        if release is None:
            return self._text.split(terminator)
        return split_released(self._text, terminator, release)

    def _cut(self) -> list[str]:
        if self._has_blanks:
            return [bare for piece in self._pieces if (bare := piece.lstrip(BLANKS))]
        return list(filter(None, self._pieces))

    @cached_property
    def _has_blanks(self) -> bool:
        """Whether blanks may stand before a segment."""
        return self.separators.terminator + " " in self._text or "\u00a0" in self._text

    @cached_property
    def released(self) -> bool:
        """Whether a release character stands anywhere behind the UNA segment."""
        release = self.separators.release
        return release is not None and release in self._text

    def _part_glued(self) -> bool:
        """Put in the terminators that are missing, remembering where; tell whether any was."""
        places = glued_positions(self._text, self.separators, self._begins_line)
        if not places:
            return False
        parts = [self._text[a:b] for a, b in pairwise([0, *places, len(self._text)])]
        self._inserted = [place + n for n, place in enumerate(places)]
        self._text = self.separators.terminator.join(parts)
        self._pieces = self._split()
        self.segments = self._cut()
        return True

    def _begins_line(self, position: int) -> bool:
        return self._source.follows_line_break(self._start + position)

    @property
    def advice(self) -> str:
        """The UNA segment: as sent, or corrected where the data contradicts it."""
        return self.separators.service_string if self.codes else self._sent_advice

    @cached_property
    def _kept(self) -> Sequence[int]:
        """For each segment: which of the pieces it is."""
        if len(self._pieces) - len(self.segments) == self.is_terminated:
            return range(len(self.segments))
        bare = (piece.lstrip(BLANKS) for piece in self._pieces)
        return list(compress(count(), bare if self._has_blanks else self._pieces))

    @cached_property
    def _blocks(self) -> list[int]:
        """Where in the repaired text the first piece of each block begins."""
        blocks = range(0, len(self._pieces), _BLOCK)
        sizes = (sum(map(len, self._pieces[at : at + _BLOCK])) + _BLOCK for at in blocks)
        return list(accumulate(sizes, initial=0))

    def _position(self, index: int) -> int:
        """Where in the repaired text segment ``index`` begins."""
        piece = self._kept[index]
        first = piece - piece % _BLOCK
        before = sum(map(len, self._pieces[first:piece])) + piece - first
        text = self._pieces[piece]
        return self._blocks[piece // _BLOCK] + before + len(text) - len(text.lstrip(BLANKS))

    def place(self, index: int) -> int:
        """Position of segment ``index`` in the text of the source."""
        position = self._position(index)
        return self._start + position - bisect_right(self._inserted, position)

    def offset(self, index: int) -> int:
        """Position of segment ``index`` in the bytes of the input."""
        return self._source.byte_offset(self.place(index))

    def defect(self, code: Code, index: int, **values: str | int) -> Defect:
        """A finding about a segment of the envelope."""
        return located(code, values, segment=index + 1, offset=self.offset(index))

    def repairs(self) -> Iterator[Defect]:
        """One finding for every terminator that was missing."""
        for n, position in enumerate(self._inserted):
            place = self._start + position - n
            tag = self._source.text[place : place + _TAG_LENGTH]
            offset = self._source.byte_offset(place)
            yield located(Code.TERMINATOR_MISSING, {"tag": tag}, offset=offset)

    @property
    def is_terminated(self) -> bool:
        """Whether nothing but blanks follows the last terminator."""
        return not self._pieces[-1].strip(BLANKS)

    def cut_unterminated_trailer(self) -> bool:
        """Cut a last UNT, UNE or UNZ without terminator at its line's end; tell whether it was."""
        if self.is_terminated or self.segments[-1][:3] not in TRAILERS:
            return False
        segment = self.segments[-1]
        place = self.place(len(self.segments) - 1)
        line = self._source.received_line(place, len(segment)).rstrip(BLANKS)
        self.segments[-1] = line
        return len(line) < len(segment.rstrip(BLANKS))
