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
_EXPECTED: Final = ("\n", "\r", "\t")
_UNEXPECTED: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1b\x7f]")
_INDENT: Final = 40


class Source:
    """One input as text; ``text`` holds no line breaks or other control characters.

    Hard line breaks of telex lines may stand anywhere, even inside a tag, so they are taken
    out before anything is looked for.
    """

    def __init__(self, data: bytes) -> None:
        self.original, self.encoding, self.codes = _decode(data)
        self._noise = _CONTROLS_LEVEL_B if b"UNB\x1d" in data else _CONTROLS
        self._mark = (0, 0)
        self.text = data.translate(None, self._noise).decode(self.encoding)

    @property
    def _lost(self) -> int:
        """How many characters were taken out."""
        return len(self.original) - len(self.text)

    @cached_property
    def _lost_only_expected(self) -> bool:
        """Whether nothing but line breaks and tabs was taken out."""
        return self._lost == sum(map(self.original.count, _EXPECTED))

    @cached_property
    def _removed(self) -> list[int]:
        """For the n-th character taken out: its position in ``text``."""
        if not self._lost:
            return []
        only_lines = self.original.count("\n") == self._lost
        between = re.compile(f"[{re.escape(self._noise.decode())}]")
        pieces = self.original.split("\n") if only_lines else between.split(self.original)
        return list(accumulate(map(len, pieces)))[:-1]

    def original_position(self, position: int) -> int:
        """Where the character at ``position`` of ``text`` stands in the text as received."""
        return position + bisect_right(self._removed, position)

    def byte_offset(self, position: int) -> int:
        """The same place counted in bytes of the input."""
        original = self.original_position(position)
        if self.encoding != "utf-8":
            return original
        known, size = self._mark if self._mark[0] <= original else (0, 0)
        size += len(self.original[known:original].encode())
        self._mark = (original, size)
        return size

    def follows_line_break(self, position: int) -> bool:
        """Whether the character at ``position`` begins a line of the input."""
        end = self.original_position(position)
        before = self.original[max(0, end - _INDENT) : end]
        return before.rstrip(" \t")[-1:] in {"\r", "\n"}

    def has_unexpected_controls(self, start: int, end: int) -> bool:
        """Whether characters other than line breaks and tabs were taken out between two places."""
        if self._lost_only_expected:
            return False
        span = self.original_position(start), self.original_position(end)
        return _UNEXPECTED.search(self.original, *span) is not None


def _decode(data: bytes) -> tuple[str, str, list[Code]]:
    """Text, the encoding it was read in, and what had to be assumed."""
    if data.isascii():
        return data.decode("ascii"), "ascii", []
    try:
        return data.decode("utf-8"), "utf-8", []
    except UnicodeDecodeError:
        return _decode_single_bytes(data)


def _decode_single_bytes(data: bytes) -> tuple[str, str, list[Code]]:
    declared = _DECLARED.search(data)
    charset = _CHARSETS.get(declared[1].decode()) if declared else None
    if charset:
        try:
            return data.decode(charset), charset, []
        except UnicodeDecodeError:
            pass
    return data.decode("latin-1"), "latin-1", [Code.CHARSET_ASSUMED]
