"""A text that is longer than a network takes goes in parts, each saying which one it is.

``PART1`` in the first line and ``ENDPART1`` in the last, the final one with a closing word of
its own; carriers differ in the words, not in the way. A reference keeps parts of two texts of
one sender apart.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from safepassage.formats.typeb.envelope import wrapped
from safepassage.records._base import Record


class PartStyle(Record, frozen=True):
    """The words of a dialect: before a part's number, and behind the last part."""

    begins: str = "PART"
    ends: str = "ENDPART"
    last: str = "ENDMSG"


STYLE: Final = PartStyle()
_REFERENCE: Final = r"(?:[ /](?P<reference>[A-Z0-9]{1,20}))?"


class Piece(Record, frozen=True):
    """One part: its number from 1, whether it is the last, and its text without the marks."""

    number: int
    is_last: bool
    text: str
    reference: str = ""


def split(text: str, *, limit: int, reference: str = "", style: PartStyle = STYLE) -> list[str]:
    """The text in parts of at most ``limit`` characters, marks and line ends included.

    A text that fits is left as it is. Raises ``ValueError`` for a limit that takes no line.
    """
    lines = list(wrapped(text))
    if _size(lines) <= limit:
        return [text]
    mark = f"{style.begins}9999 {reference}"
    room = limit - _size([mark, f"{style.ends}9999 {style.last}"])
    if room < max(map(len, lines)) + 2:
        raise ValueError(f"A part of {limit} characters has no room for a line.")
    groups = _groups(lines, room)
    return [
        "\n".join(
            [
                f"{style.begins}{number} {reference}".rstrip(),
                *group,
                style.last if number == len(groups) else f"{style.ends}{number}",
            ]
        )
        for number, group in enumerate(groups, 1)
    ]


def piece_of(text: str, *, style: PartStyle = STYLE) -> Piece | None:
    """The part that a text is; ``None`` for a text that is whole."""
    lines = text.strip("\n").split("\n")
    first = re.fullmatch(
        rf"{re.escape(style.begins)} ?(?P<number>[1-9]\d{{0,3}}){_REFERENCE}", lines[0].strip()
    )
    if first is None:
        return None
    number, closing = int(first["number"]), lines[-1].strip()
    goes_on = closing.replace(" ", "") == f"{style.ends}{number}"
    is_last = closing == style.last
    inner = lines[1:-1] if goes_on or is_last else lines[1:]
    return Piece(
        number=number,
        is_last=is_last,
        text="\n".join(inner),
        reference=first["reference"] or "",
    )


def join(pieces: Iterable[Piece]) -> str | None:
    """The whole text, whatever order its parts came in; ``None`` while one is missing.

    Of a part that came twice the first counts.
    """
    known: dict[int, Piece] = {}
    for piece in pieces:
        known.setdefault(piece.number, piece)
    last = max((one.number for one in known.values() if one.is_last), default=0)
    if not last or any(number not in known for number in range(1, last + 1)):
        return None
    return "\n".join(known[number].text for number in range(1, last + 1))


def _groups(lines: Sequence[str], room: int) -> list[list[str]]:
    groups: list[list[str]] = [[]]
    for line in lines:
        if groups[-1] and _size([*groups[-1], line]) > room:
            groups.append([])
        groups[-1].append(line)
    return groups


def _size(lines: Sequence[str]) -> int:
    return sum(len(line) + 2 for line in lines)
