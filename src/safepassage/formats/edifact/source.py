"""From bytes to text without noise characters, keeping the way back to byte offsets."""

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import Final

from safepassage.formats.edifact.defects import Code

_CHARSETS: Final = {
    "UNOC": "latin-1",
    "UNOD": "iso8859-2",
    "UNOE": "iso8859-5",
    "UNOF": "iso8859-7",
    "UNOG": "iso8859-3",
    "UNOH": "iso8859-4",
    "UNOI": "iso8859-6",
    "UNOJ": "iso8859-8",
    "UNOK": "iso8859-9",
    "UNOL": "iso8859-15",
}  # ISO 9735-1:2002, annex A; UNOA and UNOB are ASCII, UNOY and UNOW are UTF-8
_DECLARED: Final = re.compile(rb"UN[\r\n]*B[^\w]((?:UNO)[A-Z])")
_CONTROLS: Final = bytes([*range(0x20), 0x7F])
_CONTROLS_LEVEL_B: Final = bytes([*range(0x1C), 0x1E, 0x7F])
_CONTINUATIONS: Final = bytes(range(0x80, 0xC0))  # of UTF-8, RFC 3629
_EXPECTED: Final = (b"\n", b"\r", b"\t")
_LINE_ENDS: Final = (b"\n", b"\r")
_UNEXPECTED: Final = re.compile(rb"[\x00-\x08\x0b\x0e-\x1b\x7f]")
_QUOTED: Final = re.compile(rb"(?:\A|[\r\n])[ \t]*((?:>[ \t]?)+)UN[ABGH][^\w]")
_LINE_FEED: Final = 0x0A
_INDENT: Final = 40
_BLOCK: Final = 4096


class Source:
    """One input as text; ``text`` holds no line breaks or other control characters.

    Hard line breaks of telex lines may stand anywhere, even inside a tag, so they are taken
    out before anything is looked for; so are the marks of quotation before the lines of an
    e-mail (RFC 3676, 4.5). The way back to bytes is found a block at a time:
    most inputs never ask for it, and those that do ask about a few places.
    """

    def __init__(self, data: bytes) -> None:
        self.encoding, self.codes = _encoding(data)
        data = self._data = _unquoted(data) if b">" in data else data
        self._noise = _CONTROLS_LEVEL_B if b"UNB\x1d" in data else _CONTROLS
        self._removed: dict[int, list[int]] = {}
        kept = data.translate(None, self._noise)
        self._lost = len(data) - len(kept)
        self.text = kept.decode(self.encoding)

    @cached_property
    def _lost_only_expected(self) -> bool:
        """Whether nothing but line breaks and tabs was taken out."""
        return self._lost == sum(map(self._data.count, _EXPECTED))

    @cached_property
    def _uncounted(self) -> bytes:
        """The bytes that are no character of ``text``, or not the first one of theirs."""
        return self._noise + (_CONTINUATIONS if self.encoding == "utf-8" else b"")

    @cached_property
    def _blocks(self) -> list[int]:
        """How many characters of ``text`` stand before each block of bytes."""
        blocks = range(0, len(self._data), _BLOCK)
        kept = (self._data[at : at + _BLOCK].translate(None, self._uncounted) for at in blocks)
        return list(accumulate(map(len, kept), initial=0))[: len(blocks)]

    @cached_property
    def _as_line_ends(self) -> bytes:
        """A table that makes every uncounted byte a line feed, which is one itself."""
        return bytes(_LINE_FEED if one in self._uncounted else one for one in range(256))

    def _removed_in(self, block: int) -> list[int]:
        """For the n-th uncounted byte of a block: how many counted ones stand before it."""
        if block not in self._removed:
            content = self._data[block * _BLOCK : (block + 1) * _BLOCK]
            parts = content.translate(self._as_line_ends).split(b"\n")
            self._removed[block] = list(accumulate(map(len, parts)))[:-1]
        return self._removed[block]

    def byte_offset(self, position: int) -> int:
        """Where the character at ``position`` of ``text`` stands in the bytes of the input."""
        if not self._lost and self.encoding != "utf-8":
            return position
        block = bisect_right(self._blocks, position) - 1
        inside = position - self._blocks[block]
        return block * _BLOCK + inside + bisect_right(self._removed_in(block), inside)

    def received_line(self, position: int, longest: int) -> str:
        """What stands at ``position`` as it came, to the end of its line."""
        start = self.byte_offset(position)
        received = self._data[start : start + longest].decode(self.encoding, "ignore")
        return received.splitlines()[0]

    def follows_line_break(self, position: int) -> bool:
        """Whether the character at ``position`` begins a line of the input."""
        end = self.byte_offset(position)
        before = self._data[max(0, end - _INDENT) : end]
        return before.rstrip(b" \t")[-1:] in _LINE_ENDS

    def has_unexpected_controls(self, start: int, end: int) -> bool:
        """Whether characters other than line breaks and tabs were taken out between two places."""
        if self._lost_only_expected:
            return False
        span = self.byte_offset(start), self.byte_offset(end)
        return _UNEXPECTED.search(self._data, *span) is not None


def _unquoted(data: bytes) -> bytes:
    """The input with tabs for as many marks of quotation before each line as the header has."""
    header = _QUOTED.search(data)
    if header is None:
        return data
    marks = rb"(?:>[ \t]?){1,%d}" % header[1].count(b">")
    lines = re.compile(rb"(?:\A|(?<=[\r\n]))[ \t]{0,9}" + marks)
    return lines.sub(lambda found: b"\t" * len(found[0]), data)


def _encoding(data: bytes) -> tuple[str, list[Code]]:
    """The encoding in which every byte can be read, and what had to be assumed."""
    if data.isascii():
        return "ascii", []
    declared = _DECLARED.search(data)
    charset = _CHARSETS.get(declared[1].decode()) if declared else None
    for encoding in ("utf-8", charset):
        if encoding and _can_read(data, encoding):
            return encoding, []
    return "latin-1", [Code.CHARSET_ASSUMED]


def _can_read(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
