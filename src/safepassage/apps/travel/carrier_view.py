"""What a component needs to speak with a carrier about one traveller.

A ledgered read like any other, by a named component or by the officer whose
decision is carried out.
"""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from safepassage.apps.audit import ledger
from safepassage.apps.travel.models import Flight, Journey, Sighting
from safepassage.apps.travel.shown import FlightHead
from safepassage.apps.travel.vault import open_keys, open_parts
from safepassage.pipeline.draft import traveller_from
from safepassage.pipeline.ports import Keys
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.groups import FieldGroup
from safepassage.records.journey import Leg, Mode
from safepassage.records.kinds import DataKind
from safepassage.records.traveller import Traveller
from safepassage.safeguards.basis import Direction
from safepassage.safeguards.purpose import Purpose, may_read, purpose_of
from safepassage.safeguards.sealing import Sealer

_GROUPS = (FieldGroup.IDENTITY, FieldGroup.DOCUMENTS, FieldGroup.TRAVEL)


class Addressed(Record, frozen=True):
    """A traveller as the carrier knows them, on the flight concerned.

    ``message`` told of the journey last, ``version`` is what is told of it now; ``sealer`` seals
    what is said about it.
    """

    journey: UUID
    version: int
    leg: Leg
    direction: str
    departs_at: datetime | None
    traveller: Traveller
    message: UUID
    mask_day: date
    delete_at: datetime
    sealer: Sealer


class Masked(Exception):  # noqa: N818 - a state, told as one
    """The journey is masked, deleted or not of this purpose: nothing can be said about it."""


def address(
    journey_id: UUID, *, actor: Actor, purpose: Purpose | None = None, keys: Keys, at: datetime
) -> Addressed:
    """Open what is needed to answer a carrier; raises Masked.

    A component gives no ``purpose``: it works under that of the journey's kind.
    """
    row = Journey.objects.select_related("flight").filter(id=journey_id, masked_at=None).first()
    if row is None:
        raise Masked(f"journey {journey_id} is masked or gone")
    kind = DataKind(row.kind)
    purpose = purpose or purpose_of(kind)
    sealers = open_keys([journey_id], keys) if may_read(purpose, kind) else {}
    if journey_id not in sealers:
        raise Masked(f"journey {journey_id} cannot be opened for {purpose}")
    ledger.write_read(
        actor=actor, purpose=purpose, subject=str(journey_id), field_group="carrier_view", at=at
    )
    parts = open_parts(sealers, {journey_id: row.version}, [one.value for one in _GROUPS])
    told = row.sightings.order_by("-sequence").values_list("message", flat=True)
    flight = row.flight
    return Addressed(
        journey=journey_id,
        version=row.version,
        leg=leg_of(flight),
        direction=flight.direction,
        departs_at=flight.departs_at,
        traveller=traveller_from(parts[journey_id]),
        message=told[0],
        mask_day=row.mask_day,
        delete_at=row.delete_at,
        sealer=sealers[journey_id],
    )


def leg_of(flight: Flight | FlightHead) -> Leg:
    """The flight as a leg; of a list without a flight only whose it is."""
    if flight.direction == Direction.POSTING:
        return Leg(carrier=flight.carrier)
    return Leg(
        carrier=flight.carrier,
        number=flight.number,
        origin=flight.origin,
        destination=flight.destination,
        departs=flight.departs,
        arrives=flight.arrives,
        mode=Mode(flight.mode),
    )


def spoken_of(message: UUID) -> dict[int, list[UUID]]:
    """The journeys that a message told, by the traveller's place in it: one a kind of data."""
    found: dict[int, list[UUID]] = {}
    rows = Sighting.objects.filter(message=message).values_list("ordinal", "journey")
    for ordinal, journey in rows.order_by("ordinal", "id"):
        found.setdefault(ordinal, []).append(journey)
    return found


def keep(journeys: Iterable[UUID]) -> None:
    """Keep other writers from these journeys until the caller's transaction ends."""
    rows = Journey.objects.filter(id__in=list(journeys)).order_by("id")
    if connection.features.has_select_for_update:
        list(rows.select_for_update().values_list("id"))


class Bound(Record, frozen=True):
    """Where a stored journey goes and when it leaves, as what it is kept, and for how long.

    ``desk_phones`` are the numbers of the carrier's desk that reported.
    """

    kind: DataKind
    flight: UUID
    direction: str
    destination: str
    departs_at: datetime | None
    delete_at: datetime
    desk_phones: tuple[str, ...] = ()
    arrives_at: datetime | None = None


def bound(journeys: Iterable[UUID]) -> dict[UUID, Bound]:
    """The way of journeys that are neither masked nor gone."""
    rows = Journey.objects.filter(id__in=list(journeys), masked_at=None)
    return {row.id: _bound(row) for row in rows.select_related("flight")}


def _bound(row: Journey) -> Bound:
    return Bound(
        kind=DataKind(row.kind),
        flight=row.flight_id,
        direction=row.flight.direction,
        destination=row.flight.destination,
        departs_at=row.flight.departs_at,
        delete_at=row.delete_at,
        desk_phones=tuple(row.flight.desk_phones),
        arrives_at=row.flight.arrives_at,
    )


def siblings(journey: UUID) -> list[UUID]:
    """All copies of the same announcement: the journeys at the same place of its messages.

    Ids only: which copy holds what stays with its purpose.
    """
    places = Sighting.objects.filter(journey=journey).values_list("message", "ordinal")
    return sorted({one for place in places for one in _at(place)})


def siblings_of(journeys: Collection[UUID]) -> dict[UUID, list[UUID]]:
    """The copies of each of these journeys, itself among them; as ``siblings`` has them."""
    mine = Sighting.objects.filter(journey__in=list(journeys))
    places: dict[tuple[UUID, int], set[UUID]] = {}
    for journey, message, ordinal in mine.values_list("journey", "message", "ordinal"):
        places.setdefault((message, ordinal), set()).add(journey)
    found = {one: {one} for one in journeys}
    rows = Sighting.objects.filter(
        message__in={message for message, _ in places}, ordinal__in={n for _, n in places}
    )
    for message, ordinal, copy in rows.values_list("message", "ordinal", "journey"):
        for journey in places.get((message, ordinal), ()):
            found[journey].add(copy)
    return {one: sorted(copies) for one, copies in found.items()}


def not_departed(at: datetime) -> QuerySet[Any]:
    """The ids of journeys whose flight has not left by then, as a query to look among."""
    unknown = Q(flight__departs_at=None)
    arrives = Q(flight__arrives_at=None) | Q(flight__arrives_at__gt=at)
    rows = Journey.objects.filter(Q(flight__departs_at__gt=at) | (unknown & arrives))
    return rows.filter(masked_at=None).values("id")


def _at(place: tuple[UUID, int]) -> Iterable[UUID]:
    message, ordinal = place
    rows = Sighting.objects.filter(message=message, ordinal=ordinal)
    return rows.values_list("journey", flat=True)
