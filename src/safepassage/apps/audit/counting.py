"""Counts what the ledger holds, and reads it by time: for reports, alerts and oversight."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import msgspec
from django.db.models import Count, Max, Min, QuerySet
from django.db.models.functions import TruncHour

from safepassage.apps.audit._rows import TEXT, text_of
from safepassage.apps.audit.chain import EntryText
from safepassage.apps.audit.events import Event
from safepassage.apps.audit.models import Entry
from safepassage.records.actor import ActorKind

_CHUNK = 2000


def counts(since: datetime, until: datetime) -> dict[str, int]:
    """How many entries of each event were written from ``since`` to before ``until``."""
    rows = _between(since, until).values_list("event").annotate(Count("id"))
    return dict(rows.order_by())


def counts_by_actor(
    events: Iterable[Event], since: datetime, until: datetime
) -> dict[tuple[str, str | None], int]:
    """How many entries of these events officers wrote in that time: by their id and purpose."""
    rows = _between(since, until).filter(event__in=list(events), actor_kind=ActorKind.OFFICER)
    found = rows.values_list("actor_id", "purpose").annotate(Count("id")).order_by()
    return {(actor, purpose): count for actor, purpose, count in found}


def details_of(event: Event, since: datetime, until: datetime) -> Iterator[dict[str, Any]]:
    """The details of the entries of one event in that time."""
    rows = _between(since, until).filter(event=event).values_list("details", flat=True)
    return (msgspec.json.decode(text) for text in rows.iterator(_CHUNK))


def count_events(events: Iterable[Event], *, since: datetime, until: datetime) -> dict[str, int]:
    """How many entries of each event were written from ``since`` until before ``until``."""
    found = _between(since, until).filter(event__in=list(events))
    return dict(found.values_list("event").annotate(Count("id")).order_by())


def first_read(actor_id: str, subject: str, *, since: datetime) -> datetime | None:
    """When somebody first read this record since then."""
    found = Entry.objects.filter(subject=subject, at__gte=since, actor_id=actor_id)
    rows = found.filter(event=Event.RECORD_READ).order_by("at").values_list("at", flat=True)
    return rows.first()


def count_reads(actor_id: str, subject: str, *, since: datetime) -> int:
    """How often somebody read this record since then; quarter hours, as entries are."""
    found = Entry.objects.filter(subject=subject, at__gte=since, actor_id=actor_id)
    return found.filter(event=Event.RECORD_READ).count()


class Tally(NamedTuple):
    """How often something was done by somebody for a purpose."""

    event: str
    actor_kind: str
    actor_id: str
    purpose: str | None
    times: int


def tallies(start: datetime, end: datetime) -> list[Tally]:
    """Count the entries from ``start`` until before ``end``; reads the whole time once."""
    rows = Entry.objects.filter(at__gte=start, at__lt=end).order_by()
    names = ("event", "actor_kind", "actor_id", "purpose")
    return [Tally(*row) for row in rows.values_list(*names).annotate(Count("id"))]


def between(events: Sequence[Event], start: datetime, end: datetime) -> Iterator[EntryText]:
    """The entries of some kinds in a time, in the order in which they were written."""
    rows = Entry.objects.filter(event__in=events, at__gte=start, at__lt=end)
    return map(text_of, rows.order_by("id").values_list(*TEXT).iterator(_CHUNK))


def hours_written(start: datetime, end: datetime) -> set[datetime]:
    """The hours in which anything was written."""
    rows = Entry.objects.filter(at__gte=start, at__lt=end).order_by()
    return set(
        rows.annotate(hour=TruncHour("at", tzinfo=UTC)).values_list("hour", flat=True).distinct()
    )


def _between(since: datetime, until: datetime) -> QuerySet[Entry]:
    """Entries of a time; ids follow the time of writing, so that the first is found by halving."""
    return Entry.objects.filter(id__gte=_first_since(since), at__gte=since, at__lt=until)


def _first_since(since: datetime) -> int:
    """An id before which no entry is younger than a day before ``since``."""
    ends = Entry.objects.aggregate(low=Min("id"), high=Max("id"))
    low, high = ends["low"] or 0, ends["high"] or 0
    early = since - timedelta(days=1)
    while low < high:
        middle = (low + high) // 2
        at = Entry.objects.filter(id__gte=middle).order_by("id").values_list("at", flat=True)[0]
        low, high = (middle + 1, high) if at < early else (low, middle)
    return low
