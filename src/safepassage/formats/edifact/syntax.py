"""Separators of an interchange: what UNA declares and what the data shows (ISO 9735-1, 4-8)."""

import re
from dataclasses import dataclass
from typing import Final

from safepassage.formats.edifact.defects import Code

BLANKS: Final = " \u00a0"


@dataclass(frozen=True, slots=True)
class Separators:
    """The service characters; ``None`` where the interchange has none."""

    component: str = ":"
    element: str = "+"
    decimal: str = "."
    release: str | None = "?"
    repetition: str | None = None
    terminator: str = "'"

    @property
    def service_string(self) -> str:
        """The UNA segment that declares these separators."""
        middle = f"{self.decimal}{self.release or ' '}{self.repetition or ' '}"
        return f"UNA{self.component}{self.element}{middle}{self.terminator}"


QUOTES: Final = "'\u2018\u2019\u201b\u2032\u00b4\x91\x92`"
"""What text programs make of an apostrophe; the two before the last are those of Windows-1252."""

STANDARD: Final = Separators()
LEVEL_B: Final = Separators(
    component="\x1f", element="\x1d", release=None, terminator="\x1c"
)  # ISO 9735:1988, character set UNOB: separators that do not print

_NEAR: Final = 4_000  # characters that show a terminator well enough
_UNA: Final = re.compile(r"UNA(?P<advice>[^\w].{4,8}?)(?=UN[BGH])", re.DOTALL)
_HEADER: Final = re.compile(
    r"UNB(?P<unb>[^\w ])\w{4}(?P<unb_component>[^\w ])?"
    r"|UNG(?P<ung>[^\w ])"
    r"|UNH(?P<unh>[^\w ])[^\W_]*(?P=unh)[A-Z]{6}(?P<unh_component>[^\w ])"
)
_ADVICE_LENGTH: Final = 6


def read_separators(text: str) -> tuple[Separators, list[Code], int]:
    """Separators of the interchange at the start of ``text``, and where its first segment begins.

    ``text`` begins with UNA, UNB, UNG or UNH and holds no line breaks. What the data shows
    wins over what UNA declares; the codes say when the two disagree.
    """
    advice = _UNA.match(text)
    start = advice.end() if advice else 0
    declared, codes = _declared(advice["advice"]) if advice else (STANDARD, [])
    shown = _shown(text, start, declared)
    if advice and not codes and shown != declared:
        codes = [Code.UNA_CONTRADICTED]
    return shown, codes, start


def _declared(advice: str) -> tuple[Separators, list[Code]]:
    if len(advice.rstrip(BLANKS)) > _ADVICE_LENGTH or len(advice) < _ADVICE_LENGTH:
        release = "?" if "?" in advice else None
        return Separators(advice[0], advice[1], release=release), [Code.UNA_MALFORMED]
    component, element, decimal, release, repetition, terminator = list(advice[:_ADVICE_LENGTH])
    separators = Separators(
        component=component,
        element=element,
        decimal=decimal,
        release=None if release == " " else release,
        repetition=None if repetition == " " else repetition,
        terminator=STANDARD.terminator if terminator.isalnum() else terminator,
    )
    if terminator.isalnum():  # no interchange can be written with a letter as its terminator
        return separators, [Code.UNA_MALFORMED]
    distinct = len({component, element, terminator}) == len((component, element, terminator))
    return separators, [] if distinct else [Code.UNA_MALFORMED]


def _shown(text: str, start: int, declared: Separators) -> Separators:
    """The declared separators, corrected by the first header segment in the data."""
    header = _HEADER.match(text, start)
    if header is None:
        return declared
    element = header["unb"] or header["ung"] or header["unh"]
    if element == LEVEL_B.element:
        return LEVEL_B
    component = header["unb_component"] or header["unh_component"]
    if component is None or component == element:
        component = declared.component
    terminator = _terminator(text, header.end(), element, declared.terminator)
    if (element, component, terminator) == (
        declared.element,
        declared.component,
        declared.terminator,
    ):
        return declared
    release = None if declared.release in {element, component, terminator} else declared.release
    return Separators(
        component=component,
        element=element,
        decimal=declared.decimal,
        release=release,
        repetition=declared.repetition,
        terminator=terminator,
    )


def _terminator(text: str, start: int, element: str, declared: str) -> str:
    """The character before the second segment, unless that looks like data."""
    following = re.compile(rf"(?:UN[GH]|BGM|MSG){re.escape(element)}")
    found = following.search(text, start)
    if found is None:
        return declared
    before = text[: found.start()].rstrip(BLANKS)[-1:]
    if before.isalnum() or before in {"", element, declared}:
        return declared
    near = text[start : start + _NEAR]
    return declared if _ends(near, declared, element) > _ends(near, before, element) else before


def _ends(text: str, terminator: str, element: str) -> int:
    """How many segments in ``text`` begin behind this terminator."""
    behind = re.compile(rf"{re.escape(terminator)} *[A-Z]{{3}}{re.escape(element)}")
    return sum(1 for _ in behind.finditer(text))
