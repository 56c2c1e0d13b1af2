"""Counts the people of arriving flights for the forecast; whoever is counted is forgotten at once.

API kept for border checks alone is read. A component opens it under one ledger entry a flight.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.travel.conversation import Standing, conversation
from safepassage.apps.travel.models import Flight
from safepassage.apps.travel.opening import open_travellers
from safepassage.apps.travel.scope import journeys
from safepassage.pipeline.ports import Keys
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.groups import FieldGroup
from safepassage.records.traveller import Traveller
from safepassage.safeguards.basis import Direction
from safepassage.safeguards.purpose import Purpose

_READ = (FieldGroup.IDENTITY, FieldGroup.DOCUMENTS, FieldGroup.TRAVEL)
_COMING = frozenset({Standing.ANNOUNCED, Standing.BOARDED, Standing.ONLY_AT_CLOSURE})


class Arriving(Record, frozen=True):
    """A flight that comes in; ``state`` changes with everything that is said of it."""

    flight: UUID
    post: str
    arrives: str
    arrives_at: datetime
    state: str


class Counted(Record, frozen=True):
    """How many are coming on a flight, by what they were counted as."""

    people: Mapping[str, int]
    closed: bool


def arriving(since: datetime, until: datetime) -> list[Arriving]:
    """The inbound flights that arrive in this time, soonest first."""
    rows = _inbound().filter(arrives_at__gte=since, arrives_at__lt=until)
    return [
        Arriving(
            flight=row.id,
            post=row.destination,
            arrives=row.arrives or "",
            arrives_at=row.arrives_at,
            state=f"{row.revision}.{row.sequence}.{row.arrives}.{row.said or 0}",
        )
        for row in rows.annotate(said=Max("events__id")).order_by("arrives_at", "id")
        if row.arrives_at
    ]


def untimed(since: datetime, until: datetime) -> int:
    """How many inbound flights leave in this time without saying when they arrive.

    One of which no time is known in UTC, as of ports without a time zone, counts by its local
    days: that of arrival, or else of departure.
    """
    rows = _inbound().filter(arrives_at=None).annotate(day=Coalesce("arrives", "departure_date"))
    after = (until + timedelta(days=1)).date().isoformat()
    leaves = Q(departs_at__gte=since, departs_at__lt=until)
    local = Q(departs_at=None, day__gte=since.date().isoformat(), day__lt=after)
    return rows.filter(leaves | local).count()


def _inbound() -> QuerySet[Flight]:
    """What reservations alone tell of is not there."""
    told = Exists(journeys(Purpose.BORDER_CHECK).filter(flight=OuterRef("id")))
    return Flight.objects.filter(told, direction=Direction.INBOUND.value)


def count_flight(
    actor: Actor,
    flight: UUID,
    classify: Callable[[Traveller], str],
    keys: Keys,
    at: datetime,
    *,
    without: Collection[UUID] = (),
) -> Counted:
    """Count who is coming on a flight, ``without`` some; nobody on one that was cancelled.

    The entry that names everybody is committed before anybody is opened. Whoever cannot be
    opened any more is not counted.
    """
    talk = conversation(Purpose.BORDER_CHECK, flight)
    standings = {one: at for one, at in talk.standings.items() if one not in without}
    coming = [one for one, standing in standings.items() if standing in _COMING]
    if talk.cancelled or not coming:
        return Counted(people={}, closed=talk.closed)
    rows = list(journeys(Purpose.BORDER_CHECK).filter(id__in=coming, masked_at=None))
    _tell(actor, flight, [row.id for row in rows], at)
    opened = open_travellers(rows, _READ, keys)
    people = Counter(classify(one.traveller) for one in opened if one.traveller)
    return Counted(people=people, closed=talk.closed)


@transaction.atomic
def _tell(actor: Actor, flight: UUID, about: Sequence[UUID], at: datetime) -> None:
    ledger.write(
        event=Event.FORECAST_COUNTED,
        actor=actor,
        purpose=Purpose.BORDER_CHECK,
        subject=str(flight),
        details={"field_group": " ".join(_READ), "count": len(about)},
        about=about,
        at=at,
    )
