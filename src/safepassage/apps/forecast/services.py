"""Keeps what was counted, and forgets what is past."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from safepassage.apps.forecast.models import FlightCount
from safepassage.records._base import Record


class Count(Record, frozen=True):
    """What was counted of one flight; ``people`` by lane."""

    flight: UUID
    post: str
    arrives: str
    arrives_at: datetime
    people: Mapping[str, int]
    closed: bool
    state: str
    counted_at: datetime
    delete_at: datetime


def keep(count: Count) -> None:
    """Put a flight's count in place of an earlier one."""
    values = {name: getattr(count, name) for name in count.__struct_fields__}
    FlightCount.objects.update_or_create(
        flight=count.flight, defaults=values | {"people": dict(count.people)}
    )


def count_past(*, at: datetime) -> int:
    """How many counts ``delete_past`` would remove."""
    return FlightCount.objects.filter(delete_at__lte=at).count()


def forget_moved(arriving: Mapping[UUID, datetime], *, since: datetime) -> int:
    """Remove the counts of flights that are not among ``arriving``, or arrive at another time.

    Those that arrived before ``since`` stay to their end; nobody is shown them.
    """
    rows = FlightCount.objects.filter(arrives_at__gte=since).values_list("pk", "arrives_at")
    moved = [flight for flight, arrives_at in rows if arriving.get(flight) != arrives_at]
    return FlightCount.objects.filter(pk__in=moved).delete()[0] if moved else 0


def delete_past(*, at: datetime, limit: int) -> int:
    """Remove up to ``limit`` counts past their end."""
    past = FlightCount.objects.filter(delete_at__lte=at).values_list("pk", flat=True)
    return FlightCount.objects.filter(pk__in=list(past[:limit])).delete()[0]
