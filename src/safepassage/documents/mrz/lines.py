"""From a text to the joined lines of a zone."""

from collections.abc import Sequence
from typing import Final

from safepassage.documents.mrz.check_digits import FILLER, NO_SIGN, SIGNS, values
from safepassage.documents.mrz.layouts import Layout, ZoneType, layout_of
from safepassage.records._base import Record

LONGEST_TEXT: Final = 1000
"""Signs, blanks among them, beyond which nobody looks for a zone in a text."""
_MOST_LINES: Final = 3
_SIZES: Final = (
    "a passport has 2 lines of 44, an identity card 3 of 30 or 2 of 36, a visa 2 of 44 or 36"
)
_OLD_FRENCH: Final = "IDFRA"
"""So begin the two lines of 36 signs, of another order and with other check digits, that France
gave its identity cards until 2021; the new ones have three lines of 30 (TD1)."""


class Lines(Record, frozen=True):
    """The joined lines in capital letters, their signs' values, and the kind of zone."""

    zone: str
    signs: bytes
    layout: Layout


class NoZoneError(ValueError):
    """A text is no machine-readable zone; says why, by lengths and places.

    ``lines`` are its lines where nothing but their size is wrong.
    """

    def __init__(self, why: str, lines: Sequence[str] = ()) -> None:
        super().__init__(why)
        self.lines = lines


def find_lines(text: str) -> Lines:
    """Find the lines of a zone; NoZoneError when there is none.

    They may come joined or apart, in small letters, with blanks around and within; but when
    they come apart, each has to be whole, so that a sign too many in one does not hide that
    one is missing in the other.
    """
    if len(text) > LONGEST_TEXT:
        raise NoZoneError("the text is far longer than any zone")
    lines = text.split()
    if len(lines) != 1:
        lines = _lines(text, lines)
    zone = "".join(lines)
    if not zone.isascii():
        raise NoZoneError(_strange(lines))
    zone = zone.upper()
    layout, signs = layout_of(zone), values(zone)
    if NO_SIGN in signs:
        raise NoZoneError(_strange(lines))
    if layout is None or not _are_whole(lines, layout):
        raise NoZoneError(_sizes(lines), lines)
    if layout.type is ZoneType.TD2 and zone.startswith(_OLD_FRENCH):
        raise NoZoneError("French identity cards of before 2021 do not follow Doc 9303")
    return Lines(zone=zone, signs=signs, layout=layout)


def _lines(text: str, words: list[str]) -> list[str]:
    """Words are lines when they are as few and of one length; else blanks stand inside lines."""
    if 1 < len(words) <= _MOST_LINES and len(words[0]) == len(words[-1]):
        return words
    lines = ("".join(line.split()) for line in text.splitlines())
    return [line for line in lines if line]


def _are_whole(lines: list[str], layout: Layout) -> bool:
    """Whether lines that have the right size together have it each."""
    return len(lines) == 1 or (
        len(lines) == layout.lines and len(lines[0]) == layout.width == len(lines[-1])
    )


def _sizes(lines: list[str]) -> str:
    if not lines:
        return "there is nothing to read"
    if len(lines) > _MOST_LINES:
        return f"there are {len(lines)} lines; {_SIZES}"
    widths = " and ".join(str(len(line)) for line in lines)
    return f"{'lines' if len(lines) > 1 else 'one line'} of {widths} signs; {_SIZES}"


def _strange(lines: list[str]) -> str:
    line, sign = next(
        (line, sign)
        for line, text in enumerate(lines, 1)
        for sign, char in enumerate(text, 1)
        if not char.isascii() or char.upper() not in SIGNS
    )
    return f"sign {sign} of line {line} is none of A to Z, 0 to 9 and {FILLER}"
