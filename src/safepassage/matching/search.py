"""Which listed names are like a name: the likeliest of a sweep are laid beside it.

Only those are laid beside it of whose bearers somebody may come to be shown.
"""

from typing import NamedTuple

import numpy as np

from safepassage.matching.alignment import Bench, Query, Side, WordFit, align_into
from safepassage.matching.compiled import Flags, Floats, Ints, Longs, compiled
from safepassage.matching.nearness import LEAST_NEAR, Nears
from safepassage.matching.order import descending
from safepassage.matching.spelling.learned import Table
from safepassage.matching.standing import Person, Persons, identity, identity_in_brief, is_brief
from safepassage.matching.sweeping import Names, Sweep, begin, bounded, having_any, touch
from safepassage.matching.vocabulary import Vocabulary

LEAST_ALIKE, LEAST_ALIKE_DATED = 0.6, 0.5
"""Names less alike than this are not shown; the second where the birth date is the very same."""
UNSEEN = 0.1
"""What words may add to a bound that are less alike than those which names are found by, where
a match is only shown; an alert is never left out for less than all that they can add."""
MOST_ALIGNED = 200
"""Different names that are laid beside one; however many entries bear one of them, all are seen."""
_SAME = int(WordFit.SAME)
_AS_LIKE = 1e-6


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
        begin(room, name)
    touch(table, listed, names, query, near, person, room)
    born = having_any(dated, room)
    found, bounds = bounded(names, query, person, room)
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


@compiled
def _mattering(
    person: Person, persons: Persons, bearers: Bearers, found: Ints, bounds: Floats
) -> tuple[Ints, Floats]:
    """Those names of which somebody may come to as much as a person must to be shown."""
    kept, row = 0, np.zeros((1, 4), dtype=np.int32)
    for at in range(len(found)):
        name = min(1.0, bounds[at] + UNSEEN) + person.whole
        most = bounds[at] + LEAST_NEAR * (1 - bounds[at]) + person.whole
        for bearer in range(bearers.at[found[at]], bearers.at[found[at] + 1]):
            told = bearers.brief[bearer]
            if is_brief(told):
                weight = identity_in_brief(person, told, row)
            else:
                _, weight = identity(person, persons, bearers.entries[bearer])
            weight *= person.beside
            if name + weight >= person.least or most + weight >= person.alert:
                found[kept], bounds[kept] = found[at], bounds[at]
                kept += 1
                break
    return found[:kept], bounds[:kept]


def least_bound(likeness: float) -> float:
    """The bound that a name has at least which comes to a likeness with what is not seen yet."""
    return (likeness - LEAST_NEAR) / (1 - LEAST_NEAR)


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
