"""A reservation as a whole: what stands, its history, and what it was divided from and into.

Under a PNR purpose alone. The rows of other flights and of divided reservations are found by
keyed tokens when somebody looks, so it does not matter which side told of a division, or
which came first, and masking cuts the way to them.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from safepassage.apps.travel.after_entry import usable
from safepassage.apps.travel.bookings.booked import Booked, booked_of
from safepassage.apps.travel.bookings.differences import is_same_person, shown_name
from safepassage.apps.travel.bookings.history import Pushed, State, history_of
from safepassage.apps.travel.bookings.reader import BookingsReader, key_of
from safepassage.apps.travel.models import Flight, Journey, Push, Reservation
from safepassage.apps.travel.opening import open_reservation
from safepassage.apps.travel.scope import journeys, tell
from safepassage.apps.travel.shown import FlightHead, flight_head
from safepassage.pipeline.draft import reservation_key, traveller_from
from safepassage.pipeline.ports import Keys
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.groups import FieldGroup
from safepassage.records.kinds import DataKind
from safepassage.records.reservation import Locator
from safepassage.records.traveller import Traveller
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.sealing import LookUp


class OnFlight(Record, frozen=True):
    """One of a person's journeys in the reservation, and whether they are still on it."""

    journey: UUID
    flight: FlightHead
    where: Booked


class PersonBooked(Record, frozen=True):
    """Somebody who was ever told in the reservation; ``traveller`` is missing when masked."""

    traveller: Traveller | None
    on: tuple[OnFlight, ...]


class Divided(Record, frozen=True):
    """A reservation on the other side of a division.

    ``older`` when this one was divided from it; ``journey`` leads to it and is missing when it
    is not stored, or holds nobody. ``moved`` are those who are told in both.
    """

    locator: str
    older: bool
    journey: UUID | None = None
    moved: tuple[str, ...] = ()


class ReservationFile(Record, frozen=True):
    """Everything that may be read of a reservation; ``now`` is missing when all is masked."""

    ids: tuple[UUID, ...]
    journey: UUID
    flight: FlightHead
    now: State | None
    cancelled: bool
    people: tuple[PersonBooked, ...]
    divided: tuple[Divided, ...]
    pushes: tuple[Pushed, ...]


def reservation_file(
    actor: Actor, purpose: Purpose, journey_id: UUID, keys: Keys, at: datetime
) -> ReservationFile | None:
    """The reservation of a journey; ``None`` when ``purpose`` finds none."""
    found = journeys(purpose).filter(id=journey_id, kind=DataKind.PNR.value)
    row = found.select_related("flight", "reservation__flight").first()
    if row is None or row.reservation is None:
        return None
    reader = BookingsReader(actor, purpose, keys, at)
    rows = reader.same_as(row.reservation)
    history = history_of({one.id: one for one in rows}, reader.versions)
    return ReservationFile(
        ids=tuple(one.id for one in rows),
        journey=journey_id,
        flight=flight_head(row.flight),
        now=history.now,
        cancelled=history.cancelled,
        people=tuple(_people(reader, purpose, rows)),
        divided=tuple(_divided(reader, rows)),
        pushes=history.pushes,
    )


class Wanted(Record, frozen=True):
    """What names a reservation, or a whole flight, to its carrier.

    ``message`` told of it last; ``booking`` is missing when all of the flight is meant.
    """

    flight: FlightHead
    message: UUID | None
    delete_at: datetime
    reservation: UUID | None = None
    booking: Locator | None = None


def wanted_reservation(
    actor: Actor, purpose: Purpose, journey_id: UUID, keys: Keys, at: datetime
) -> Wanted | None:
    """The reservation of a journey as its carrier knows it; ``None`` when masked or not found."""
    found = journeys(purpose).filter(id=journey_id, kind=DataKind.PNR.value)
    row = found.select_related("flight", "reservation").first()
    if row is None or row.reservation is None:
        return None
    tell(actor, purpose, [row.reservation.id], (FieldGroup.BOOKING,), at)
    booking = open_reservation(row.reservation, (FieldGroup.BOOKING,), keys)
    if booking is None or not booking.locator:
        return None
    return Wanted(
        flight=flight_head(row.flight),
        message=_newest(reservation=row.reservation),
        delete_at=row.reservation.delete_at,
        reservation=row.reservation.id,
        booking=Locator(locator=booking.locator, system=booking.system),
    )


def wanted_flight(flight_id: UUID) -> Wanted | None:
    """A flight as its carrier knows it; nothing personal."""
    row = Flight.objects.filter(id=flight_id).first()
    if row is None:
        return None
    message = _newest(reservation__flight=row)
    return Wanted(flight=flight_head(row), message=message, delete_at=row.delete_at)


def _newest(**of: object) -> UUID | None:
    told = Push.objects.filter(**of).order_by("-sequence")
    return told.values_list("message", flat=True).first()


def _people(
    reader: BookingsReader, purpose: Purpose, rows: Sequence[Reservation]
) -> Iterator[PersonBooked]:
    """Everybody ever told in the reservation, each person once, with all their flights."""
    mine = {row.id for row in rows}
    ids = {one for row in rows for one in reader.people[row.id]}
    stored = usable(Journey.objects.filter(id__in=ids)).select_related("flight").order_by("id")
    where = booked_of(purpose, ids)
    people: list[tuple[Traveller | None, list[OnFlight]]] = []
    for row in stored:
        stands = where.get(row.id, Booked.BOOKED) if row.reservation_id in mine else Booked.LEFT
        on = OnFlight(journey=row.id, flight=flight_head(row.flight), where=stands)
        parts = reader.versions.get(row.id, {}).get(row.version)
        traveller = None if parts is None else traveller_from(parts)
        known = traveller and next(
            (of for one, of in people if one and is_same_person(one, traveller)), None
        )
        if known and row.flight_id not in {each.flight.id for each in known}:
            known.append(on)
        else:
            people.append((traveller, [on]))
    for one, of in people:
        yield PersonBooked(traveller=one, on=tuple(sorted(of, key=_departure)))


def _departure(on: OnFlight) -> tuple[str, str]:
    return on.flight.departs or on.flight.departure_date, str(on.journey)


def _divided(reader: BookingsReader, rows: Sequence[Reservation]) -> Iterator[Divided]:
    bookings = [one for row in rows for one in reader.bookings(row)]
    own = key_of(bookings)
    if own is None:
        return
    system = next(one.system for one in bookings if one.locator)
    sides = (
        (True, LookUp.DIVIDED_TO, {other for one in bookings for other in one.split_from}),
        (False, LookUp.DIVIDED_FROM, {other for one in bookings for other in one.split_to}),
    )
    for older, names_us, told in sides:
        named = [(LookUp.RESERVATION, reservation_key(one, system)) for one in sorted(told)]
        stored = reader.find([*named, (names_us, own)])
        others = [one for one in stored if one.id not in {row.id for row in rows}]
        yield from _linked(reader, rows, others, told, older=older)


def _linked(
    reader: BookingsReader,
    rows: Sequence[Reservation],
    others: Sequence[Reservation],
    told: set[str],
    *,
    older: bool,
) -> Iterator[Divided]:
    """One link a locator: also what only this side told of, and what only the other did."""
    reader.open(others)
    by_locator: dict[str, list[Reservation]] = defaultdict(list)
    for one in others:
        locator = next((each.locator for each in reader.bookings(one) if each.locator), None)
        if locator:
            by_locator[locator].append(one)
    for locator in sorted({*told, *by_locator}):
        there = by_locator.get(locator, [])
        ids = {one for row in there for one in reader.people[row.id]}
        yield Divided(
            locator=locator,
            older=older,
            journey=_way_in(there),
            moved=tuple(_moved(reader, rows, there)) if ids else (),
        )


def _way_in(rows: Sequence[Reservation]) -> UUID | None:
    """A journey by whose page the reservation is reached."""
    stored = Journey.objects.filter(reservation__in=[one.id for one in rows])
    return stored.order_by("id").values_list("id", flat=True).first()


def _moved(
    reader: BookingsReader, rows: Sequence[Reservation], there: Sequence[Reservation]
) -> Iterator[str]:
    """Those who were ever told on both sides, by their newest name on this one."""
    others = [one for row in there for one in reader.told(row)]
    names: dict[str, None] = {}
    for one in (each for row in rows for each in reader.told(row)):
        if any(is_same_person(one, other) for other in others):
            names[shown_name(one)] = None
    yield from names
