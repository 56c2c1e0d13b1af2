"""Which messages a carrier sends for a flight, and when.

PNR is pushed 72, 24 and 2 hours before departure and at departure; API at
check-in (one small message a party, or one batch three hours before) and at
closure, with the crew list.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from safepassage.simulation.announced import Announced, announce, crew_of, slipped_number
from safepassage.simulation.chance import generator
from safepassage.simulation.dialects import ApiDialect
from safepassage.simulation.fleet import Flight
from safepassage.simulation.noise import disturb
from safepassage.simulation.paxlst import ApiMessage
from safepassage.simulation.paxlst import write as write_paxlst
from safepassage.simulation.pnrgov import Push
from safepassage.simulation.pnrgov import write as write_pnrgov
from safepassage.simulation.reservations import Booking

PUSH_HOURS = (72.0, 24.0, 2.0, 0.0)
BATCH_HOURS = 3.0
CLOSURE = timedelta(minutes=10)
INTERACTIVE_TRAVELLERS = 5
_CORRECTION = timedelta(minutes=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """One message on its way.

    ``carrier`` is the sender's designator, ``kind`` ``api`` or ``pnr``,
    ``flight`` the flight's key, ``journeys`` the traveller-journeys inside
    (crew included); ``interactive`` tells that the sender waits for an answer.
    """

    at: datetime
    carrier: str
    body: bytes
    kind: str
    flight: str
    description: str
    interactive: bool
    journeys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A message that is going to be written."""

    at: datetime
    number: int
    flight: Flight
    kind: str
    description: str
    interactive: bool
    journeys: tuple[str, ...]
    write: Callable[[], bytes]

    def order(self) -> tuple[datetime, str, int]:
        """Return the key of the order of time, unique within a scenario."""
        return (self.at, self.flight.key, self.number)

    def dispatch(self) -> Dispatch:
        """Write the message."""
        return Dispatch(
            at=self.at,
            carrier=self.flight.airline.code,
            body=self.write(),
            kind=self.kind,
            flight=self.flight.key,
            description=self.description,
            interactive=self.interactive,
            journeys=self.journeys,
        )


def plans_for(seed: int, flight: Flight, bookings: Sequence[Booking]) -> Iterator[Plan]:
    """Yield all messages of one flight, numbered in the order in which they are made up."""
    makers = (_pushes(seed, flight, bookings), _api(seed, flight, bookings))
    number = 0
    for plans in makers:
        for plan in plans:
            number += 1
            yield replace(plan, number=number)


def _pushes(seed: int, flight: Flight, bookings: Sequence[Booking]) -> Iterator[Plan]:
    for hours in PUSH_HOURS:
        known = [booking for booking in bookings if booking.known(hours)]
        if known:
            yield _push(seed, flight, known, hours)


def _push(seed: int, flight: Flight, known: Sequence[Booking], hours: float) -> Plan:
    at = flight.departs - timedelta(hours=hours)
    dialect = flight.airline.pnr
    rng = generator(seed, "push", flight.key, hours)
    noise = rng.choice(dialect.noise)
    push = Push(
        flight=flight, at=at, hours=hours, bookings=known, reference=f"{rng.randrange(10**9):09d}"
    )
    return Plan(
        at=at,
        number=0,
        flight=flight,
        kind="pnr",
        description=f"PNRGOV {hours:.0f} h before departure, {len(known)} reservations",
        interactive=False,
        journeys=tuple(booked.journey for booking in known for booked in booking.travellers),
        write=lambda: disturb(write_pnrgov(push, dialect), noise, at),
    )


def _api(seed: int, flight: Flight, bookings: Sequence[Booking]) -> Iterator[Plan]:
    standing = [booking for booking in bookings if booking.known(0.0)]
    if flight.airline.api.interactive:
        for booking in standing:
            yield from _check_in(seed, booking)
    else:
        yield from _batch(seed, flight, standing)
    yield from _closure(seed, flight, standing)


def _check_in(seed: int, booking: Booking) -> Iterator[Plan]:
    at = _whole(booking.flight.departs - timedelta(hours=booking.times.check_in))
    people = [announce(seed, booking, one, corrected=False) for one in booking.travellers]
    for first in range(0, len(people), INTERACTIVE_TRAVELLERS):
        chunk = people[first : first + INTERACTIVE_TRAVELLERS]
        yield _interactive(seed, booking.flight, at, chunk, ("745",))
    wrong = [one for one in booking.travellers if slipped_number(seed, one)]
    if wrong:
        right = [announce(seed, booking, one, corrected=True) for one in wrong]
        yield _interactive(seed, booking.flight, at + _CORRECTION, right, ("745", "CP"))


def _whole(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)


def _interactive(
    seed: int, flight: Flight, at: datetime, people: Sequence[Announced], document: tuple[str, ...]
) -> Plan:
    what = "correction" if len(document) > 1 else "check-in"
    plan = _paxlst(seed, flight, at, people, f"PAXLST {what}", document=document)
    return replace(plan, interactive=True)


def _batch(seed: int, flight: Flight, bookings: Sequence[Booking]) -> Iterator[Plan]:
    at = flight.departs - timedelta(hours=BATCH_HOURS)
    people = [
        announce(seed, booking, booked, corrected=False)
        for booking in bookings
        if booking.times.check_in > BATCH_HOURS
        for booked in booking.travellers
    ]
    if people:
        yield _paxlst(seed, flight, at, people, "PAXLST checked in so far")


def _closure(seed: int, flight: Flight, bookings: Sequence[Booking]) -> Iterator[Plan]:
    at = flight.departs + CLOSURE
    boarded = [
        announce(seed, booking, booked, corrected=True)
        for booking in bookings
        if booking.times.boards
        for booked in booking.travellers
    ]
    if flight.airline.api.application == "IAPI":
        yield _paxlst(seed, flight, at, boarded, "PAXLST closed", document=("266", "CLOB"))
    else:
        yield _paxlst(seed, flight, at, boarded, "PAXLST at closure")
    crew = crew_of(seed, flight)
    yield _paxlst(seed, flight, at, crew, "PAXLST crew", document=("250", "C"), counted="41")


def _paxlst(
    seed: int,
    flight: Flight,
    at: datetime,
    people: Sequence[Announced],
    what: str,
    *,
    document: tuple[str, ...] = ("745",),
    counted: str = "42",
) -> Plan:
    dialect = flight.airline.api
    rng = generator(seed, "api", flight.key, at, people[0].journey if people else what)
    noise = rng.choice(dialect.noise)
    message = ApiMessage(
        flight=flight,
        at=at,
        travellers=people,
        reference=f"{rng.randrange(10**12):012d}",
        document=document,
        transaction=f"{rng.randrange(10**7):07d}" if dialect.interactive else "",
        references_only=document[0] == "266",
        counted=counted,
    )
    return Plan(
        at=at,
        number=0,
        flight=flight,
        kind="api",
        description=f"{what}, {len(people)} people",
        interactive=False,
        journeys=tuple(one.journey for one in people),
        write=lambda: disturb(write_paxlst(message, dialect), noise, at, charset(dialect)),
    )


def charset(dialect: ApiDialect) -> str:
    """Return the encoding that goes with the dialect's syntax identifier."""
    return "latin-1" if dialect.syntax_id.startswith("UNOC") else "ascii"
