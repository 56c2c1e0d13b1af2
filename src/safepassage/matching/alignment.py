"""Which word of one name is which word of the other, and how much of both names that explains.

Words may stand in any order, be missing on either side, be joined or split, be written in
another alphabet, or be the beginning of a longer one where a document cut the name.
"""

from enum import IntEnum
from typing import NamedTuple

import numpy as np

from safepassage.matching.compiled import Bytes, Floats, Ints, Longs, compiled
from safepassage.matching.spelling.distance import LONGEST_WORD
from safepassage.matching.spelling.learned import Table
from safepassage.matching.spelling.likeness import ALIKE, NOT_LATIN, latin_likeness, likeness_in
from safepassage.matching.spelling.pool import (
    LONGEST_HEARD,
    Pool,
    hear,
    heard_from,
    size_from,
)
from safepassage.matching.spelling.scripts import Script

QUERY_SHARE, LISTED_SHARE = 0.7, 0.3
"""A word that the list lacks speaks more against a match than one that the document lacks."""
MOST_WORDS = 24
"""Words of a name that are compared."""
JOINED_ALIKE, _JOINED_COST = 0.85, 0.02
_JOINED_LETTERS = 4
"""Letters by which a word and two that are joined may differ in length."""
_CUT_LIKENESS = 0.97
_ANOTHER_SCRIPT = 0.97
"""What another alphabet leaves of the likeness: its letters are read in several ways."""
_LEAST_WEIGHT, _ABOVE_NOTHING = 0.1, 0.05
_LATIN = int(Script.LATIN)
_VOWEL = 97
_UNVOICED = (97, 104, 105, 117)
"""What stands in a frame for a beginning without a consonant, or for a word without any."""


class WordFit(IntEnum):
    """How the words of one place fit."""

    SAME = 0
    ALIKE = 1
    INITIAL = 2
    JOINED = 3
    CUT = 4
    WRITTEN = 5


_SAME, _ALIKE, _INITIAL, _JOINED, _CUT, _WRITTEN = map(int, WordFit)


class Query(NamedTuple):
    """A name that is looked for: its words, and behind them each two neighbours as one.

    ``own`` are the places of the words in the vocabulary, -1 for words that no listed name has.
    """

    words: Pool
    many: int
    weights: Floats
    own: Ints
    places: Longs
    cut: bool


class Side(NamedTuple):
    """A listed name: its words as places in the vocabulary, and what each of them weighs."""

    words: Ints
    weights: Floats


class Options(NamedTuple):
    """Words that could be taken for one another: where they stand, how they fit, and its worth.

    ``ours`` and ``theirs`` are twice the place of a word, and one more for it and the next.
    """

    ours: Ints
    theirs: Ints
    fit: Ints
    likeness: Floats
    worth: Floats


class Bench(NamedTuple):
    """Room to lay two names beside each other; ``joint`` is for two listed words as one."""

    options: Options
    joint: Pool
    our_left: Ints
    their_left: Ints
    pairs: Ints
    shares: Floats


def bench() -> Bench:
    """Make the room, once for each who compares."""
    most = 3 * MOST_WORDS * MOST_WORDS
    return Bench(
        options=Options(
            ours=np.zeros(most, dtype=np.int32),
            theirs=np.zeros(most, dtype=np.int32),
            fit=np.zeros(most, dtype=np.int32),
            likeness=np.zeros(most),
            worth=np.zeros(most),
        ),
        joint=Pool(
            letters=np.zeros(LONGEST_WORD, dtype=np.int32),
            at=np.zeros(2, dtype=np.int32),
            heard=np.zeros(LONGEST_HEARD, dtype=np.uint8),
            heard_at=np.zeros(2, dtype=np.int32),
        ),
        our_left=np.zeros(MOST_WORDS, dtype=np.int32),
        their_left=np.zeros(MOST_WORDS, dtype=np.int32),
        pairs=np.zeros(MOST_WORDS, dtype=np.int32),
        shares=np.zeros(MOST_WORDS),
    )


@compiled
def align_into(table: Table, query: Query, listed: Pool, side: Side, room: Bench) -> int:
    """Pair the words greedily, those that explain most first; returns how many pairs there are.

    ``room.pairs`` are the options taken, ``room.shares`` what each explains of both names.
    """
    many = _options(table, query, listed, side, room)
    ours, theirs = query.weights.sum(), side.weights.sum()
    room.our_left[: query.many] = 1
    room.their_left[: len(side.words)] = 1
    taken = 0
    while True:
        best = _best(room.options, room.our_left, room.their_left, many)
        if best < 0:
            return taken
        heavy = _take(room.our_left, room.options.ours[best], query.weights)
        their = _take(room.their_left, room.options.theirs[best], side.weights)
        part = QUERY_SHARE * heavy / ours + LISTED_SHARE * their / theirs
        room.pairs[taken] = best
        room.shares[taken] = room.options.likeness[best] * part
        taken += 1


@compiled
def _best(options: Options, our_left: Ints, their_left: Ints, many: int) -> int:
    """The option worth most among those whose words are left; the first of equal ones."""
    best = -1
    ours, theirs, worth = options.ours, options.theirs, options.worth
    for at in range(many):
        if not (_left(our_left, ours[at]) and _left(their_left, theirs[at])):
            continue
        if (
            best < 0
            or worth[at] > worth[best]
            or (worth[at] == worth[best] and (ours[at], theirs[at]) < (ours[best], theirs[best]))
        ):
            best = at
    return best


@compiled
def _left(left: Ints, place: int) -> bool:
    return bool(left[place // 2] and (place % 2 == 0 or left[place // 2 + 1]))


@compiled
def _take(left: Ints, place: int, weights: Floats) -> float:
    at = place // 2
    left[at] = 0
    if place % 2 == 0:
        return float(weights[at])
    left[at + 1] = 0
    return float(weights[at] + weights[at + 1])


@compiled
def _options(table: Table, query: Query, listed: Pool, side: Side, room: Bench) -> int:
    many = _singles(table, query, listed, side, room.options)
    ours, ours_at = query.words.heard, query.words.heard_at
    theirs, theirs_at, words = listed.heard, listed.heard_at, side.words
    for at in range(query.many - 1):
        first, second = ours_at[at], ours_at[at + 1]
        for place in range(len(words)):
            if _may_be_one(ours, first, second, theirs, theirs_at[words[place]]):
                many = _ours_joined(table, query, listed, side, at, place, room.options, many)
    for place in range(len(words) - 1):
        first, second = theirs_at[words[place]], theirs_at[words[place + 1]]
        for at in range(query.many):
            if _may_be_one(theirs, first, second, ours, ours_at[at]):
                many = _theirs_joined(table, query, listed, side, at, place, room, many)
    return many


@compiled
def _singles(table: Table, query: Query, listed: Pool, side: Side, options: Options) -> int:
    """Note which single words may be taken for one another; returns how many options there are."""
    ours, ours_at = query.words.heard, query.words.heard_at
    theirs, theirs_at, words = listed.heard, listed.heard_at, side.words
    own, places, weights = query.own, query.places, query.weights
    many = 0
    for at in range(query.many):
        begin = ours_at[at]
        for place in range(len(words)):
            other = words[place]
            how, fit = 1.0, _SAME
            if own[at] != other:
                start = theirs_at[other]
                how = latin_likeness(places, at, ours, begin, theirs, start, ALIKE)
                fit = _fit(ours, begin, theirs, start)
                if how == NOT_LATIN:
                    how = likeness_in(table, places, query.words, at, listed, other, ALIKE)
                    how *= _ANOTHER_SCRIPT if fit == _WRITTEN else 1.0
                if query.cut and how < _CUT_LIKENESS and _begins(query.words, at, listed, other):
                    how, fit = _CUT_LIKENESS, _CUT
            if how >= ALIKE:
                many = _offer(options, many, 2 * at, 2 * place, fit, how, weights[at])
    return many


@compiled
def _fit(ours: Bytes, begin: int, theirs: Bytes, start: int) -> int:
    """How words fit by their scripts and sizes, the first two bytes that are heard of each."""
    if ours[begin] != theirs[start]:
        return _WRITTEN
    size, long = size_from(ours, begin), size_from(theirs, start)
    return _INITIAL if size != long and 1 in (size, long) else _ALIKE


@compiled
def _begins(words: Pool, at: int, listed: Pool, other: int) -> bool:
    first, start = words.at[at], listed.at[other]
    size = words.at[at + 1] - first
    if size > listed.at[other + 1] - start:
        return False
    same = 0
    while same < size and words.letters[first + same] == listed.letters[start + same]:
        same += 1
    return bool(same == size)


@compiled
def _offer(
    options: Options, many: int, ours: int, theirs: int, fit: int, how: float, heavy: float
) -> int:
    options.ours[many] = ours
    options.theirs[many] = theirs
    options.fit[many] = fit
    options.likeness[many] = how
    options.worth[many] = (how - ALIKE + _ABOVE_NOTHING) * max(heavy, _LEAST_WEIGHT)
    return many + 1


@compiled
def _ours_joined(
    table: Table,
    query: Query,
    listed: Pool,
    side: Side,
    at: int,
    place: int,
    options: Options,
    many: int,
) -> int:
    """Two words of the query that are one on the list, where neither is so alone."""
    other, pair = side.words[place], query.many + at
    how = likeness_in(table, query.places, query.words, pair, listed, other, JOINED_ALIKE)
    if not how:
        return many
    for single in (at, at + 1):
        if likeness_in(table, query.places, query.words, single, listed, other, ALIKE) >= how:
            return many
    heavy = query.weights[at] + query.weights[at + 1]
    return _offer(options, many, 2 * at + 1, 2 * place, _JOINED, how - _JOINED_COST, heavy)


@compiled
def _theirs_joined(
    table: Table,
    query: Query,
    listed: Pool,
    side: Side,
    at: int,
    place: int,
    room: Bench,
    many: int,
) -> int:
    """One word of the query that is two on the list, where it is neither of them alone."""
    first, second = side.words[place], side.words[place + 1]
    _join(table, listed, first, second, room.joint)
    places, words = query.places, query.words
    how = likeness_in(table, places, words, at, room.joint, 0, JOINED_ALIKE)
    if not how:
        return many
    single = max(
        likeness_in(table, places, words, at, listed, first, ALIKE),
        likeness_in(table, places, words, at, listed, second, ALIKE),
    )
    if how <= single:
        return many
    worth, theirs = how - _JOINED_COST, 2 * place + 1
    return _offer(room.options, many, 2 * at, theirs, _JOINED, worth, query.weights[at])


@compiled
def _may_be_one(parts: Bytes, first: int, second: int, whole: Bytes, word: int) -> bool:
    """Whether two Latin words may be one of another pool, by what is heard of each.

    That one is nearly as long, and has their outer consonants.
    """
    if parts[first] != _LATIN or parts[second] != _LATIN or whole[word] != _LATIN:
        return False
    long, one = size_from(whole, word), size_from(parts, first)
    two = size_from(parts, second)
    if long <= max(one, two) or abs(long - one - two) > _JOINED_LETTERS:
        return False
    last = _last_consonant(parts, second)
    if last != _VOWEL and last != _last_consonant(whole, word):
        return False
    return _first_consonant(parts, first) == _first_consonant(whole, word)


@compiled
def _first_consonant(words: Bytes, word: int) -> int:
    """The consonant that a Latin word begins with as it sounds, or that it begins with none."""
    heard = heard_from(words, word)
    letter = int(np.int64(words[heard.frame])) if heard.frame_size else _VOWEL
    return _VOWEL if letter in _UNVOICED else letter


@compiled
def _last_consonant(words: Bytes, word: int) -> int:
    """The last consonant of a Latin word as it sounds, or that it has none."""
    heard = heard_from(words, word)
    if not heard.frame_size:
        return _VOWEL
    letter = int(np.int64(words[heard.frame + heard.frame_size - 1]))
    return _VOWEL if letter in _UNVOICED else letter


@compiled
def _join(table: Table, words: Pool, one: int, other: int, joint: Pool) -> None:
    size = 0
    for word in (one, other):
        for at in range(words.at[word], words.at[word + 1]):
            if size < LONGEST_WORD:
                joint.letters[size] = words.letters[at]
                size += 1
    joint.at[1] = size
    hear(table, joint.letters, joint.at, joint.heard, joint.heard_at)
