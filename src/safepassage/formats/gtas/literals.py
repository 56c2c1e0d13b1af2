"""Literals of MySQL in a dump: texts with escapes, numbers, bits, hexadecimals, NULL."""

import re
from typing import Final

_TEXT: Final = rb"'(?:[^'\\]++|\\.|'')*+'"
_VALUE: Final = (
    rb"(?:(?:_\w+\s*+)?(?:" + _TEXT + rb"|[xXbB]'[0-9A-Fa-f]*+'|0[xX][0-9A-Fa-f]++)"
    rb"|[-+]?[0-9.][-+0-9.eE]*+|[A-Za-z]\w*+(?!'))"
)
ROW: Final = re.compile(
    rb"\s*+\(\s*+" + _VALUE + rb"(?:\s*+,\s*+" + _VALUE + rb")*+\s*+\)", re.DOTALL
)
"""One row in parentheses."""
UNFINISHED: Final = re.compile(
    rb"\s*+(?:\(\s*+(?:"
    + _VALUE
    + rb"\s*+,\s*+)*+(?:"
    + _VALUE
    + rb"\s*+|(?:_\w*+\s*+)?(?:[xXbB]?'(?:[^'\\]++|\\.|'')*+\\?|0[xX]?|[-+]?|\w*+))?)?\Z",
    re.DOTALL,
)
"""What may still become a row when more comes."""
_EACH: Final = re.compile(_VALUE, re.DOTALL)
_ESCAPED: Final = re.compile(r"\\(.)|''", re.DOTALL)
_MEANING: Final = {"0": "\0", "b": "\b", "n": "\n", "r": "\r", "t": "\t", "Z": "\x1a"}
_CHARSETS: Final = {
    b"utf8": "utf-8",
    b"utf8mb3": "utf-8",
    b"utf8mb4": "utf-8",
    b"latin1": "cp1252",
    b"ascii": "ascii",
    b"binary": "utf-8",
}


def values_of(row: bytes) -> list[bytes]:
    """The literals of a row, in their order."""
    return _EACH.findall(row)


class Decoder:
    """Literals to text in the character set that the dump names (``SET NAMES``)."""

    def __init__(self) -> None:
        self._charset = "utf-8"
        self._lost = False

    def use(self, name: bytes) -> None:
        """Read in this character set from here on; one that is unknown changes nothing."""
        self._charset = _CHARSETS.get(name.lower(), self._charset)

    def lost(self) -> bool:
        """Whether anything was replaced since the last question."""
        lost, self._lost = self._lost, False
        return lost

    def value(self, literal: bytes) -> str | None:
        """A literal as text; ``None`` for NULL."""
        if literal.startswith(b"_"):
            literal = literal[re.match(rb"_\w+\s*", literal).end() :]  # type: ignore[union-attr]
        if literal.startswith(b"'"):
            return self._text(literal[1:-1])
        if literal[:2].lower() in {b"0x", b"x'"}:
            return _of_bytes(bytes.fromhex(literal[2:].rstrip(b"'").decode()))
        if literal[:2].lower() == b"b'":
            return str(int(literal[2:-1] or b"0", 2))
        return None if literal.upper() == b"NULL" else literal.decode("ascii", "replace")

    def _text(self, raw: bytes) -> str:
        try:
            text = raw.decode(self._charset)
        except UnicodeDecodeError:
            self._lost = True
            text = raw.decode(self._charset, "replace")
        return unescaped(text) if b"\\" in raw or b"''" in raw else text


def unescaped(text: str) -> str:
    """A text without its escapes; an unknown one stands for its character."""
    return _ESCAPED.sub(_meant, text)


def _meant(found: re.Match[str]) -> str:
    escaped = found[1]
    return "'" if escaped is None else _MEANING.get(escaped, escaped)


def _of_bytes(raw: bytes) -> str:
    """Bits as a number, anything longer as text."""
    return str(int.from_bytes(raw)) if len(raw) == 1 else raw.decode("utf-8", "replace")
