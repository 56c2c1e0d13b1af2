"""The forecast by post, hour and lane: sums of what was counted."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from safepassage.apps.forecast.models import FlightCount
from safepassage.records._base import Record
from safepassage.safeguards.lanes import told_in_fives

HOURS = 48
_HOUR = timedelta(hours=1)


class Hour(Record, frozen=True):
    """One hour at a post, local time; people are told in fives, by lane and in all."""

    begins: datetime
    people: dict[str, int]
    total: int
    flights: int
    closed: int


class PostForecast(Record, frozen=True):
    """The hours ahead at one post, without gaps; ``counted_at`` is the oldest count in it."""

    post: str
    hours: tuple[Hour, ...]
    counted_at: datetime

    @property
    def busiest(self) -> Hour:
        """The first hour in which most people arrive."""
        return max(self.hours, key=lambda one: one.total)


def states(flights: Sequence[UUID]) -> dict[UUID, tuple[str, datetime]]:
    """What each flight was counted from, and when."""
    rows = FlightCount.objects.filter(flight__in=flights)
    return {row.flight: (row.state, row.counted_at) for row in rows}


def posts(at: datetime) -> list[str]:
    """The posts at which anybody arrives in the hours ahead."""
    return sorted({row.post for row in _rows(at)})


def forecast(at: datetime, *, post: str | None = None) -> list[PostForecast]:
    """The hours ahead at every post, or at one."""
    found: dict[str, list[FlightCount]] = defaultdict(list)
    for row in _rows(at):
        if post in {None, row.post}:
            found[row.post].append(row)
    return [_of_post(name, rows, at) for name, rows in sorted(found.items())]


def _rows(at: datetime) -> list[FlightCount]:
    until = at + HOURS * _HOUR
    rows = FlightCount.objects.filter(arrives_at__gte=at - _HOUR, arrives_at__lt=until)
    return list(rows.order_by("arrives_at"))


def _of_post(post: str, rows: Sequence[FlightCount], at: datetime) -> PostForecast:
    first = _hour_of(_local_now(rows[0], at))
    by_hour: dict[datetime, list[FlightCount]] = defaultdict(list)
    for row in rows:
        by_hour[_hour_of(datetime.fromisoformat(row.arrives))].append(row)
    begins = [first + number * _HOUR for number in range(HOURS)]
    return PostForecast(
        post=post,
        hours=tuple(_hour(one, by_hour.get(one, [])) for one in begins),
        counted_at=min(row.counted_at for row in rows),
    )


def _local_now(row: FlightCount, at: datetime) -> datetime:
    """The time at the post, by the difference that one of its flights tells."""
    ahead = datetime.fromisoformat(row.arrives) - row.arrives_at.replace(tzinfo=None)
    return at.replace(tzinfo=None) + ahead


def _hour_of(local: datetime) -> datetime:
    return local.replace(minute=0, second=0, microsecond=0, tzinfo=None)


def _hour(begins: datetime, rows: Sequence[FlightCount]) -> Hour:
    people: Counter[str] = Counter()
    for row in rows:
        people.update(row.people)
    return Hour(
        begins=begins,
        people={lane: told_in_fives(count) for lane, count in people.items() if count},
        total=told_in_fives(people.total()),
        flights=len(rows),
        closed=sum(row.closed for row in rows),
    )
