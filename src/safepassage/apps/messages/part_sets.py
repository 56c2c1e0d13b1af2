"""Parts of one message, in whatever order and however far apart they come (UNH S010)."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from safepassage.apps.messages.models import PartSet
from safepassage.records._base import Record

KEPT = timedelta(days=30)
Totals = Mapping[str, int]
"""Travellers by the qualifier of CNT under which they are counted."""


class PartTold(Record, frozen=True):
    """One part: where it stands, what it told, and what it announced for the whole."""

    sender: UUID
    format: str
    reference: str
    function: str
    number: int
    is_last: bool
    counts: dict[str, int]
    announced: dict[str, int]
    flight: UUID | None = None


class SetState(Record, frozen=True):
    """What is known of the whole after a part: what misses, what contradicts its total.

    ``differs`` when the part came before with other counts.
    """

    complete: bool
    missing: tuple[int, ...]
    contradictions: tuple[tuple[int, int], ...]
    differs: bool = False


def note_part(told: PartTold, *, at: datetime) -> SetState:
    """Remember a part; one that comes again counts once, and a whole set begins anew."""
    row, _ = PartSet.objects.get_or_create(
        sender=told.sender,
        format=told.format,
        reference=told.reference,
        function=told.function,
        defaults={"first_at": at, "last_at": at, "delete_at": at + KEPT},
    )
    row = PartSet.objects.select_for_update().get(pk=row.pk)
    if row.complete and row.parts.get(str(told.number)) != _content(told):
        row.parts, row.last, row.complete = {}, None, False
    differs = row.parts.get(str(told.number), _content(told)) != _content(told)
    row.parts[str(told.number)] = _content(told)
    row.last = told.number if told.is_last else row.last
    row.last_at, row.delete_at, row.flight = at, at + KEPT, told.flight
    state = _state(row)
    row.complete = state.complete
    row.save()
    return replace(state, differs=differs)


def waiting(sender: UUID | None = None) -> list[tuple[PartSet, tuple[int, ...]]]:
    """The sets that lack parts, with the numbers of those, the longest waiting first."""
    rows = PartSet.objects.filter(complete=False).order_by("first_at")
    mine = rows.filter(sender=sender) if sender else rows
    return [(row, _missing(row)) for row in mine]


def flights_in_part(senders: Collection[UUID]) -> frozenset[UUID]:
    """The flights about which a part is missing of a list that they sent in parts."""
    incomplete = PartSet.objects.filter(sender__in=senders, complete=False)
    return frozenset(filter(None, incomplete.values_list("flight", flat=True)))


def delete_past(*, at: datetime, limit: int) -> int:
    """Remove up to ``limit`` sets past their date; how many."""
    past = PartSet.objects.filter(delete_at__lte=at).order_by("delete_at")
    ids = list(past.values_list("pk", flat=True)[:limit])
    return PartSet.objects.filter(pk__in=ids).delete()[0]


def _content(told: PartTold) -> dict[str, Any]:
    return {"counts": told.counts, "announced": told.announced}


def _missing(row: PartSet) -> tuple[int, ...]:
    """The numbers not there; until the last part is known, also the one behind the highest."""
    numbers = {int(number) for number in row.parts}
    highest = row.last or max(numbers, default=0) + 1
    return tuple(sorted(set(range(1, highest + 1)) - numbers))


def _state(row: PartSet) -> SetState:
    missing = _missing(row)
    contradictions = () if missing else tuple(_contradictions(row.parts))
    return SetState(complete=not missing, missing=missing, contradictions=contradictions)


def _contradictions(parts: Mapping[str, Any]) -> list[tuple[int, int]]:
    """Announced and found, where no reading of the totals agrees with what was told.

    Each part repeats the total of the whole; some senders count each part alone.
    """
    ordered = [parts[number] for number in sorted(parts, key=int)]
    wrong = []
    for qualifier in sorted({name for part in ordered for name in part["announced"]}):
        told = [part["announced"][qualifier] for part in ordered if qualifier in part["announced"]]
        counted = [part["counts"].get(qualifier) for part in ordered]
        known = [count for count in counted if count is not None]
        if known and sum(known) not in {told[-1], sum(told)}:
            wrong.append((told[-1], sum(known)))
    return wrong
