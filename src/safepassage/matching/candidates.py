"""Which listed entries are worth a judgement, and by which name they were found."""

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum

import msgspec

from safepassage.matching import mrz_names, names
from safepassage.matching.documents import number_key
from safepassage.matching.index import ListedName, ListIndex, birth_word
from safepassage.records import Subject

_SHARED_WORDS = 2
_CUT_SHARE = 0.95
_FULL_DATE = len("1971-05-27")


class NameFit(StrEnum):
    """How a name of the subject and a listed one fit together."""

    SAME = "same"
    CUT = "cut"
    PART = "part"


class NameFind(msgspec.Struct, frozen=True):
    """One fit of names: ``share`` 0..1 is how much of both names is common."""

    fit: NameFit
    query: str
    listed: str
    share: float
    weak: bool
    single: bool

    @property
    def rank(self) -> tuple[float, bool, bool, str]:
        """Order finds of one entry, the best highest."""
        return (self.share, not self.weak, not self.single, self.listed)


Candidates = dict[int, NameFind | None]
"""Positions of entries with their best name find, ``None`` when only a document led there."""


def find(index: ListIndex, subject: Subject) -> Candidates:
    """Look the subject up by document number, names and name parts with a birth date."""
    found: Candidates = {}
    for document in subject.documents:
        for position in index.numbers.get(number_key(document.number), ()):
            found[position] = None
    for position, found_name in _name_finds(index, subject):
        best = found.get(position)
        if best is None or found_name.rank > best.rank:
            found[position] = found_name
    return found


def _name_finds(index: ListIndex, subject: Subject) -> Iterator[tuple[int, NameFind]]:
    looked_up: set[names.Words] = set()
    for text in _texts(subject):
        for words in names.forms(text):
            if words not in looked_up:
                looked_up.add(words)
                yield from _same(index, text, words)
                yield from _parts(index, text, words, subject.dob)
    if subject.mrz_name and mrz_names.possibly_cut(subject.mrz_name):
        yield from _cut(index, subject.mrz_name)


def _texts(subject: Subject) -> Iterable[str]:
    full = f"{subject.given_names or ''} {subject.surname or ''}"
    texts = (subject.name, full, subject.mrz_name, *subject.other_names)
    return [text for text in texts if text]


def _same(index: ListIndex, text: str, words: names.Words) -> Iterator[tuple[int, NameFind]]:
    for at in index.spellings.get(names.spelling_key(words), ()):
        listed = index.names[at]
        if names.same_name(words, listed.words):
            yield listed.entry, _find(NameFit.SAME, text, listed, 1.0, words)


def _parts(
    index: ListIndex, text: str, words: names.Words, born: str | None
) -> Iterator[tuple[int, NameFind]]:
    """Find names of which one is a part of the other, at the same full birth date."""
    if not born or len(born) != _FULL_DATE or len(words) < _SHARED_WORDS:
        return
    shared = Counter(
        at
        for word in names.telling_words(words)
        for at in index.birth_words.get(birth_word(born, word), ())
    )
    for at, count in shared.items():
        listed = index.names[at]
        if count >= _SHARED_WORDS and _one_in_other(words, listed.words):
            share = _share(words, listed.words)
            yield listed.entry, _find(NameFit.PART, text, listed, share, words)


def _cut(index: ListIndex, mrz_name: str) -> Iterator[tuple[int, NameFind]]:
    words = names.forms(mrz_name)[0]
    looked_up = [word[: mrz_names.PREFIX] for word in words if len(word) >= mrz_names.PREFIX]
    groups = [index.cut_words.get(prefix, ()) for prefix in looked_up]
    for at in min(groups, key=len, default=()):
        listed = index.names[at]
        if mrz_names.abbreviates(words, listed.words):
            yield listed.entry, _find(NameFit.CUT, mrz_name, listed, _CUT_SHARE, words)


def _find(
    fit: NameFit, query: str, listed: ListedName, share: float, words: names.Words
) -> NameFind:
    return NameFind(
        fit=fit,
        query=query,
        listed=listed.text,
        share=share,
        weak=listed.weak,
        single=len(words) == 1,
    )


def _one_in_other(one: names.Words, other: names.Words) -> bool:
    shorter, longer = sorted((Counter(one), Counter(other)), key=Counter.total)
    return shorter <= longer


def _share(one: names.Words, other: names.Words) -> float:
    lengths = sum(map(len, one)), sum(map(len, other))
    return round(2 * min(lengths) / sum(lengths), 4)
