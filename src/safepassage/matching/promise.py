"""Who of those that were found can matter, by what is known beside the name."""

from typing import NamedTuple

import numpy as np

from safepassage.matching.compiled import Bytes, Floats, Ints, compiled
from safepassage.matching.search import Found
from safepassage.matching.standing import Person, Persons, identity


class Promising(NamedTuple):
    """Where in ``Found`` somebody stands, the relation of birth dates, and what identity weighs."""

    at: Ints
    relation: Bytes
    identity: Floats
    name: Floats


@compiled
def promising(person: Person, listed: Persons, found: Found) -> Promising:
    """Those who may come to as much as a person must to be shown."""
    many = len(found.entries)
    kept = Promising(
        np.empty(many, dtype=np.int32),
        np.empty(many, dtype=np.uint8),
        np.empty(many),
        np.empty(many),
    )
    enough = 0
    for at in range(many):
        relation, weight = identity(person, listed, found.entries[at])
        name = found.likeness[at] + (person.whole if found.whole[at] else 0.0)
        if name + person.beside * weight >= person.least:
            kept.at[enough] = at
            kept.relation[enough] = relation
            kept.identity[enough] = weight
            kept.name[enough] = name
            enough += 1
    return Promising(
        kept.at[:enough], kept.relation[:enough], kept.identity[:enough], kept.name[:enough]
    )
