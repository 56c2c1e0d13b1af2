"""Adds up what messages tell; every write is inside the transaction that closes a message.

Adding, the earliest and the latest do not depend on an order, so messages may be processed
in any; a message is closed once, so it is counted once.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
from django.db import IntegrityError, transaction
from msgspec.structs import replace

from safepassage.apps.quality.models import SetAside, Tally
from safepassage.apps.quality.told import Departure, Told

Standings = Callable[[Departure], Mapping[str, int] | None]
"""Where the travellers of a departure stand in its conversation; ``None`` when it is not known."""
_KEY = ("mode", "carrier", "number", "origin", "destination", "day", "family")
_COUNTED = ("counts", "departs_at", "first_list_at", "last_list_at", "closed_at", "standings")


def add(
    sender: UUID, told: Sequence[Told], *, at: datetime, keep: timedelta, standings: Standings
) -> list[Told]:
    """Count one message, received ``at``, for ``keep``; what was added to which tally."""
    placed = sorted((_placed(sender, one, at) for one in told), key=_order)
    for one in placed:
        _add(sender, one, at, keep, standings)
    return placed


def _placed(sender: UUID, told: Told, at: datetime) -> Told:
    """With the tally that it goes to: without a law, only one that is there already."""
    if told.opens or Tally.objects.filter(sender=sender, **_key(told.departure)).exists():
        return told
    return replace(told, departure=Departure(day=at.date()))


def _add(sender: UUID, told: Told, at: datetime, keep: timedelta, standings: Standings) -> None:
    row = _found(sender, told.departure)
    if row is None:
        try:
            with transaction.atomic():
                _count(_opened(sender, told.departure, at + keep), told, at, standings)
        except IntegrityError:  # another writer opened it at the same moment
            row = _found(sender, told.departure)
    if row:
        _count(row, told, at, standings)


def _count(row: Tally, told: Told, at: datetime, standings: Standings) -> None:
    row.counts = _sum(row.counts, told.counts, 1)
    _times(row, told, at)
    if row.closed_at:
        row.standings = _newer(row.standings, standings(told.departure))
    row.save(update_fields=_COUNTED if row.pk else None)


def follow(former: Mapping[str, str], now: Mapping[str, str]) -> None:
    """Let what was counted of a departure be of what it was changed to, with its people.

    Both are the columns of a flight's key; of a flight without a day nothing is counted by it.
    """
    if not former["departure_date"] or not now["departure_date"]:
        return
    columns = _columns(now)
    for row in Tally.objects.select_for_update().filter(**_columns(former)).order_by("pk"):
        same = Tally.objects.select_for_update().filter(sender=row.sender, family=row.family)
        if other := same.filter(**columns).first():
            _merge(other, row)
        else:
            Tally.objects.filter(pk=row.pk).update(**columns)


def _columns(key: Mapping[str, str]) -> dict[str, Any]:
    """The columns of a flight's key as a tally has them."""
    rest = {name: value for name, value in key.items() if name != "departure_date"}
    return {**rest, "day": date.fromisoformat(key["departure_date"])}


def _merge(row: Tally, other: Tally) -> None:
    row.counts = _sum(row.counts, other.counts, 1)
    row.standings = _newer(row.standings, other.standings)
    firsts = [one for one in (row.first_list_at, other.first_list_at) if one]
    lasts = [one for one in (row.last_list_at, other.last_list_at) if one]
    closes = [one for one in (row.closed_at, other.closed_at) if one]
    row.first_list_at = min(firsts, default=None)
    row.last_list_at = max(lasts, default=None)
    row.closed_at = min(closes, default=None)
    row.save()
    other.delete()


def set_aside(message: UUID, told: Sequence[Told], *, until: datetime) -> None:
    """Remember as what a parked message was counted, for as long as it can be tried again."""
    kept = msgspec.to_builtins(told)
    SetAside.objects.update_or_create(message=message, defaults={"told": kept, "delete_at": until})


def take_back(message: UUID, sender: UUID) -> None:
    """A parked message is tried again: as if it had not been counted yet."""
    aside = SetAside.objects.filter(message=message).first()
    if aside is None:
        return
    for one in sorted(msgspec.convert(aside.told, list[Told]), key=_order):
        row = _found(sender, one.departure)
        if row:
            row.counts = _sum(row.counts, one.counts, -1)
            row.save(update_fields=["counts"])
    aside.delete()


def count_past(*, at: datetime) -> int:
    """How many rows ``delete_past`` would remove."""
    past = (model.objects.filter(delete_at__lte=at) for model in (Tally, SetAside))
    return sum(rows.count() for rows in past)


def delete_past(*, at: datetime, limit: int) -> int:
    """Remove up to ``limit`` tallies past their date, and what was set aside; how many."""
    tallies = Tally.objects.filter(delete_at__lte=at).order_by("delete_at")
    asides = SetAside.objects.filter(delete_at__lte=at).order_by("delete_at")
    ids = list(tallies.values_list("pk", flat=True)[:limit])
    messages = list(asides.values_list("pk", flat=True)[:limit])
    gone = Tally.objects.filter(pk__in=ids).delete()[0]
    return gone + SetAside.objects.filter(pk__in=messages).delete()[0]


def _order(told: Told) -> tuple[str, ...]:
    """All writers take rows in the same order, so that none waits for the other."""
    return tuple(str(getattr(told.departure, name)) for name in _KEY)


def _found(sender: UUID, departure: Departure) -> Tally | None:
    return Tally.objects.select_for_update().filter(sender=sender, **_key(departure)).first()


def _key(departure: Departure) -> dict[str, Any]:
    return {name: getattr(departure, name) for name in _KEY}


def _opened(sender: UUID, departure: Departure, delete_at: datetime) -> Tally:
    values: dict[str, Any] = msgspec.structs.asdict(departure)
    return Tally(sender=sender, delete_at=delete_at, **values)


def _sum(counts: Mapping[str, int], more: Mapping[str, int], sign: int) -> dict[str, int]:
    summed = Counter(counts)
    for name, count in more.items():
        summed[name] += sign * count
    return {name: count for name, count in sorted(summed.items()) if count}


def _times(row: Tally, told: Told, at: datetime) -> None:
    row.departs_at = told.departure.departs_at or row.departs_at
    if told.lists:
        row.first_list_at = min(row.first_list_at or at, at)
        row.last_list_at = max(row.last_list_at or at, at)
    if told.closes:
        row.closed_at = min(row.closed_at or at, at)


def _newer(known: dict[str, int], now: Mapping[str, int] | None) -> dict[str, int]:
    """What stands now, unless travellers are deleted already: then less is known than was."""
    if now is None or sum(now.values()) < sum(known.values()):
        return known
    return dict(now)
