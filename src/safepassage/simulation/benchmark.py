"""Messages of a fixed, realistic size for measurements: distinct people, distinct flights."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from safepassage.simulation.airlines import AIRLINES
from safepassage.simulation.announced import Announced, written, written_place
from safepassage.simulation.chance import generator, pattern
from safepassage.simulation.dialects import ApiDialect, PnrDialect
from safepassage.simulation.fleet import Flight, FlightLeg, airport
from safepassage.simulation.names import WrittenName
from safepassage.simulation.paxlst import ApiMessage
from safepassage.simulation.paxlst import write as write_paxlst
from safepassage.simulation.people import draw_person
from safepassage.simulation.pnrgov import Push
from safepassage.simulation.pnrgov import write as write_pnrgov
from safepassage.simulation.reservations import Booking, draw_bookings

_START = datetime(2026, 3, 1, 6, tzinfo=UTC)
_API = ApiDialect(group=True, bags="both")
_PNR = PnrDialect(version=("13", "1"))
_FLIGHTS_A_DAY = 200


def benchmark_messages(
    seed: int,
    travellers_per_message: int = 180,
    count: int = 1,
    *,
    start: datetime = _START,
    released: bool = False,
) -> Iterator[bytes]:
    """Yield ``count`` PAXLST D.05B of one flight each, every traveller in exactly 18 segments.

    With ``released`` every traveller's name holds a release character, for
    the cost of unescaping. Flights, people and documents differ throughout.
    """
    for index in range(count):
        flight = _flight(index, start)
        rng = generator(seed, "bench", index)
        people = [
            _traveller(rng, flight, f"{index:06d}{number:04d}", released=released)
            for number in range(travellers_per_message)
        ]
        yield _paxlst(flight, people, index)


def benchmark_reservations(
    seed: int, reservations_per_message: int = 100, count: int = 1, *, start: datetime = _START
) -> Iterator[bytes]:
    """Yield ``count`` PNRGOV 13.1 at departure with ``reservations_per_message`` PNRs each."""
    for index in range(count):
        flight = _flight(index, start)
        bookings = _bookings(seed, flight, reservations_per_message)
        push = Push(
            flight=flight,
            at=flight.departs,
            hours=0.0,
            bookings=bookings,
            reference=f"{index + 1:09d}",
        )
        yield write_pnrgov(push, _PNR).encode("ascii")


def _bookings(seed: int, flight: Flight, wanted: int) -> list[Booking]:
    """Draw reservations until ``wanted`` stand at departure."""
    standing: list[Booking] = []
    batch = 0
    while len(standing) < wanted:
        drawn = draw_bookings(seed + batch, flight, min(wanted * 2, 500), None)
        standing += [booking for booking in drawn if booking.known(0.0)]
        batch += 1
    return standing[:wanted]


def _flight(index: int, start: datetime) -> Flight:
    airline = AIRLINES[0]
    departs = start + timedelta(days=index // _FLIGHTS_A_DAY, minutes=index % _FLIGHTS_A_DAY)
    leg = FlightLeg(airport("CDG"), airport("PDL"), departs, departs + timedelta(hours=4))
    return Flight(
        airline=airline,
        number=str(100 + index % _FLIGHTS_A_DAY),
        legs=(leg,),
        border=0,
        arriving=True,
        aircraft="320",
        marketing=None,
    )


def _traveller(rng: random.Random, flight: Flight, serial: str, *, released: bool) -> Announced:
    person = draw_person(rng, flight.departs.date())
    name = written(person.name, _API)
    if released:
        name = WrittenName(f"O'{name.surname}", name.given)
    return Announced(
        journey=f"{flight.key}/{serial}",
        role="FL",
        name=name,
        person=person,
        documents=person.documents[:1],
        embarks=flight.stops[0],
        disembarks=flight.stops[-1],
        residence=person.nationality,
        birth_place=written_place(person, _API),
        verified=True,
        locator=pattern(rng, "AXXXXX"),
        reference=serial,
        seat=f"{rng.randint(1, 32)}{rng.choice('ABCDEF')}",
        tags=(f"{flight.airline.code}{pattern(rng, '999999')}",),
        weight=20,
    )


def _paxlst(flight: Flight, people: list[Announced], index: int) -> bytes:
    message = ApiMessage(
        flight=flight,
        at=flight.departs,
        travellers=people,
        reference=f"{index + 1:012d}",
    )
    return write_paxlst(message, _API).encode("ascii")
