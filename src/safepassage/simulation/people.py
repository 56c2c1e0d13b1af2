"""Invented people with their travel documents."""

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

from safepassage.simulation.chance import happens, pattern, weighted
from safepassage.simulation.names import Kin, WrittenName, compose, draw_kin
from safepassage.simulation.states import BY_CODE, HOME, STATES, State

ADULT_AGES = (18, 84)
CHILD_AGES = (2, 11)
INFANT_AGES = (0, 1)
_YEAR_DAYS = 365.25
_VALIDITY = timedelta(days=3652)


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelDocument:
    """A document; ``type`` is P passport, I identity card, A residence card or V visa."""

    type: str
    number: str
    issuer: str
    issued: date
    expires: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An invented person; ``documents`` holds the one travelled on first."""

    name: WrittenName
    sex: str
    born: date
    nationality: str
    birth_place: str
    documents: tuple[TravelDocument, ...]

    @property
    def document(self) -> TravelDocument:
        """Return the document the person travels on."""
        return self.documents[0]


def draw_state(rng: random.Random) -> State:
    """Draw a nationality; nationals of Utopia are the commonest."""
    return weighted(rng, _WEIGHTS)


_WEIGHTS = [(state, state.weight) for state in STATES]


def draw_person(
    rng: random.Random,
    at: date,
    *,
    state: State | None = None,
    sex: str | None = None,
    kin: Kin | None = None,
    ages: tuple[int, int] = ADULT_AGES,
) -> Person:
    """Invent a person whose age on ``at`` lies within ``ages`` (whole years, inclusive)."""
    home = state or draw_state(rng)
    chosen = sex or rng.choice("MF")
    name = compose(rng, home, chosen, kin or draw_kin(rng, home))
    return Person(
        name=name,
        sex=chosen,
        born=_birth(rng, at, ages),
        nationality=home.code,
        birth_place=rng.choice(home.places),
        documents=_documents(rng, home, at),
    )


def draw_family(rng: random.Random, at: date, *, children: int, infants: int) -> list[Person]:
    """Invent two adults with ``children`` and ``infants``, in this order, of one family."""
    state = draw_state(rng)
    shared = draw_kin(rng, state)
    adults = [
        draw_person(rng, at, state=state, sex=sex, kin=_other_father(rng, state, shared))
        for sex in "MF"
    ]
    theirs = replace(shared, father=(adults[0].name.given or (adults[0].name.surname,))[0])
    ages = [CHILD_AGES] * children + [INFANT_AGES] * infants
    return adults + [draw_person(rng, at, state=state, kin=theirs, ages=age) for age in ages]


def _other_father(rng: random.Random, state: State, shared: Kin) -> Kin:
    return replace(shared, father=draw_kin(rng, state).father)


def _birth(rng: random.Random, at: date, ages: tuple[int, int]) -> date:
    youngest, oldest = ages
    first = int(youngest * _YEAR_DAYS) + 2
    return at - timedelta(days=rng.randint(first, int((oldest + 1) * _YEAR_DAYS) - 2))


def _documents(rng: random.Random, state: State, at: date) -> tuple[TravelDocument, ...]:
    kind = "I" if happens(rng, 0.06) else "P"
    main = issue(rng, kind, state.code, state.number, at)
    if state.code == HOME or not happens(rng, 0.15):
        return (main,)
    return (main, issue(rng, rng.choice("VA"), HOME, "AA9999999", at))


def issue(rng: random.Random, kind: str, issuer: str, mask: str, at: date) -> TravelDocument:
    """Issue a document of ten years' validity that is valid on ``at``."""
    issued = at - timedelta(days=rng.randint(30, 3500))
    return TravelDocument(
        type=kind,
        number=pattern(rng, mask),
        issuer=issuer,
        issued=issued,
        expires=issued + _VALIDITY,
    )


def reissue(rng: random.Random, person: Person, at: date) -> Person:
    """Return the same person with a new passport."""
    state = BY_CODE[person.nationality]
    return replace(person, documents=(issue(rng, "P", state.code, state.number, at),))
