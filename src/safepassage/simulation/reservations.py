"""Reservations of a flight: who booked when, with whom, paid how, seated where, with which bags."""

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from safepassage.simulation.casting import Part
from safepassage.simulation.chance import generator, happens, pattern, weighted
from safepassage.simulation.contacts import Contacts, Payment, draw_contacts, draw_payment
from safepassage.simulation.fleet import Flight, FlightLeg
from safepassage.simulation.names import WrittenName, document_form
from safepassage.simulation.parties import Party, PartyKind, draw_party, join
from safepassage.simulation.remarks import Remarks, draw_remarks
from safepassage.simulation.variants import mistype

_SEAT_LETTERS = "ABCDEF"
_FIRST_ROW = 4
_ADULT_YEARS = 12
_INFANT_YEARS = 2


class Kind(StrEnum):
    """PNRGOV TIF traveller types (PADIS 9892)."""

    ADULT = "A"
    CHILD = "C"
    INFANT = "IN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bags:
    """Checked pieces of one traveller: licence plates and weight in kilograms."""

    tags: tuple[str, ...] = ()
    weight: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked:
    """One traveller in a reservation.

    ``journey`` identifies the traveller on this flight throughout the
    simulation; ``typed`` is the name as the agent typed it, which may hold a
    slip; ``order`` is the number within the reservation.
    """

    journey: str
    order: int
    part: Part
    kind: Kind
    reference: str
    typed: WrittenName
    slipped: bool
    ticket: str
    seat: str | None
    bags: Bags
    frequent_flyer: str | None
    docs_given: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """When things happen to a reservation, in hours before departure; ``None`` is never."""

    booked: float
    docs: float
    seats: float
    check_in: float
    cancelled: float | None
    boards: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """One reservation on one flight.

    ``embarks`` and ``disembarks`` are airport codes, ``returns`` the days until
    the flight back, ``divided`` the locator of the reservation it was split with.
    """

    flight: Flight
    locator: str
    party: PartyKind
    travellers: tuple[Booked, ...]
    times: Times
    contacts: Contacts
    payment: Payment
    remarks: Remarks
    embarks: str
    disembarks: str
    transit: bool
    returns: int | None
    divided: str | None
    hotel: bool
    by_partner: bool

    @property
    def created(self) -> datetime:
        """Return when the reservation was made, in UTC."""
        return self.flight.departs - timedelta(hours=self.times.booked)

    @property
    def legs(self) -> tuple[FlightLeg, ...]:
        """Return the legs of the flight this party flies."""
        stops = self.flight.stops
        return self.flight.legs[stops.index(self.embarks) : stops.index(self.disembarks)]

    def known(self, hours: float) -> bool:
        """Tell whether the reservation stands ``hours`` before departure."""
        gone = self.times.cancelled is not None and self.times.cancelled >= hours
        return self.times.booked > hours and not gone


def draw_bookings(
    seed: int, flight: Flight, travellers: int, part: Part | None
) -> tuple[Booking, ...]:
    """Draw the reservations of ``flight`` for at least one and at most ``travellers`` people."""
    rng = generator(seed, "bookings", flight.key)
    at = flight.departs.date()
    seats = _seats()
    bookings: list[Booking] = []
    room = travellers
    party = join(rng, at, part) if part else draw_party(rng, at, room)
    while True:
        bookings.append(_booking(rng, flight, party, seats, cast=part is not None and not bookings))
        room -= len(party.parts)
        if room < 1:
            return tuple(bookings)
        party = draw_party(rng, at, room)


def _seats() -> list[str]:
    rows = range(99, _FIRST_ROW - 1, -1)
    return [f"{row}{letter}" for row in rows for letter in reversed(_SEAT_LETTERS)]


def _booking(
    rng: random.Random, flight: Flight, party: Party, seats: list[str], *, cast: bool
) -> Booking:
    locator = pattern(rng, "AXXXXX")
    embarks, disembarks = _span(rng, flight)
    people = _people(rng, flight, party, locator, seats)
    return Booking(
        flight=flight,
        locator=locator,
        party=party.kind,
        travellers=people,
        times=_times(rng, cast=cast),
        contacts=draw_contacts(rng, people[0].typed, flight.legs[0].origin),
        payment=draw_payment(rng, len(people)),
        remarks=draw_remarks(rng),
        embarks=embarks,
        disembarks=disembarks,
        transit=flight.arriving and happens(rng, 0.04),
        returns=rng.randint(2, 28) if happens(rng, 0.7) else None,
        divided=pattern(rng, "AXXXXX") if happens(rng, 0.03) else None,
        hotel=happens(rng, 0.06),
        by_partner=flight.marketing is not None and happens(rng, 0.3),
    )


def _span(rng: random.Random, flight: Flight) -> tuple[str, str]:
    """Draw where a party gets on and off; every party flies the leg across the border."""
    stops, border = flight.stops, flight.border
    return rng.choice(stops[: border + 1]), rng.choice(stops[border + 1 :])


def _times(rng: random.Random, *, cast: bool) -> Times:
    """Draw the times; someone with a part is booked in time, not cancelled and boards."""
    booked = 80.0 if cast else max(3.0, rng.lognormvariate(6.0, 1.3))
    return Times(
        booked=booked + rng.random(),
        docs=weighted(rng, ((booked, 0.6), (40.0, 0.25), (20.0, 0.15))),
        seats=weighted(rng, ((booked, 0.4), (23.0, 0.6))),
        check_in=min(booked - 0.5, rng.uniform(1.1, 24.0)),
        cancelled=min(booked - 0.2, rng.uniform(2.5, 70.0))
        if _breaks(rng, 0.03, cast=cast)
        else None,
        boards=not _breaks(rng, 0.02, cast=cast),
    )


def _breaks(rng: random.Random, share: float, *, cast: bool) -> bool:
    return happens(rng, share) and not cast


def _people(
    rng: random.Random, flight: Flight, party: Party, locator: str, seats: list[str]
) -> tuple[Booked, ...]:
    pool = _bag_pool(rng, flight, party)
    return tuple(
        _booked(rng, flight, (order, part), locator, seats=seats, bags=bags)
        for (order, part), bags in zip(enumerate(party.parts, 1), pool, strict=True)
    )


def _booked(
    rng: random.Random,
    flight: Flight,
    place: tuple[int, Part],
    locator: str,
    *,
    seats: list[str],
    bags: Bags,
) -> Booked:
    order, part = place
    kind = kind_at(part.person.born, flight.departs.date())
    typed, slipped = _typed(rng, part)
    return Booked(
        journey=f"{flight.key}/{locator}/{order}",
        order=order,
        part=part,
        kind=kind,
        reference=flight.airline.code + pattern(rng, "9999999999"),
        typed=typed,
        slipped=slipped,
        ticket=flight.airline.accounting + pattern(rng, "9999999999"),
        seat=None if kind is Kind.INFANT else seats.pop(),
        bags=bags,
        frequent_flyer=pattern(rng, "999999999") if happens(rng, 0.25) else None,
        docs_given=happens(rng, 0.95),
    )


def kind_at(born: date, at: date) -> Kind:
    """Return the traveller type of a person born ``born`` who travels on ``at``."""
    years = at.year - born.year - ((at.month, at.day) < (born.month, born.day))
    if years < _INFANT_YEARS:
        return Kind.INFANT
    return Kind.CHILD if years < _ADULT_YEARS else Kind.ADULT


def _typed(rng: random.Random, part: Part) -> tuple[WrittenName, bool]:
    """Return the name as an agent types it: document letters, seldom complete, seldom wrong."""
    plain = document_form(part.person.name)
    given = plain.given[:1] if happens(rng, 0.3) else plain.given
    if not happens(rng, 0.03):
        return WrittenName(plain.surname, given), False
    return WrittenName(mistype(rng, plain.surname), given), True


def _bag_pool(rng: random.Random, flight: Flight, party: Party) -> list[Bags]:
    """Draw each traveller's bags; a family's are often all on the first."""
    pooled = party.kind is PartyKind.FAMILY and happens(rng, 0.7)
    counts = [0 if happens(rng, 0.35) else rng.randint(1, 2) for _ in party.parts]
    if pooled:
        counts = [sum(counts), *(0 for _ in counts[1:])]
    return [_bags(rng, flight, count) for count in counts]


def _bags(rng: random.Random, flight: Flight, count: int) -> Bags:
    first = int(pattern(rng, "999999"))
    tags = tuple(f"0{flight.airline.accounting}{(first + n) % 1_000_000:06d}" for n in range(count))
    return Bags(tags=tags, weight=sum(rng.randint(9, 23) for _ in range(count)))
