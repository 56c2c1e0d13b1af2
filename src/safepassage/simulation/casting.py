"""Which travellers play which part against the watchlist; fixed before anything is written."""

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from safepassage.simulation.chance import generator
from safepassage.simulation.names import WrittenName, document_form
from safepassage.simulation.people import Person, draw_person, reissue
from safepassage.simulation.states import BY_CODE
from safepassage.simulation.variants import other_form
from safepassage.simulation.watchlist import Precision, Watched


class Case(StrEnum):
    """What is true of a traveller."""

    CLEAN = "clean"
    LISTED = "listed"
    VARIANT = "variant"
    NAMESAKE = "namesake"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A person with a case; ``entries`` must be found, ``lookalikes`` must not alert.

    ``change`` says how a variant differs (``respelt``, ``swapped``, ``joined``, ``shortened``).
    """

    person: Person
    case: Case
    entries: tuple[str, ...] = ()
    lookalikes: tuple[str, ...] = ()
    change: str | None = None


_TURNS = (Case.LISTED, Case.NAMESAKE, Case.DOCUMENT, Case.VARIANT)


def cast_for(seed: int, index: int, at: date, watched: tuple[Watched, ...]) -> Part | None:
    """Return the part played on flight ``index``: the cases take turns, one a flight.

    Entries are used in order, so that two flights seldom carry the same one;
    ``None`` when the list has no entry for the case.
    """
    turn, round_ = index % len(_TURNS), index // len(_TURNS)
    case = _TURNS[turn]
    usable = [entry for entry in watched if _suits(entry, case)]
    if not usable:
        return None
    rng = generator(seed, "cast", index)
    return _PLAYERS[case](rng, usable[(round_ + turn * 3) % len(usable)], at)


def _suits(watched: Watched, case: Case) -> bool:
    if case is Case.DOCUMENT:
        return watched.document is not None
    return watched.precision is Precision.DAY


def _listed(rng: random.Random, watched: Watched, at: date) -> Part:
    return Part(person=_traveller(rng, watched, at), case=Case.LISTED, entries=(watched.entry.id,))


def _traveller(rng: random.Random, watched: Watched, at: date) -> Person:
    """Return the listed person, on the listed document if the list has one."""
    person = _person(watched)
    return person if watched.entry.documents else reissue(rng, person, at)


def _person(watched: Watched) -> Person:
    if watched.person is None:
        raise ValueError(f"list entry {watched.entry.id} names no person")
    return watched.person


def _variant(rng: random.Random, watched: Watched, at: date) -> Part:
    person = reissue(rng, _person(watched), at)
    name, change = other_form(rng, person.name)
    return Part(
        person=replace(person, name=_as_written(name)),
        case=Case.VARIANT,
        entries=(watched.entry.id,),
        change=change,
    )


def _as_written(name: WrittenName) -> WrittenName:
    return WrittenName(name.surname.title(), tuple(part.title() for part in name.given))


def _namesake(rng: random.Random, watched: Watched, at: date) -> Part:
    person = _person(watched)
    away = timedelta(days=rng.choice((-1, 1)) * rng.randint(1200, 4000) + rng.randint(2, 25))
    born = person.born + away
    other = person.born - away
    return Part(
        person=replace(reissue(rng, person, at), born=born if _adult(born, at) else other),
        case=Case.NAMESAKE,
        lookalikes=(watched.entry.id,),
    )


def _adult(born: date, at: date) -> bool:
    return (at - born).days > 18 * 366


def _document(rng: random.Random, watched: Watched, at: date) -> Part:
    if watched.document is None:
        raise ValueError(f"list entry {watched.entry.id} names no lost document")
    person = draw_person(rng, at, state=BY_CODE[watched.document.issuer])
    return Part(
        person=replace(person, documents=(watched.document,)),
        case=Case.DOCUMENT,
        entries=(watched.entry.id,),
    )


_PLAYERS = {
    Case.LISTED: _listed,
    Case.VARIANT: _variant,
    Case.NAMESAKE: _namesake,
    Case.DOCUMENT: _document,
}


def same_name(first: WrittenName, second: WrittenName) -> bool:
    """Tell whether two names are the same words in a document, in any order."""
    return _words(first) == _words(second)


def _words(name: WrittenName) -> list[str]:
    return sorted(document_form(name).full.split())
