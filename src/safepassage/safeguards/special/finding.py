"""Looking for the entries of the word lists in the words of a line."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from safepassage.records._base import Record
from safepassage.safeguards.special.letters import forms, skeleton
from safepassage.safeguards.special.lexicon_files import Entry

_GAP, _NUMBER = "...", "#"
_LONGEST_GAP = 3
_SHORTEST_STEM = 2


class Found(Record, frozen=True):
    """An entry, and the places of its words in the line: ``first`` up to before ``end``."""

    entry: Entry
    first: int
    end: int


class Word(Record, frozen=True):
    """A word of a line in the forms under which it may stand in a list."""

    forms: tuple[str, ...]
    latin: str

    def all_forms(self, *, in_latin: bool) -> tuple[str, ...]:
        """The forms to compare with an entry."""
        return (self.latin,) if in_latin else self.forms


def words_of(texts: Iterable[str]) -> list[Word]:
    """Words with their forms; Russian in Latin letters is one of them."""
    return [Word(forms=forms(one), latin=skeleton(one) if one.isascii() else "") for one in texts]


class Finder:
    """Entries by their first word, so that a line costs its own length and no more."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._exact: dict[tuple[bool, str], list[Entry]] = defaultdict(list)
        self._stems: dict[tuple[bool, str], list[Entry]] = defaultdict(list)
        self._numbers: list[Entry] = []
        for entry in entries:
            first = entry.parts[0]
            if first == _NUMBER:
                self._numbers.append(entry)
            elif first.endswith("*"):
                self._stems[entry.in_latin, first[:-1]].append(entry)
            else:
                self._exact[entry.in_latin, first].append(entry)

    def find(self, words: Sequence[Word]) -> Iterator[Found]:
        """Every entry that begins at any word."""
        for place, word in enumerate(words):
            for entry in self._beginning(word):
                end = _end(entry, words, place + 1)
                if end is not None:
                    yield Found(entry=entry, first=place, end=end)

    def _beginning(self, word: Word) -> Iterator[Entry]:
        for in_latin in (False, True):
            for form in word.all_forms(in_latin=in_latin):
                yield from self._exact.get((in_latin, form), ())
                for size in range(_SHORTEST_STEM, len(form) + 1):
                    yield from self._stems.get((in_latin, form[:size]), ())
        if word.forms[0].isdigit():
            yield from self._numbers


def _end(entry: Entry, words: Sequence[Word], place: int) -> int | None:
    """Where the entry ends if its parts after the first follow from ``place`` on."""
    parts = entry.parts[1:]
    for index, part in enumerate(parts):
        if part == _GAP:
            rest = Entry(parts=("", *parts[index + 1 :]), category=None, in_latin=entry.in_latin)
            ends = (_end(rest, words, place + skipped) for skipped in range(_LONGEST_GAP + 1))
            return next((one for one in ends if one is not None), None)
        if place >= len(words) or not _is(part, words[place], in_latin=entry.in_latin):
            return None
        place += 1
    return place


def _is(part: str, word: Word, *, in_latin: bool) -> bool:
    if part == _NUMBER:
        return word.forms[0].isdigit()
    told = word.all_forms(in_latin=in_latin)
    if part.endswith("*"):
        return any(one.startswith(part[:-1]) for one in told)
    return part in told
