"""How found entries stand to a subject beside their names, as numbers: most can never matter."""

from typing import NamedTuple

import numpy as np

from safepassage.matching.compiled import Bytes, Floats, Ints, Longs, compiled
from safepassage.matching.dates import relate
from safepassage.matching.search import Found


class Traits(NamedTuple):
    """Each entry's countries, from ``at``, and its sex (``traits.country``, ``sex_code``)."""

    countries: Longs
    at: Ints
    sexes: Bytes


class Weights(NamedTuple):
    """What identity weighs by the relation of birth dates, and by the sign of the others."""

    relation: Floats
    nationality: Floats
    sex: Floats


class Standing(NamedTuple):
    """Where in ``Found`` somebody stands, the relation of birth dates, and what identity weighs."""

    at: Ints
    relation: Bytes
    identity: Floats


@compiled
def standing(
    born: Ints,
    countries: Longs,
    sex: int,
    dates: Ints,
    dates_at: Ints,
    traits: Traits,
    found: Found,
    weights: Weights,
    whole: float,
    beside: float,
    least: float,
) -> Standing:
    """Those whose likeness, and ``beside`` times what identity weighs, are at least ``least``.

    ``whole`` is what a name's likeness is raised by whose every word has the same one.
    ``born`` are the readings of the subject's date, ``dates`` from ``dates_at`` the entries'.
    """
    many = len(found.entries)
    kept = Standing(np.empty(many, dtype=np.int32), np.empty(many, dtype=np.uint8), np.empty(many))
    enough = 0
    for at in range(many):
        entry = found.entries[at]
        relation = relate(born, dates, dates_at[entry], dates_at[entry + 1])
        identity = weights.relation[relation]
        identity += weights.nationality[_nationality_sign(countries, traits, entry)]
        identity += weights.sex[_sex_sign(sex, int(traits.sexes[entry]))]
        name = found.likeness[at] + (whole if found.whole[at] else 0.0)
        if name + beside * identity >= least:
            kept.at[enough] = at
            kept.relation[enough] = relation
            kept.identity[enough] = identity
            enough += 1
    return Standing(kept.at[:enough], kept.relation[:enough], kept.identity[:enough])


@compiled
def _nationality_sign(ours: Longs, traits: Traits, entry: int) -> int:
    """1 if the entry has one of our countries, -1 if others only, 0 if unknown."""
    first, behind = traits.at[entry], traits.at[entry + 1]
    if first == behind or not len(ours):
        return 0
    for one in range(first, behind):
        for our in ours:
            if traits.countries[one] == our:
                return 1
    return -1


@compiled
def _sex_sign(ours: int, theirs: int) -> int:
    """1 if the sex is the same, -1 if it is not, 0 if one is unknown."""
    if not ours or not theirs:
        return 0
    return 1 if ours == theirs else -1
