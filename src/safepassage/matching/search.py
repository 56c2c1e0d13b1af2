"""Which listed names are like a name, in one sweep over all of them.

Each word of the query finds the listed words like it, and through them the names; the words
together bound how alike a name can be, and the likeliest names are laid beside the query.
"""

import math
from typing import NamedTuple

import numpy as np

from safepassage.matching.alignment import (
    LISTED_SHARE,
    QUERY_SHARE,
    Bench,
    Query,
    Side,
    WordFit,
    align_into,
)
from safepassage.matching.compiled import (
    Bytes,
    Flags,
    Floats,
    Ints,
    Likenesses,
    Longs,
    Shorts,
    compiled,
    inlined,
)
from safepassage.matching.nearness import LIKENESS_STEPS, Nears
from safepassage.matching.order import descending
from safepassage.matching.spelling.learned import Table
from safepassage.matching.spelling.likeness import ALIKE, likeness_in
from safepassage.matching.spelling.pool import letters_of
from safepassage.matching.standing import Person, Persons, identity, identity_in_brief, is_brief
from safepassage.matching.vocabulary import Near, Vocabulary, beginning

LEAST_ALIKE, LEAST_ALIKE_DATED = 0.6, 0.5
"""Names less alike than this are not shown; the second where the birth date is the very same."""
_LEAST_BOUND = 0.58
_LEAST_HAD = (_LEAST_BOUND - LISTED_SHARE) / QUERY_SHARE
"""The share of the query's weight that a name must have, if all that it has itself is found."""
UNSEEN = 0.1
"""What words may add to a bound that are less alike than those which names are found by."""
MOST_ALIGNED = 200
"""Different names that are laid beside one; however many entries bear one of them, all are seen."""
WEIGHT_STEPS, YEAR_BITS = 256, 16
"""Steps of a weight of 1, and the bits in which a name's weight has room."""
_WEIGHT = (1 << YEAR_BITS) - 1
_PARTS, _MOST_PARTS = 1_000, 1_023
_MARK_BITS = 6
_BY_NOTHING = (1 << _MARK_BITS) - 1
"""The mark of a name that no word has led to; words and pairs of words are fewer."""
_SHORTEST_BEGINNING = 3
_SAME = int(WordFit.SAME)
_AS_LIKE = 1e-6


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


class Bearers(NamedTuple):
    """Who bears each name: entries from ``at``, which of their texts it is, and if a weak one.

    ``brief`` is what is known of each (``standing.is_brief``), where a name is looked at anyway.
    """

    at: Ints
    entries: Ints
    texts: Ints
    weak: Flags
    brief: Longs


class Found(NamedTuple):
    """Entries, each with its name (a place in ``Bearers``) that is most like a query's form.

    ``whole`` tells whether each word of the listed name has the very same one in the form.
    """

    entries: Ints
    bearers: Ints
    likeness: Floats
    whole: Flags
    forms: Ints


class Alike(NamedTuple):
    """Names like a query's form, how alike each is, and if each of its words has the same one."""

    names: Ints
    likeness: Floats
    whole: Flags


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


@compiled
def search(
    table: Table,
    listed: Vocabulary,
    names: Names,
    query: Query,
    near: Nears,
    dated: Ints,
    person: Person,
    persons: Persons,
    bearers: Bearers,
    room: Sweep,
    desk: Bench,
) -> Alike:
    """The names that are like the query, of entries that a person may come to be shown.

    ``dated`` are names of persons born on the very day: they are laid beside the query if a
    single word is alike, and less likeness is enough.
    """
    for name in dated:
        _begin(room, name)
    _touch(table, listed, names, query, near, person, room)
    born = _having_any(dated, room)
    found, bounds = _bounded(names, query, person, room)
    found = _likeliest(*_mattering(person, persons, bearers, found, bounds))
    return _aligned(table, listed, names, query, born, found, desk)


@compiled
def _aligned(
    table: Table,
    listed: Vocabulary,
    names: Names,
    query: Query,
    born: Ints,
    others: Ints,
    desk: Bench,
) -> Alike:
    """Lay names beside the query; those that are alike enough."""
    found = np.concatenate((born, others))
    likeness = np.empty(len(found))
    whole = np.empty(len(found), dtype=np.bool_)
    kept = 0
    for at in range(len(found)):
        name = found[at]
        words = names.words[names.at[name] : names.at[name + 1]]
        pairs = align_into(table, query, listed.words, Side(words, names.weights[words]), desk)
        likeness[kept] = desk.shares[:pairs].sum()
        if likeness[kept] >= (LEAST_ALIKE_DATED if at < len(born) else LEAST_ALIKE):
            found[kept] = name
            whole[kept] = _has_all(desk, pairs, len(words))
            kept += 1
    return Alike(found[:kept].copy(), likeness[:kept].copy(), whole[:kept].copy())


@compiled
def _has_all(desk: Bench, pairs: int, words: int) -> bool:
    """Whether each of so many listed words, as they were laid last, has the same one."""
    same = 0
    for pair in range(pairs):
        same += desk.options.fit[desk.pairs[pair]] == _SAME
    return bool(same == words)


@inlined
def _begin(room: Sweep, name: int) -> None:
    """Note a name that has nothing yet."""
    if not room.had[name]:
        room.had[name] = _BY_NOTHING
        room.touched[room.counts[0]] = name
        room.counts[0] += 1


@compiled
def _having_any(dated: Ints, room: Sweep) -> Ints:
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
def _touch(
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
def _bounded(names: Names, query: Query, person: Person, room: Sweep) -> tuple[Ints, Floats]:
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


@compiled
def _mattering(
    person: Person, persons: Persons, bearers: Bearers, found: Ints, bounds: Floats
) -> tuple[Ints, Floats]:
    """Those names of which somebody may come to as much as a person must to be shown."""
    kept, row = 0, np.zeros((1, 4), dtype=np.int32)
    for at in range(len(found)):
        name = min(1.0, bounds[at] + UNSEEN) + person.whole
        for bearer in range(bearers.at[found[at]], bearers.at[found[at] + 1]):
            told = bearers.brief[bearer]
            if is_brief(told):
                weight = identity_in_brief(person, told, row)
            else:
                _, weight = identity(person, persons, bearers.entries[bearer])
            if name + person.beside * weight >= person.least:
                found[kept], bounds[kept] = found[at], bounds[at]
                kept += 1
                break
    return found[:kept], bounds[:kept]


@compiled
def _likeliest(found: Ints, bounds: Floats) -> Ints:
    """At most ``MOST_ALIGNED`` names, the best first; of equal ones those that are listed first."""
    if len(found) <= MOST_ALIGNED:
        return found
    first = np.sort(found)
    place = np.searchsorted(first, found)
    ordered = np.empty(len(found))
    ordered[place] = bounds
    return first[descending(ordered, len(ordered))[:MOST_ALIGNED]]


@compiled
def borne(bearers: Bearers, gone: Flags, alike: Alike, forms: Ints, place: Ints) -> Found:
    """Everybody who bears one of these names, each once, by the name that is most like a form.

    ``place`` is zero for each entry, before and after. Of names as like a strong one is preferred,
    then the one that the entry has first. Entries that are ``gone`` are left out.
    """
    names, likeness = alike.names, alike.likeness
    many = 0
    for name in names:
        many += bearers.at[name + 1] - bearers.at[name]
    found = Found(
        np.empty(many, dtype=np.int32),
        np.empty(many, dtype=np.int32),
        np.empty(many),
        np.empty(many, dtype=np.bool_),
        np.empty(many, dtype=np.int32),
    )
    kept = 0
    for one in range(len(names)):
        for bearer in range(bearers.at[names[one]], bearers.at[names[one] + 1]):
            entry = bearers.entries[bearer]
            if gone[entry]:
                continue
            if not place[entry]:
                kept += 1
                place[entry] = kept
                found.entries[kept - 1] = entry
            elif not _is_better(bearers, found, place[entry] - 1, likeness[one], bearer):
                continue
            at = place[entry] - 1
            found.bearers[at] = bearer
            found.likeness[at] = likeness[one]
            found.whole[at] = alike.whole[one]
            found.forms[at] = forms[one]
    for at in range(kept):
        place[found.entries[at]] = 0
    return Found(
        found.entries[:kept],
        found.bearers[:kept],
        found.likeness[:kept],
        found.whole[:kept],
        found.forms[:kept],
    )


@compiled
def _is_better(bearers: Bearers, found: Found, at: int, likeness: float, bearer: int) -> bool:
    if abs(found.likeness[at] - likeness) > _AS_LIKE:
        return bool(likeness > found.likeness[at])
    known = found.bearers[at]
    if bearers.weak[bearer] != bearers.weak[known]:
        return bool(bearers.weak[known])
    return bool(bearers.texts[bearer] < bearers.texts[known])
