"""What a line of free text reveals, and whether any of it may stay.

The second net: free text is struck wherever a profile does not expressly allow it
(``safeguards.minimise``). Where one does, no line stays that this finds. In doubt a line goes:
a negation ("no medical needs") tells as much as what it denies.
"""

from collections.abc import Iterable
from functools import cache

from safepassage.safeguards.special.category import Category
from safepassage.safeguards.special.codes import names_code
from safepassage.safeguards.special.disguise import undisguised
from safepassage.safeguards.special.finding import Finder, Found, Word, words_of
from safepassage.safeguards.special.letters import fold, han, joined_by_slash, words
from safepassage.safeguards.special.lexicon_files import Lists, read_lists
from safepassage.safeguards.special.names import read_names
from safepassage.safeguards.special.signs import Signs


def is_special(line: str) -> bool:
    """Whether a line of free text reveals something of a special category, by code or words."""
    return names_code(line) or bool(categories_in(line))


def kept_text(line: str) -> str | None:
    """The line where it may stay, ``None`` where it is struck; nothing is cut out of a line."""
    return None if is_special(line) else line


def categories_in(line: str) -> frozenset[Category]:
    """The special categories that the words of a line reveal; codes are not looked at."""
    return _screen().categories(line)


class _Screen:
    def __init__(self, lists: Lists) -> None:
        self._entries = Finder(lists.entries)
        self._company = {one: Finder(entries) for one, entries in lists.company.items()}
        self._signs = Signs(lists)
        self._names = read_names()

    def categories(self, line: str) -> frozenset[Category]:
        folded = fold(line)
        plain = undisguised(folded)
        found = self._read(folded)
        return found if plain == folded else found | self._read(plain)

    def _read(self, folded: str) -> frozenset[Category]:
        texts = words(folded)
        told = words_of(texts)
        found = list(self._entries.find(told))
        innocent = _places(one for one in found if one.entry.category is None)
        named = self._names.find(texts, joined_by_slash(folded))
        surnames = self._names.surnames(texts)
        by_words = frozenset(
            one.entry.category
            for one in found
            if one.entry.category
            and not _is_surname(one, surnames)
            and self._counts(one, told, innocent, named)
        )
        return by_words if folded.isascii() else by_words | self._signs.find(han(folded))

    def _counts(
        self, found: Found, told: list[Word], innocent: frozenset[int], named: frozenset[int]
    ) -> bool:
        places = range(found.first, found.end)
        if innocent.issuperset(places):
            return False
        if found.entry.may_name and not named.isdisjoint(places):
            return False
        return not found.entry.needs_company or self._has_company(found, told)

    def _has_company(self, found: Found, told: list[Word]) -> bool:
        category = found.entry.category
        if category is None:
            return False
        places = set(range(found.first, found.end))
        company = self._company[category].find(told)
        return any(places.isdisjoint(range(one.first, one.end)) for one in company)


def _is_surname(found: Found, surnames: frozenset[int]) -> bool:
    """Whether it is one word right behind a title, and tells of no state of health there."""
    alone = found.end - found.first == 1
    return alone and found.first in surnames and found.entry.category is not Category.HEALTH


def _places(found: Iterable[Found]) -> frozenset[int]:
    return frozenset(place for one in found for place in range(one.first, one.end))


@cache
def _screen() -> _Screen:
    return _Screen(read_lists())
