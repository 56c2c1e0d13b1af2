"""What a check-in desk says of one traveller: the document's data in a carrier's habits."""

import random
from dataclasses import dataclass, replace
from datetime import timedelta

from safepassage.simulation.casting import Case
from safepassage.simulation.chance import generator, happens
from safepassage.simulation.dialects import ApiDialect
from safepassage.simulation.fleet import Flight
from safepassage.simulation.names import (
    WrittenName,
    document_form,
    document_letters,
    swiped_form,
)
from safepassage.simulation.people import (
    ADULT_AGES,
    Person,
    TravelDocument,
    draw_person,
    issue,
)
from safepassage.simulation.reservations import Booked, Booking
from safepassage.simulation.states import BY_CODE
from safepassage.simulation.variants import mistype


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """One traveller of a PAXLST; ``role`` is the qualifier of NAD (UN/EDIFACT 3035)."""

    journey: str
    role: str
    name: WrittenName
    person: Person
    documents: tuple[TravelDocument, ...]
    embarks: str
    disembarks: str
    residence: str
    birth_place: str
    verified: bool
    locator: str
    reference: str
    seat: str
    tags: tuple[str, ...]
    weight: int


def announce(seed: int, booking: Booking, booked: Booked, *, corrected: bool) -> Announced:
    """Return what check-in says of ``booked``.

    One traveller in forty is typed by hand with a slip in the document
    number, which a later message puts right (``corrected``).
    """
    person = booked.part.person
    dialect = booking.flight.airline.api
    slip = slipped_number(seed, booked)
    documents = person.documents
    if slip and not corrected:
        documents = (replace(person.document, number=slip), *documents[1:])
    return Announced(
        journey=booked.journey,
        role="DDU" if booking.transit else "FL",
        name=written(person.name, dialect),
        person=person,
        documents=documents,
        embarks=booking.embarks,
        disembarks=booking.disembarks,
        residence=_residence(person, booking.flight, dialect),
        birth_place=written_place(person, dialect),
        verified=slip is None,
        locator=booking.locator,
        reference=booked.reference,
        seat=booked.seat or "",
        tags=tuple(f"{booking.flight.airline.code}{tag[-6:]}" for tag in booked.bags.tags),
        weight=booked.bags.weight,
    )


def slipped_number(seed: int, booked: Booked) -> str | None:
    """Return the mistyped document number of a traveller typed by hand, else ``None``."""
    rng = generator(seed, "typed", booked.journey)
    if booked.part.case is not Case.CLEAN or not happens(rng, 0.025):
        return None
    return mistype(rng, booked.part.person.document.number)


def written(name: WrittenName, dialect: ApiDialect) -> WrittenName:
    """Return a name as the carrier sends it: own letters, swiped or typed from the document."""
    if dialect.own_letters:
        return WrittenName(name.surname.upper(), tuple(part.upper() for part in name.given))
    form = swiped_form(name) if dialect.swiped else document_form(name)
    return form if form.given else replace(form, given=tuple(dialect.unknown_given.split()))


def written_place(person: Person, dialect: ApiDialect) -> str:
    """Return the place of birth as the carrier sends it."""
    place = person.birth_place
    return place.upper() if dialect.own_letters else document_letters(place)


def _residence(person: Person, flight: Flight, dialect: ApiDialect) -> str:
    return flight.legs[0].origin.country if dialect.two_letter else person.nationality


def crew_of(seed: int, flight: Flight) -> tuple[Announced, ...]:
    """Return the crew of a flight, four to nine people of the airline's state."""
    rng = generator(seed, "crew", flight.key)
    return tuple(_crew_member(rng, flight, number) for number in range(1, rng.randint(4, 9) + 1))


def _crew_member(rng: random.Random, flight: Flight, number: int) -> Announced:
    at = flight.departs.date()
    state = BY_CODE[flight.airline.state]
    person = draw_person(rng, at, state=state, ages=(ADULT_AGES[0] + 4, 62))
    licence = issue(rng, "L", state.code, "AA99999", at - timedelta(days=30))
    return Announced(
        journey=f"{flight.key}/crew/{number}",
        role="FM",
        name=written(person.name, flight.airline.api),
        person=person,
        documents=(*person.documents[:1], licence),
        embarks=flight.stops[0],
        disembarks=flight.stops[-1],
        residence=state.code,
        birth_place=written_place(person, flight.airline.api),
        verified=True,
        locator="",
        reference="",
        seat="",
        tags=(),
        weight=0,
    )
