"""Reads of flights and travellers: under a purpose, in the ledger first, opened afterwards.

Only the kinds of data that the purpose allows are found at all; what is of
another kind is as if it did not exist. The ledger's entries are committed
before the first value is opened.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Case, Count, F, Q, QuerySet, When
from django.db.models.functions import Coalesce

from safepassage.apps.travel.bearers import bearers
from safepassage.apps.travel.joins.counterparts import COMPARED, Reader, acquainted
from safepassage.apps.travel.joins.joining import joins, seen_from, shown_persons
from safepassage.apps.travel.models import Flight, Journey
from safepassage.apps.travel.opening import open_reservation, open_tellings, open_travellers
from safepassage.apps.travel.scope import journeys, tell
from safepassage.apps.travel.shown import (
    BoardLine,
    FlightHead,
    JourneyFile,
    Person,
    RecordHead,
    TravellerRecord,
    flight_head,
    record_head,
)
from safepassage.pipeline.ports import Keys
from safepassage.records.actor import Actor, Component
from safepassage.records.groups import FieldGroup
from safepassage.records.kinds import DataKind
from safepassage.safeguards.basis import Direction
from safepassage.safeguards.purpose import Purpose

LIST_GROUPS = (
    FieldGroup.IDENTITY,
    FieldGroup.DOCUMENTS,
    FieldGroup.TRAVEL,
    FieldGroup.BAGGAGE,
)
ALL_GROUPS = tuple(FieldGroup)
COMPARER = Actor.component(Component.CONSOLE)
"""The machine compares records for a page; the officer is shown those alone that it joins."""
_CLOCK = Case(
    When(direction=Direction.INBOUND.value, then=Coalesce("arrives_at", "departs_at")),
    default=Coalesce("departs_at", "arrives_at"),
)
_LOCAL = Case(
    When(direction=Direction.INBOUND.value, then=Coalesce("arrives", "departs", "departure_date")),
    default=Coalesce("departs", "arrives", "departure_date"),
)
_HALF = timedelta(hours=12)
_A_DAY = timedelta(days=1) + _HALF


def board(
    purpose: Purpose,
    direction: Direction,
    at: datetime,
    window: timedelta,
    past: timedelta = timedelta(hours=1),
    *,
    airport: str | None = None,
) -> list[BoardLine]:
    """Flights of a direction whose clock lies between ``at - past`` and ``at + window``.

    The clock is the arrival of an inbound flight and the departure of any other, or
    whichever is known. Where no UTC is known, the local day decides, with half a day to spare,
    and such flights come last. Flights without travellers of an allowed kind are not found.
    ``airport`` leaves only flights that begin or end there.
    """
    rows = Flight.objects.annotate(clock=_CLOCK, local=_LOCAL).filter(
        Q(clock__gte=at - past, clock__lte=at + window)
        | Q(clock=None, local__gte=_day(at - past - _HALF), local__lt=_day(at + window + _A_DAY))
    )
    if direction is not Direction.ANY:
        rows = rows.filter(direction=direction.value)
    if airport:
        rows = rows.filter(Q(origin=airport) | Q(destination=airport))
    flights = list(rows.order_by(F("clock").asc(nulls_last=True), "local", "carrier", "number"))
    counted = _counts([row.id for row in flights], purpose)
    return [
        BoardLine(flight=flight_head(row), travellers=counted[row.id])
        for row in flights
        if row.id in counted
    ]


def _day(moment: datetime) -> str:
    return moment.date().isoformat()


def _counts(flights: Sequence[UUID], purpose: Purpose) -> dict[UUID, dict[DataKind, int]]:
    found: dict[UUID, dict[DataKind, int]] = {}
    rows = journeys(purpose).filter(flight__in=flights).values_list("flight", "kind")
    for flight, kind, count in rows.annotate(Count("id")).order_by():
        found.setdefault(flight, {})[DataKind(kind)] = count
    return found


def flight(purpose: Purpose, flight_id: UUID) -> BoardLine | None:
    """One flight, if travellers of an allowed kind are stored on it."""
    counted = _counts([flight_id], purpose).get(flight_id)
    if counted is None:
        return None
    return BoardLine(
        flight=flight_head(Flight.objects.get(id=flight_id)),
        travellers=counted,
    )


def flights(purpose: Purpose, ids: Iterable[UUID]) -> dict[UUID, FlightHead]:
    """Those of the flights that travellers of an allowed kind are stored on."""
    wanted = list(set(ids))
    known = _counts(wanted, purpose)
    return {row.id: flight_head(row) for row in Flight.objects.filter(id__in=list(known))}


def travellers_of(
    actor: Actor, purpose: Purpose, flight_id: UUID, keys: Keys, at: datetime
) -> list[Person]:
    """Everybody on a flight with identity, documents, travel and baggage.

    One ledger entry names them all.
    """
    rows = list(journeys(purpose).filter(flight=flight_id).order_by("id"))
    if not rows:
        return []
    tell(actor, purpose, [flight_id], LIST_GROUPS, at, about=[row.id for row in rows])
    return shown_persons(open_travellers(rows, LIST_GROUPS, keys), purpose)


def journey(
    actor: Actor, purpose: Purpose, journey_id: UUID, keys: Keys, at: datetime
) -> JourneyFile | None:
    """All that may be read of one journey; ``None`` when ``purpose`` finds none."""
    row = _one(purpose, journey_id)
    if row is None:
        return None
    others = list(_companions(row, purpose))
    tell(actor, purpose, [journey_id], ALL_GROUPS, at)
    tell(actor, purpose, [other.id for other in others], (FieldGroup.IDENTITY,), at)
    (record,) = open_travellers([row], ALL_GROUPS, keys)
    reader = Reader(actor=COMPARER, purpose=purpose, keys=keys, at=at)
    return JourneyFile(
        record=record,
        flight=flight_head(row.flight),
        reservation=None if row.masked_at else open_reservation(row.reservation, ALL_GROUPS, keys),
        person=_person(actor, record, reader),
        companions=tuple(open_travellers(others, (FieldGroup.IDENTITY,), keys)),
        tellings=open_tellings(row, keys),
        bearers=bearers(record, keys),
    )


def heads(purpose: Purpose, ids: Iterable[UUID]) -> dict[UUID, RecordHead]:
    """Those of the journeys that exist for ``purpose``, without personal values."""
    return {row.id: record_head(row) for row in journeys(purpose).filter(id__in=list(set(ids)))}


def identities(
    actor: Actor, purpose: Purpose, ids: Sequence[UUID], keys: Keys, at: datetime
) -> dict[UUID, TravellerRecord]:
    """Who the travellers of these journeys are; one ledger entry a journey."""
    rows = list(journeys(purpose).filter(id__in=list(ids)))
    tell(actor, purpose, [row.id for row in rows], (FieldGroup.IDENTITY,), at)
    return {one.head.id: one for one in open_travellers(rows, (FieldGroup.IDENTITY,), keys)}


def _one(purpose: Purpose, journey_id: UUID) -> Journey | None:
    rows = journeys(purpose).select_related("flight", "reservation")
    return rows.filter(id=journey_id).first()


def _companions(row: Journey, purpose: Purpose) -> QuerySet[Journey]:
    """Who travels with somebody; nobody, nor how many, once masked (2016/681 art. 12(2)(a))."""
    if row.reservation_id is None or row.masked_at:
        return Journey.objects.none()
    same = journeys(purpose).filter(reservation=row.reservation_id)
    return same.exclude(id=row.id).order_by("id")


def _person(actor: Actor, record: TravellerRecord, reader: Reader) -> Person:
    """The person of a record: what the join found is told as read by ``actor``, who is shown it."""
    together = record.traveller and joins(reader.purpose)
    known = acquainted(reader, [record.head.id]) if together else []
    found = next((one for one in known if _has(one, record.head.id)), Person(records=(record,)))
    person = seen_from(found, record.head.id)
    shown = [one.record.head.id for one in (person.joined, *person.could_be) if one]
    tell(actor, reader.purpose, shown, COMPARED, reader.at)
    return person


def _has(person: Person, journey: UUID) -> bool:
    return any(one.head.id == journey for one in person.records)
