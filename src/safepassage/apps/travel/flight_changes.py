"""A flight whose time, day, number or route changed stays the flight on which people are stored.

Moving it moves everybody: journeys, work items, decisions and notices name the flight's id.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from safepassage.apps.travel.flight_key import flight_key, key_of, moved_from
from safepassage.apps.travel.models import Flight, FormerFlight, Journey, LookUp
from safepassage.apps.travel.scope import tokens
from safepassage.pipeline.draft import Batch, JourneyDraft
from safepassage.pipeline.ports import Keys
from safepassage.records._base import Record
from safepassage.records.crossing import Crossing
from safepassage.records.kinds import DataKind
from safepassage.safeguards.sealing import LookUp as Kind

TIMES = ("departs", "arrives", "departs_at", "arrives_at")
NEAR = timedelta(days=3)
"""How far a changed flight is looked for from its new day."""


class Moved(Record, frozen=True):
    """What a flight was before it was moved: in words, and the columns of its key."""

    was: str
    key: dict[str, str]


def flight_of(crossing: Crossing) -> UUID | None:
    """The flight of this carrier, number, route and day, or the one that was it until moved."""
    if stored := stored_as(crossing):
        return stored
    moved = moved_from(crossing)
    return moved.id if moved else None


def stored_as(crossing: Crossing) -> UUID | None:
    """The flight stored under exactly this carrier, number, route and day."""
    return Flight.objects.filter(**flight_key(crossing)).values_list("id", flat=True).first()


def times_of(crossing: Crossing) -> dict[str, Any] | None:
    """The stored times of the flight of a crossing; ``None`` where no departure is stored."""
    rows = Flight.objects.filter(**flight_key(crossing), departs_at__isnull=False)
    found: dict[str, Any] | None = rows.values(*TIMES).first()
    return found


def retime(flight: UUID, crossing: Crossing, *, sequence: int) -> bool:
    """Give a flight the times of a change, unless a later message has told others."""
    told = {name: value for name in TIMES if (value := getattr(crossing, name))}
    older = Flight.objects.filter(id=flight, sequence__lt=sequence)
    return bool(told) and older.update(sequence=sequence, **told) == 1


def kinds_on(flight: UUID) -> set[DataKind]:
    """The kinds of data stored of a flight's travellers."""
    rows = Journey.objects.filter(flight=flight)
    return {DataKind(one) for one in rows.values_list("kind", flat=True).distinct().order_by()}


def move(flight: UUID, crossing: Crossing, *, sequence: int) -> Moved | None:
    """Let a flight be the one of ``crossing`` from now on; what it was, or ``None``.

    Only where it still crosses the border the same way: another way is under another law.
    """
    row = Flight.objects.filter(id=flight, sequence__lt=sequence).first()
    if row is None or row.direction != crossing.direction:
        return None
    was = f"{row.carrier}{row.number} {row.origin}-{row.destination} {row.departs or ''}".strip()
    key = flight_key(crossing)
    for called in (key, key_of(row)):
        FormerFlight.objects.filter(**called).delete()
    FormerFlight.objects.create(flight=row, **key_of(row))
    news = key | {name: getattr(crossing, name) for name in TIMES}
    Flight.objects.filter(id=flight).update(sequence=sequence, **news)
    return Moved(was=was, key=key_of(row))


def only_flight_of(batch: Batch, crossing: Crossing, keys: Keys) -> UUID | None:
    """The one other flight of the carrier on which everybody named is known; else ``None``.

    Somebody is known by a document, or by reference and locator together, in data of the
    same kind.
    """
    wanted = [_searched(one) for one in batch.journeys]
    near = _near(crossing)
    if not wanted or not near:
        return None
    journeys = Journey.objects.filter(masked_at=None, flight__in=near, kind=batch.kind.value)
    days = journeys.values_list("mask_day", flat=True).distinct().order_by("mask_day")
    flights = [_known_on(one, journeys, days=list(days), keys=keys) for one in wanted]
    shared = set.intersection(*flights)
    return shared.pop() if len(shared) == 1 else None


def on_flight(crossing: Crossing, look_ups: Iterable[tuple[Kind, str]], keys: Keys) -> list[UUID]:
    """The journeys on exactly this flight that hold one of the documents; ids alone."""
    wanted = [pair for pair in look_ups if pair[0] is Kind.DOCUMENT]
    journeys = Journey.objects.filter(masked_at=None, flight=flight_of(crossing))
    days = journeys.values_list("mask_day", flat=True).distinct().order_by("mask_day")
    found = tokens(wanted, list(days), keys) if wanted else {}
    holders = LookUp.objects.filter(token__in=list(found)).values_list("holder", flat=True)
    return list(journeys.filter(id__in=list(holders)).order_by("id").values_list("id", flat=True))


def _near(crossing: Crossing) -> list[UUID]:
    try:
        day = date.fromisoformat(crossing.departure_date)
    except ValueError:
        return []
    days = [(day + timedelta(days=n)).isoformat() for n in range(-NEAR.days, NEAR.days + 1)]
    mine = {"mode": crossing.mode.value, "carrier": crossing.carrier}
    same = Flight.objects.filter(**mine, departure_date__in=days)
    itself = stored_as(crossing)
    return [one for one in same.values_list("id", flat=True) if one != itself]


def _searched(draft: JourneyDraft) -> list[tuple[Kind, str]]:
    kinds = {Kind.DOCUMENT, Kind.TRAVELLER_REFERENCE, Kind.LOCATOR}
    return [pair for pair in draft.look_ups if pair[0] in kinds]


def _known_on(
    wanted: Sequence[tuple[Kind, str]],
    journeys: QuerySet[Journey],
    *,
    days: Sequence[date],
    keys: Keys,
) -> set[UUID]:
    kinds = tokens(wanted, days, keys)
    found: dict[UUID, set[Kind]] = {}
    rows = LookUp.objects.filter(token__in=list(kinds)).values_list("token", "holder")
    for token, holder in rows:
        found.setdefault(holder, set()).add(kinds[bytes(token)])
    same = [one for one, shared in found.items() if _is_same(shared)]
    return set(journeys.filter(id__in=same).values_list("flight", flat=True))


def _is_same(shared: set[Kind]) -> bool:
    return Kind.DOCUMENT in shared or shared >= {Kind.TRAVELLER_REFERENCE, Kind.LOCATOR}
