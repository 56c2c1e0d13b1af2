"""Names and titles as reservation systems glue them together (AIRIMP 2.2: SMITH/JOHNMR)."""

import re
from typing import Final

from safepassage.formats.pnrgov._names_in_m import NAMES_IN_M

_TITLES: Final = (
    "MR MRS MS MISS MSTR MASTER MISTER DR PROF SIR LORD LADY DAME REV FR CAPT HON CHD INF"
)
_APART: Final = frozenset(_TITLES.split())
_GLUED: Final = re.compile(r"(.*\w\w)(MSTR|MISS|MRS|MR|MS)")
_DOUBTFUL: Final = frozenset({"MR", "MS"})  # no given name ends like the others
_SHORT: Final = 3  # letters, of which those before MR may be half a name
_PARENTHESES: Final = re.compile(r"\([^()]*\)")
_LONGEST: Final = 200  # of a name that is compared; no name is longer
_NO_LETTERS: Final = re.compile(r"[^\w]|\d|_")


def split_title(given: str) -> tuple[str | None, str | None]:
    """Given names and the title behind them: ``KEVINMICHAELMR`` -> ``KEVINMICHAEL``, ``MR``."""
    return split_name(given)[:2]


def split_name(given: str) -> tuple[str | None, str | None, str | None]:
    """Given names, the title behind them, and where that is a guess the other way to read them.

    DR and longer titles count only as a word of their own, because names end in DR
    (``ALEXANDR``); what is in parentheses (``(ADT)``, ``(INF/…)``) is no name. A word glued to
    MR or MS stays whole where its M ends a known name (``WILLIAMS``, ``TIMR``), so that no
    letters are lost; MS, and MR behind a few letters, are taken off but the word is told too.
    """
    words = _PARENTHESES.sub("", given).split() if "(" in given else given.split()
    title = None
    while words and words[-1].upper() in _APART:
        title = words.pop()
    if words and title is None:
        glued = _GLUED.fullmatch(words[-1])
        if glued:
            words[-1], title = glued.groups()
            if title in _DOUBTFUL:
                return _doubted(words, title)
    return " ".join(words) or None, title, None


def _doubted(words: list[str], title: str) -> tuple[str, str | None, str | None]:
    """A title taken off that may be part of the name: by what is left before it."""
    bare, stem = " ".join(words), words[-1]
    if stem + "M" in NAMES_IN_M:
        return bare + title, None, bare
    return bare, title, bare + title if title == "MS" or len(stem) <= _SHORT else None


def letters(name: str | None) -> str:
    """A name reduced to its letters, for finding the same person in another segment."""
    return _NO_LETTERS.sub("", name[:_LONGEST]).upper() if name else ""


def same_person(
    surname: str | None, given: str | None, other_surname: str | None, other_given: str | None
) -> bool:
    """Whether two forms of a name agree: equal surnames, one given name beginning the other."""
    if letters(surname) != letters(other_surname):
        return False
    return _begins(letters(given), letters(other_given))


def may_be_same(
    surname: str | None, given: str | None, other_surname: str | None, other_given: str | None
) -> bool:
    """Whether two forms of a name can be one person's: cut, exchanged, absent, or mistyped.

    One slip of the fingers is allowed in the surname; in given names it would make MARIA of MARIO.
    For whoever a reference points to already; it alone makes nobody the same.
    """
    one, other = (letters(surname), letters(given)), (letters(other_surname), letters(other_given))
    if _begins("".join(one), "".join(other)) or one == other[::-1]:
        return True
    return (_begins(one[0], other[0]) or _is_one_slip(one[0], other[0])) and (
        _begins(one[1], other[1]) or not _words(given).isdisjoint(_words(other_given))
    )


def _begins(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _is_one_slip(one: str, other: str) -> bool:
    """Whether one letter is wrong, missing or too many, or two neighbours are exchanged."""
    start = next((n for n, pair in enumerate(zip(one, other, strict=False)) if len({*pair}) > 1), 0)
    one, other = one[start:], other[start:]
    if one[1:] == other[1:] or one[1:] == other or one == other[1:]:
        return True
    return one[1::-1] == other[:2] and one[2:] == other[2:]


def _words(given: str | None) -> set[str]:
    return {letters(word) for word in (given or "").split() if len(word) > 1}
