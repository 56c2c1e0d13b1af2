"""The word lists of the six languages, read once.

One entry a line under a heading: ``[health]`` and the other categories, ``[innocent]`` for
phrases that only look like one, ``[company health]`` for words beside which an entry with ``?``
counts. In an entry ``STEM*`` begins a word, ``#`` is any number, ``...`` up to three words,
``{A|B}`` either. Before it ``~`` says that it may also name a person, a house or a street, ``?``
that it counts only in company, ``^`` that it is looked for in Cyrillic letters alone.
"""

import re
from collections.abc import Iterator
from importlib.resources import files
from itertools import product

from safepassage.records._base import Record
from safepassage.safeguards.special.category import Category
from safepassage.safeguards.special.letters import (
    fold,
    han,
    in_latin,
    is_arabic,
    is_cyrillic,
    skeleton,
    without_article,
)

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
INNOCENT = "innocent"
_FLAGS = "~?^"
_CHOICE = re.compile(r"\{([^}]*)\}")
_PART = re.compile(r"\.\.\.|#|[A-Z]+\*?|[0-9]+|[\u0400-\u052f]+\*?|[\u0620-\u06ff]+\*?")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SHORTEST_SKELETON = 5


class Entry(Record, frozen=True):
    """One phrase to look for; ``category`` is ``None`` for an innocent one.

    ``in_latin`` entries are Russian ones in the spelling of ``letters.skeleton``.
    """

    parts: tuple[str, ...]
    category: Category | None
    may_name: bool = False
    needs_company: bool = False
    in_latin: bool = False


class Lists(Record, frozen=True):
    """Everything that the files say."""

    entries: tuple[Entry, ...]
    company: dict[Category, tuple[Entry, ...]]
    han: dict[Category, tuple[str, ...]]
    han_of_places: dict[Category, tuple[str, ...]]
    han_innocent: tuple[str, ...]


def read_lists() -> Lists:
    """Read the files of this package."""
    lines = [line for language in LANGUAGES for line in under_headings(text_of(language))]
    phrases = [(heading, entry) for heading, entry in lines if not _HAN.search(entry)]
    signs = [(heading, entry) for heading, entry in lines if _HAN.search(entry)]
    return Lists(
        entries=tuple(
            one
            for heading, entry in phrases
            if not heading.startswith("company ")
            for one in _entries(entry, None if heading == INNOCENT else Category(heading))
        ),
        company={
            category: tuple(
                one
                for heading, entry in phrases
                if heading == f"company {category.value}"
                for one in _entries(entry, category)
            )
            for category in Category
        },
        han={one: _signs(signs, one.value, of_places=False) for one in Category},
        han_of_places={one: _signs(signs, one.value, of_places=True) for one in Category},
        han_innocent=_signs(signs, INNOCENT, of_places=False),
    )


def text_of(name: str) -> str:
    """One file of this package."""
    folder = files("safepassage.safeguards.special") / "lexicon"
    return (folder / f"{name}.txt").read_text("utf-8")


def under_headings(text: str) -> Iterator[tuple[str, str]]:
    """Each line with the heading that it stands under; what stands before the first is left out."""
    heading = ""
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("["):
            heading = line.strip("[]")
        elif heading:
            yield heading, line


def spread(entry: str) -> Iterator[str]:
    """Every wording of an entry with alternatives."""
    pieces = _CHOICE.split(entry)
    choices = [one.split("|") if place % 2 else [one] for place, one in enumerate(pieces)]
    return ("".join(one) for one in product(*choices))


def _entries(entry: str, category: Category | None) -> Iterator[Entry]:
    bare = entry.lstrip(_FLAGS)
    flags = entry[: len(entry) - len(bare)]
    for wording in spread(bare):
        parts = tuple(map(_part, _PART.findall(fold(wording))))
        one = Entry(
            parts=parts, category=category, may_name="~" in flags, needs_company="?" in flags
        )
        yield one
        latin = tuple(map(_latin, parts))
        if latin != parts and "^" not in flags and _is_long(latin):
            yield Entry(
                parts=latin, category=category, may_name=one.may_name, in_latin=True
            )  # fmt: skip


def _part(part: str) -> str:
    return without_article(part) if is_arabic(part) else part


def _latin(part: str) -> str:
    return skeleton(in_latin(part)) if is_cyrillic(part) else part


def _is_long(latin: tuple[str, ...]) -> bool:
    return sum(len(one.rstrip("*")) for one in latin) >= _SHORTEST_SKELETON


def _signs(signs: list[tuple[str, str]], heading: str, *, of_places: bool) -> tuple[str, ...]:
    return tuple(
        han(fold(wording))
        for under, entry in signs
        if under == heading and entry.startswith("~") == of_places
        for wording in spread(entry.lstrip(_FLAGS))
    )
