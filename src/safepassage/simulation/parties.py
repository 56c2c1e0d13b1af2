"""Who travels together: alone, in pairs, as families with infants, in groups."""

import random
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from safepassage.simulation.casting import Case, Part
from safepassage.simulation.chance import happens, weighted
from safepassage.simulation.people import Person, draw_family, draw_person, draw_state


class PartyKind(StrEnum):
    """What kind of party shares one reservation."""

    ALONE = "alone"
    PAIR = "pair"
    FAMILY = "family"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Party:
    """People of one reservation; the first made the booking."""

    kind: PartyKind
    parts: tuple[Part, ...]


_KINDS = (
    (PartyKind.ALONE, 0.52),
    (PartyKind.PAIR, 0.27),
    (PartyKind.FAMILY, 0.19),
    (PartyKind.GROUP, 0.02),
)


def draw_party(rng: random.Random, at: date, room: int) -> Party:
    """Draw a party of at most ``room`` (at least 1) people, none of them listed."""
    kind = weighted(rng, _KINDS)
    makers = {PartyKind.PAIR: _pair, PartyKind.FAMILY: _family, PartyKind.GROUP: _group}
    parts = makers[kind](rng, at) if kind in makers else _alone(rng, at)
    if len(parts) > room:
        return Party(PartyKind.ALONE, _alone(rng, at))
    return Party(kind, parts)


def join(rng: random.Random, at: date, part: Part) -> Party:
    """Return the party of someone with a part against the list: alone, or with a companion."""
    if happens(rng, 0.5):
        return Party(PartyKind.ALONE, (part,))
    return Party(PartyKind.PAIR, (part, *_alone(rng, at)))


def _alone(rng: random.Random, at: date) -> tuple[Part, ...]:
    return (Part(person=draw_person(rng, at), case=Case.CLEAN),)


def _pair(rng: random.Random, at: date) -> tuple[Part, ...]:
    if happens(rng, 0.4):
        return (*_alone(rng, at), *_alone(rng, at))
    return _clean(draw_family(rng, at, children=0, infants=0))


def _family(rng: random.Random, at: date) -> tuple[Part, ...]:
    children = rng.randint(0, 3)
    infants = 1 if children == 0 or happens(rng, 0.25) else 0
    return _clean(draw_family(rng, at, children=children, infants=infants))


def _group(rng: random.Random, at: date) -> tuple[Part, ...]:
    state = draw_state(rng)
    return _clean([draw_person(rng, at, state=state) for _ in range(rng.randint(8, 18))])


def _clean(people: list[Person]) -> tuple[Part, ...]:
    return tuple(Part(person=person, case=Case.CLEAN) for person in people)
