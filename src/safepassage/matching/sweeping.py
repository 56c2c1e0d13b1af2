"""What the words of a query that listed names have weigh together, in one sweep over all names.

The words of the query lead to listed words like them, and through them to names; what a name is
found to have bounds how alike it can be.
"""

import math
from typing import NamedTuple

import numpy as np

from safepassage.matching.alignment import LISTED_SHARE, QUERY_SHARE, Query
from safepassage.matching.compiled import (
    Bytes,
    Floats,
    Ints,
    Likenesses,
    Shorts,
    compiled,
    inlined,
)
from safepassage.matching.nearness import LIKENESS_STEPS, Nears
from safepassage.matching.spelling.learned import Table
from safepassage.matching.spelling.likeness import ALIKE, likeness_in
from safepassage.matching.spelling.pool import letters_of
from safepassage.matching.standing import Person
from safepassage.matching.vocabulary import Near, Vocabulary, beginning

_LEAST_BOUND = 0.58
_LEAST_HAD = (_LEAST_BOUND - LISTED_SHARE) / QUERY_SHARE
"""The share of the query's weight that a name must have, if all that it has itself is found."""
WEIGHT_STEPS, YEAR_BITS = 256, 16
"""Steps of a weight of 1, and the bits in which a name's weight has room."""
_WEIGHT = (1 << YEAR_BITS) - 1
_PARTS, _MOST_PARTS = 1_000, 1_023
_MARK_BITS = 6
_BY_NOTHING = (1 << _MARK_BITS) - 1
"""The mark of a name that no word has led to; words and pairs of words are fewer."""
_SHORTEST_BEGINNING = 3


class Names(NamedTuple):
    """The different listed names, as places of words in the vocabulary.

    ``words[at[n]:at[n + 1]]`` are the words of name ``n``; ``having`` are the names that have a
    word, from ``having_at``, the lightest first; beside each, in one number, its year and in the
    lower ``YEAR_BITS`` what it weighs in ``WEIGHT_STEPS``. ``weights`` are of words, ``whole`` of
    names; ``years`` are those in which everybody was born who bears a name, 0 where that is not
    one year or not sure.
    """

    words: Ints
    at: Ints
    having: Ints
    having_at: Ints
    weights: Floats
    whole: Likenesses
    years: Shorts


class Sweep(NamedTuple):
    """Room for one search at a time; all zero between two.

    ``had`` has, a name, how many thousandths of the query it was found to have, and in the lowest
    bits the last word that it was found by: so small that most of it stays near the processor.
    ``place`` is where each entry was written that bears a name found.
    """

    near: Near
    had: Shorts
    touched: Ints
    counts: Ints
    place: Ints


def sweep(words: int, names: int, entries: int) -> Sweep:
    """Make the room for so many listed words, names and entries."""
    return Sweep(
        near=Near(
            words=np.zeros(words, dtype=np.int32),
            likeness=np.zeros(words, dtype=np.float32),
            looked_at=np.zeros(words, dtype=np.uint8),
        ),
        had=np.zeros(names, dtype=np.uint16),
        touched=np.zeros(names, dtype=np.int32),
        counts=np.zeros(1, dtype=np.int32),
        place=np.zeros(entries, dtype=np.int32),
    )


@inlined
def begin(room: Sweep, name: int) -> None:
    """Note a name that has nothing yet."""
    if not room.had[name]:
        room.had[name] = _BY_NOTHING
        room.touched[room.counts[0]] = name
        room.counts[0] += 1


@compiled
def having_any(dated: Ints, room: Sweep) -> Ints:
    """Those names that have a word like one of the query's; they are done with."""
    found = np.empty(len(dated), dtype=np.int32)
    kept = 0
    for name in dated:
        if room.had[name] >> _MARK_BITS:
            found[kept] = name
            kept += 1
        room.had[name] = 0
    return found[:kept]


@compiled
def touch(
    table: Table,
    listed: Vocabulary,
    names: Names,
    query: Query,
    near: Nears,
    person: Person,
    room: Sweep,
) -> None:
    """Add up, for each listed name, what the words of the query that it has weigh together."""
    for pair in range(query.many - 1):
        if near.at[query.many + pair + 1] > near.at[query.many + pair]:
            _touch_joined(table, listed, names, query, near, pair, person, room)
    whole = rest = query.weights.sum()
    left = query.weights.copy()
    for _ in range(query.many):
        word = int(np.argmax(left))
        weight = query.weights[word]
        left[word] = -1.0
        rest -= weight
        if query.cut:
            rest = whole
            words = _cut(listed, query, word)
            likeness = np.full(len(words), LIKENESS_STEPS, dtype=np.uint8)
            _add(names, person, room, words, likeness, weight, word, whole, whole)
        words, likeness = _slice(near, word)
        _add(names, person, room, words, likeness, weight, word, whole, rest)


@compiled
def _slice(near: Nears, word: int) -> tuple[Ints, Bytes]:
    first, behind = near.at[word], near.at[word + 1]
    return near.words[first:behind], near.likeness[first:behind]


@compiled
def _add(
    names: Names,
    person: Person,
    room: Sweep,
    words: Ints,
    likeness: Bytes,
    weight: float,
    mark: int,
    whole: float,
    rest: float,
) -> None:
    """Add a word's weight to each name that has one of ``words``, by the first that it has.

    ``whole`` is what all words of the query weigh, ``rest`` what those weigh that are still to
    come: a name that cannot come to enough with them does not begin, and of persons born in
    other years it must be more.
    """
    had, touched, having = room.had, room.touched, names.having
    many = room.counts[0]
    ours, apart = person.year, max(person.apart, _LEAST_BOUND)
    for one in range(len(words)):
        word = words[one]
        gained = likeness[one] * weight / LIKENESS_STEPS
        part = math.ceil(gained / whole * _PARTS)
        most = _heaviest(gained + rest, whole, _LEAST_BOUND) * WEIGHT_STEPS
        most_apart = _heaviest(gained + rest, whole, apart) * WEIGHT_STEPS
        for at in range(names.having_at[word], names.having_at[word + 1]):
            name = having[at, 0]
            known = int(had[name])
            if not known:
                weighs = having[at, 1] & _WEIGHT
                if weighs > most:
                    continue
                if weighs > most_apart and _is_apart(ours, having[at, 1] >> YEAR_BITS):
                    continue
                touched[many] = name
                many += 1
            elif known & _BY_NOTHING == mark:
                continue
            had[name] = min((known >> _MARK_BITS) + part, _MOST_PARTS) << _MARK_BITS | mark
    room.counts[0] = many


@compiled
def _heaviest(had: float, whole: float, least: float) -> float:
    """What a name may weigh at most that has so much of a query, to be at least so alike."""
    missing = least - QUERY_SHARE * min(1.0, had / whole)
    if missing > LISTED_SHARE:
        return -1.0
    return LISTED_SHARE * had / missing if missing > 0 else np.inf


@inlined
def _is_apart(ours: int, theirs: int) -> bool:
    """Whether two years of birth contradict each other, whatever the days are."""
    return bool(ours and theirs and abs(ours - theirs) > 1)


@compiled
def _touch_joined(
    table: Table,
    listed: Vocabulary,
    names: Names,
    query: Query,
    near: Nears,
    pair: int,
    person: Person,
    room: Sweep,
) -> None:
    """Two words of the query that a name has as one weigh together what they do not weigh apart."""
    words, likeness = _slice(near, query.many + pair)
    likeness = likeness.copy()
    together = query.weights[pair] + query.weights[pair + 1]
    for one in range(len(words)):
        apart = 0.0
        for single in (pair, pair + 1):
            apart += query.weights[single] * likeness_in(
                table, query.places, query.words, single, listed.words, words[one], ALIKE
            )
        more = max(0.0, likeness[one] - apart / together * LIKENESS_STEPS)
        likeness[one] = math.ceil(more)
    whole = query.weights.sum()
    mark = query.many + pair
    _add(names, person, room, words, likeness, together, mark, whole, whole)


@compiled
def _cut(listed: Vocabulary, query: Query, word: int) -> Ints:
    """All words that begin with a word that may be only the beginning of one."""
    letters = letters_of(query.words, word)
    if len(letters) < _SHORTEST_BEGINNING and word != query.many - 1:
        return np.empty(0, dtype=np.int32)
    start = beginning(listed, letters, False)
    behind = beginning(listed, letters, True)
    return listed.alphabetical[start:behind].copy()


@compiled
def bounded(names: Names, query: Query, person: Person, room: Sweep) -> tuple[Ints, Floats]:
    """The names that can be alike enough by what they have; clears the room."""
    many = room.counts[0]
    found = np.empty(many, dtype=np.int32)
    bounds = np.empty(many)
    whole = query.weights.sum()
    ours, apart = person.year, max(person.apart, _LEAST_BOUND)
    kept = 0
    for one in range(many):
        name = room.touched[one]
        share = (room.had[name] >> _MARK_BITS) / _PARTS
        room.had[name] = 0
        if share < _LEAST_HAD:
            continue
        bound = QUERY_SHARE * min(1.0, share)
        bound += LISTED_SHARE * min(1.0, share * whole / names.whole[name])
        if bound >= (apart if _is_apart(ours, int(names.years[name])) else _LEAST_BOUND):
            found[kept] = name
            bounds[kept] = bound
            kept += 1
    room.counts[0] = 0
    return found[:kept], bounds[:kept]
