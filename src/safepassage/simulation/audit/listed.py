"""Invented listed persons of every country of the corpus, and how they are announced."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from safepassage.records import ListEntry, Subject
from safepassage.records._base import Record
from safepassage.simulation.audit.corpus import Corpus
from safepassage.simulation.audit.ordinary import birth
from safepassage.simulation.chance import happens
from safepassage.simulation.names import WrittenName, document_form, swiped_form
from safepassage.simulation.variants import mistype, other_form

_DAY_AND_MONTH = 13


class Announced(StrEnum):
    """In which form a listed person is announced by the carrier."""

    DOCUMENT = "document"
    ZONE = "zone"
    SPELLING = "spelling"
    TYPING = "typing"


class Listed(Record, frozen=True):
    """An invented listed person: their entry, and who they are."""

    entry: ListEntry
    name: WrittenName
    born: date
    country: str


def listed(
    corpus: Corpus, country: str, number: int, chance: random.Random, *, dated: bool
) -> Listed:
    """One person of a country; ``dated`` when the list gives the day of birth."""
    names, born = corpus.countries[country], birth(chance)
    name = WrittenName(chance.choice(names.family), (chance.choice(names.given),))
    entry = ListEntry(
        id=f"AUDIT-{country}-{number}",
        name=name.full,
        given=name.given[0],
        family=name.surname,
        dob=(born.isoformat(),) if dated else (),
        nationality=(country,),
    )
    return Listed(entry=entry, name=name, born=born, country=country)


def announced(person: Listed, chance: random.Random) -> Iterator[tuple[Announced, Subject]]:
    """The person in every form; the last two with another spelling, and with slips."""
    plain = document_form(person.name)
    yield Announced.DOCUMENT, _subject(person, plain, person.born)
    zone = swiped_form(person.name)
    field = f"{zone.surname}<<{'<'.join(zone.given)}".replace(" ", "<")
    yield Announced.ZONE, _subject(person, zone, person.born, mrz_name=field)
    respelt, _ = other_form(chance, person.name)
    yield Announced.SPELLING, _subject(person, respelt, person.born)
    yield Announced.TYPING, _subject(person, _slip(plain, chance), _noisy(person.born, chance))


def _subject(person: Listed, name: WrittenName, born: date, mrz_name: str | None = None) -> Subject:
    return Subject(
        surname=name.surname,
        given_names=" ".join(name.given) or None,
        mrz_name=mrz_name,
        dob=born.isoformat(),
        nationality=person.country,
    )


def _slip(name: WrittenName, chance: random.Random) -> WrittenName:
    given = " ".join(name.given)
    if given and happens(chance, 0.5):
        return WrittenName(name.surname, (mistype(chance, given),))
    return WrittenName(mistype(chance, name.surname), name.given)


def _noisy(born: date, chance: random.Random) -> date:
    """Day and month exchanged where that is a date, else a day off."""
    if born.day < _DAY_AND_MONTH and born.day != born.month and happens(chance, 0.5):
        return born.replace(month=born.day, day=born.month)
    return born + timedelta(days=chance.choice((-1, 1)))
