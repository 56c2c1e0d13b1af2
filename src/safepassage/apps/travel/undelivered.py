"""Who was told another way alone, when the Union's router can deliver nobody any more.

It passes on nothing that comes later than 96 hours after departure (Regulation (EU) 2025/12
art. 16), so whoever it has not delivered by then, on a flight that it delivered, never comes.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from safepassage.apps.travel.models import Journey, Reservation, Sighting
from safepassage.apps.travel.retention import Chunk
from safepassage.apps.travel.services import hold_flights
from safepassage.records._base import Record

LATEST = timedelta(hours=96)
"""After departure: then the router deletes what it gets."""
LOOKS_BACK = timedelta(days=20)
"""What was not ended by then ends at its ordinary date; that parts miss is known for longer."""


class Undelivered(Record, frozen=True):
    """One whom the router may not have delivered; ``spoken`` are the messages that named them.

    ``is_described`` when a message said who they are, rather than referring to somebody unknown;
    ``complete_at`` is when nothing more can come about their flight.
    """

    journey: UUID
    flight: UUID
    kind: str
    is_described: bool
    complete_at: datetime
    spoken: frozenset[UUID]


def undelivered(*, at: datetime, among: Collection[UUID] | None = None) -> list[Undelivered]:
    """Everybody not delivered on flights that the router delivered; ids alone.

    With ``among`` these, and whoever was only referred to.
    """
    delivered = Journey.objects.filter(delivered__isnull=False)
    flights = set(delivered.filter(**_complete(at)).values_list("flight", "kind").distinct())
    rows = _waiting(at).filter(flight__in={flight for flight, _ in flights})
    if among is not None:
        rows = rows.filter(Q(id__in=among) | Q(sequence=0))
    told = rows.order_by("id").values_list("id", "flight", "kind", "sequence", "flight__departs_at")
    mine = [one for one in told if (one[1], one[2]) in flights]
    spoken = _spoken(journey for journey, *_ in mine)
    return [
        Undelivered(
            journey=journey,
            flight=flight,
            kind=kind,
            is_described=sequence != 0,
            complete_at=departs_at + LATEST,
            spoken=spoken[journey],
        )
        for journey, flight, kind, sequence, departs_at in mine
        if departs_at
    ]


def hold_flights_of(journeys: Collection[UUID]) -> None:
    """Keep other writers from the flights of these journeys."""
    rows = Journey.objects.filter(id__in=journeys)
    hold_flights(set(rows.values_list("flight", flat=True)))


def end_now(journeys: Collection[UUID], *, at: datetime) -> None:
    """Bring their ordinary ends forward; when they are deleted is settled afterwards."""
    Journey.objects.filter(id__in=journeys).update(unheld_at=at)


def due(journeys: Collection[UUID], *, at: datetime) -> Chunk:
    """Those of the journeys that are due for deletion, and the reservations that end with them."""
    rows = Journey.objects.filter(id__in=journeys, delete_at__lte=at).order_by("id")
    pairs = list(rows.values_list("id", "flight"))
    ending = [journey for journey, _ in pairs]
    theirs = Reservation.objects.filter(delivered=None, journeys__in=ending)
    others = Journey.objects.filter(reservation=OuterRef("id")).exclude(id__in=ending)
    alone = theirs.filter(~Exists(others)).order_by("id").distinct()
    return Chunk(
        journeys=tuple(ending),
        reservations=tuple(alone.values_list("id", flat=True)),
        flights=tuple(sorted({flight for _, flight in pairs})),
    )


def _complete(at: datetime) -> dict[str, datetime]:
    last = at - LATEST
    return {"flight__departs_at__lte": last, "flight__departs_at__gt": last - LOOKS_BACK}


def _waiting(at: datetime) -> QuerySet[Journey]:
    return Journey.objects.filter(delivered=None, unheld_at__gt=at, **_complete(at))


def _spoken(journeys: Iterable[UUID]) -> Mapping[UUID, frozenset[UUID]]:
    found: defaultdict[UUID, set[UUID]] = defaultdict(set)
    rows = Sighting.objects.filter(journey__in=list(journeys))
    for journey, message in rows.values_list("journey", "message"):
        found[journey].add(message)
    return defaultdict(frozenset, {one: frozenset(many) for one, many in found.items()})
