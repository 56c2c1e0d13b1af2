"""Who was told another way alone, and is missing from what the Union's router delivered whole.

Its list of everybody on board of the flight, or its whole push of the reservation, leaves them
out, so what came directly is not to be kept either (Regulation (EU) 2025/12 and 2025/13 art. 16).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F, QuerySet

from safepassage.apps.travel.models import Journey, Push, Sighting
from safepassage.formats.intents import labels_of
from safepassage.records._base import Record
from safepassage.records.intent import Intent
from safepassage.records.traveller import Role

SETTLED = timedelta(hours=1)
"""How long after a list or a push the next part of it may come."""
_ON_THE_LIST = (Role.PASSENGER, Role.TRANSIT_PASSENGER, Role.INFANT)
"""Whom a closure names: crews are told in lists of their own."""


class LeftOut(Record, frozen=True):
    """Somebody of whom ``by`` tells nothing; ``spoken`` are the messages that ever named them."""

    journey: UUID
    by: UUID
    spoken: frozenset[UUID]

    @property
    def messages(self) -> frozenset[UUID]:
        """All whose sender matters."""
        return self.spoken | {self.by}


def left_out(*, at: datetime) -> list[LeftOut]:
    """Whom a closure or a push leaves out that came an hour ago or longer; ids alone."""
    by = dict(_of_reservations(at)) | dict(_of_flights(at))
    spoken = _spoken(by)
    return [
        LeftOut(journey=journey, by=message, spoken=spoken[journey])
        for journey, message in sorted(by.items())
    ]


def end_left_out(journeys: Collection[UUID], *, at: datetime) -> None:
    """Bring their ordinary ends forward, unless they were delivered meanwhile."""
    undelivered = Journey.objects.filter(id__in=journeys, delivered=None, unheld_at__gt=at)
    undelivered.update(unheld_at=at)


def _undelivered(at: datetime) -> QuerySet[Journey]:
    return Journey.objects.filter(delivered=None, unheld_at__gt=at)


def _of_flights(at: datetime) -> Iterator[tuple[UUID, UUID]]:
    """Passengers told before the list of everybody on board of their flight, in their kind."""
    closed = {(one.flight, one.kind): one for one in _closures(at)}
    rows = _undelivered(at).filter(
        flight__in={flight for flight, _ in closed}, role__in=_ON_THE_LIST
    )
    for journey, flight, kind, sequence in rows.values_list("id", "flight", "kind", "sequence"):
        one = closed.get((flight, kind))
        if one and sequence < one.sequence:
            yield journey, one.message


def _of_reservations(at: datetime) -> Iterator[tuple[UUID, UUID]]:
    """Travellers told before the last whole push of their reservation."""
    rows = _undelivered(at).filter(reservation__delivered__gt=F("sequence"))
    last = dict(rows.values_list("id", "reservation"))
    pushes = Push.objects.filter(
        reservation__in=set(last.values()),
        sequence=F("reservation__delivered"),
        at__lte=at - SETTLED,
    )
    by = dict(pushes.values_list("reservation", "message"))
    for journey, reservation in last.items():
        if reservation in by:
            yield journey, by[reservation]


class _Closure(Record, frozen=True):
    """A message that told with all their data who is on board."""

    flight: UUID
    kind: str
    message: UUID
    sequence: int


def _closures(at: datetime) -> list[_Closure]:
    """Closures that delivered somebody, on flights on which somebody is not, oldest first."""
    delivered = Journey.objects.filter(delivered__isnull=False).values("flight")
    waiting = _undelivered(at).filter(flight__in=delivered, role__in=_ON_THE_LIST).values("flight")
    told = Sighting.objects.filter(
        journey__flight__in=waiting,
        journey__delivered__gte=F("sequence"),
        version__gt=0,
        function__in=labels_of(Intent.CLOSE_ON_BOARD),
        at__lte=at - SETTLED,
    )
    rows = told.values_list("journey__flight", "journey__kind", "message", "sequence").distinct()
    return [
        _Closure(flight=flight, kind=kind, message=message, sequence=sequence)
        for flight, kind, message, sequence in rows.order_by("sequence")
    ]


def _spoken(journeys: Iterable[UUID]) -> Mapping[UUID, frozenset[UUID]]:
    found: defaultdict[UUID, set[UUID]] = defaultdict(set)
    rows = Sighting.objects.filter(journey__in=list(journeys))
    for journey, message in rows.values_list("journey", "message"):
        found[journey].add(message)
    return defaultdict(frozenset, {one: frozenset(many) for one, many in found.items()})
