"""Which word of one name is which word of the other, and how much of both names that explains.

Words may stand in any order, be missing on either side, be joined or split, be written in
another alphabet, or be the beginning of a longer one where a document cut the name.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from safepassage.matching.spelling import ALIKE, Script, likeness, script_of
from safepassage.matching.weights import is_common, is_telling
from safepassage.records._base import Record

QUERY_SHARE, LISTED_SHARE = 0.7, 0.3
"""A word that the list lacks speaks more against a match than one that the document lacks."""
_JOINED_ALIKE, _JOINED_COST = 0.85, 0.02
_CUT_LIKENESS = 0.97
_ANOTHER_SCRIPT = 0.97
"""What another alphabet leaves of the likeness: its letters are read in several ways."""


class WordFit(StrEnum):
    """How the words of one place fit."""

    SAME = "same"
    ALIKE = "alike"
    INITIAL = "initial"
    JOINED = "joined"
    CUT = "cut"
    WRITTEN = "written"


class WordPair(Record, frozen=True):
    """Words that are taken for one another; ``share`` is what that explains of both names."""

    fit: WordFit
    query: str
    listed: str
    likeness: float
    share: float


class Alignment(Record, frozen=True):
    """Two names laid beside each other; what is left over stands on one side only."""

    pairs: tuple[WordPair, ...]
    query_left: tuple[str, ...]
    listed_left: tuple[str, ...]

    @property
    def likeness(self) -> float:
        """How alike the names are, 0 to 1: the shares of all pairs."""
        return sum(pair.share for pair in self.pairs)

    @property
    def telling(self) -> int:
        """How many pairs of words speak for a person."""
        return sum(any(map(is_telling, pair.query.split())) for pair in self.pairs)

    @property
    def is_common(self) -> bool:
        """Whether every word that speaks for a person is common in names, on either side."""
        telling = [pair for pair in self.pairs if any(map(is_telling, pair.query.split()))]
        return all(
            any(map(is_common, (*pair.query.split(), *pair.listed.split()))) for pair in telling
        )

    @property
    def is_whole(self) -> bool:
        """Whether each word has the same one on the other side."""
        left = self.query_left or self.listed_left
        return not left and all(pair.fit is WordFit.SAME for pair in self.pairs)


class _Option(NamedTuple):
    worth: float
    likeness: float
    fit: WordFit
    ours: tuple[int, ...]
    theirs: tuple[int, ...]


class Weighed(NamedTuple):
    """The words of a name with what each of them weighs."""

    words: Sequence[str]
    weights: Sequence[float]

    def taken(self, places: Sequence[int]) -> tuple[str, float]:
        """The words at some places, and their weight together."""
        return " ".join(self.words[at] for at in places), sum(self.weights[at] for at in places)


def align(query: Weighed, listed: Weighed, *, cut: bool = False) -> Alignment:
    """Pair the words greedily, those that explain most first.

    ``cut`` tells that words of the query may be only the beginnings of words.
    """
    pairs: list[WordPair] = []
    ours_left, theirs_left = set(range(len(query.words))), set(range(len(listed.words)))
    whole = sum(query.weights), sum(listed.weights)
    for option in sorted(_options(query, listed, cut=cut), key=_order):
        if ours_left.issuperset(option.ours) and theirs_left.issuperset(option.theirs):
            ours_left.difference_update(option.ours)
            theirs_left.difference_update(option.theirs)
            pairs.append(_pair(option, query, listed, whole))
    return Alignment(
        pairs=tuple(pairs),
        query_left=tuple(query.words[at] for at in sorted(ours_left)),
        listed_left=tuple(listed.words[at] for at in sorted(theirs_left)),
    )


def _order(option: _Option) -> tuple[float, tuple[int, ...], tuple[int, ...]]:
    return (-option.worth, option.ours, option.theirs)


def _pair(option: _Option, query: Weighed, listed: Weighed, whole: tuple[float, float]) -> WordPair:
    ours, our_weight = query.taken(option.ours)
    theirs, their_weight = listed.taken(option.theirs)
    part = QUERY_SHARE * our_weight / whole[0] + LISTED_SHARE * their_weight / whole[1]
    return WordPair(
        fit=option.fit,
        query=ours,
        listed=theirs,
        likeness=option.likeness,
        share=option.likeness * part,
    )


def _options(query: Weighed, listed: Weighed, *, cut: bool) -> Iterator[_Option]:
    for at, word in enumerate(query.words):
        for place, other in enumerate(listed.words):
            how = likeness(word, other)
            if cut and how < _CUT_LIKENESS and other.startswith(word):
                yield _option(query, _CUT_LIKENESS, WordFit.CUT, (at,), (place,))
            elif how >= ALIKE:
                yield _single(query, how, at, place, (word, other))
    yield from _joined(query, listed)


def _single(query: Weighed, how: float, at: int, place: int, both: tuple[str, str]) -> _Option:
    if script_of(both[0]) is not script_of(both[1]):
        how *= _ANOTHER_SCRIPT
    return _option(query, how, _fit(*both), (at,), (place,))


def _fit(word: str, other: str) -> WordFit:
    if word == other:
        return WordFit.SAME
    if script_of(word) is not script_of(other):
        return WordFit.WRITTEN
    return WordFit.INITIAL if len(word) == 1 or len(other) == 1 else WordFit.ALIKE


def _joined(query: Weighed, listed: Weighed) -> Iterator[_Option]:
    """Two words on one side that are one on the other, where neither is so alone."""
    for at, pair in neighbours(query.words):
        for place, other in enumerate(listed.words):
            if how := _as_one(pair, other):
                yield _option(query, how, WordFit.JOINED, (at, at + 1), (place,))
    for place, pair in neighbours(listed.words):
        for at, word in enumerate(query.words):
            if how := _as_one(pair, word):
                yield _option(query, how, WordFit.JOINED, (at,), (place, place + 1))


def _as_one(pair: tuple[str, str], word: str) -> float:
    """How alike a pair is to one word; 0 when that explains no more than one of the pair does."""
    if script_of(word) is not Script.LATIN or len(word) <= max(map(len, pair)):
        return 0.0
    how = likeness("".join(pair), word)
    if how < _JOINED_ALIKE or how <= max(likeness(one, word) for one in pair):
        return 0.0
    return how - _JOINED_COST


def neighbours(words: Sequence[str]) -> Iterator[tuple[int, tuple[str, str]]]:
    """Latin words that stand beside each other, and where the first one stands."""
    for at, pair in enumerate(pairwise(words)):
        if all(script_of(word) is Script.LATIN for word in pair):
            yield at, pair


def _option(
    query: Weighed, how: float, fit: WordFit, ours: tuple[int, ...], theirs: tuple[int, ...]
) -> _Option:
    _, heavy = query.taken(ours)
    return _Option((how - ALIKE + 0.05) * max(heavy, 0.1), how, fit, ours, theirs)
