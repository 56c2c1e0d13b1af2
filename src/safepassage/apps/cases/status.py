"""What carriers hold about travellers: the machine's word until a person decides."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from safepassage.apps.cases.models import BoardingStatus, ItemState, Queue, WorkItem
from safepassage.records._base import Record
from safepassage.records.answer import Meaning


class Status(Record, frozen=True):
    """A traveller-journey's word; ``decision`` is set when a person gave it.

    While a carrier is asked to contact the government, ``waits_for`` is the
    work item that holds it up and ``lapses_at`` the end of waiting.
    """

    journey: UUID
    carrier: UUID
    meaning: Meaning
    since: datetime
    delete_at: datetime
    lapses_at: datetime | None = None
    waits_for: UUID | None = None
    decision: UUID | None = None


class Alert(Record, frozen=True):
    """An undecided enforcement item: which, and since when it is open."""

    item: UUID
    since: datetime


def statuses(journeys: Iterable[UUID]) -> dict[UUID, Status]:
    """The words that stand for these journeys."""
    rows = BoardingStatus.objects.filter(journey__in=list(journeys))
    return {row.journey: _status(row) for row in rows}


def say(status: Status) -> None:
    """Write a word; the machine's never overwrites a person's."""
    if status.decision is None and _decided(status.journey):
        return
    values = {
        "carrier": status.carrier,
        "meaning": status.meaning.value,
        "since": status.since,
        "lapses_at": status.lapses_at,
        "waits_for": status.waits_for,
        "decision": status.decision,
        "delete_at": status.delete_at,
    }
    BoardingStatus.objects.update_or_create(journey=status.journey, defaults=values)


_WRITTEN = ("carrier", "meaning", "since", "lapses_at", "waits_for", "decision", "delete_at")


def say_all(machine: Sequence[Status]) -> None:
    """Write the machine's words at once, for journeys that nobody has decided about."""
    rows = [
        BoardingStatus(
            journey=one.journey,
            carrier=one.carrier,
            meaning=one.meaning.value,
            since=one.since,
            lapses_at=one.lapses_at,
            waits_for=one.waits_for,
            delete_at=one.delete_at,
        )
        for one in machine
    ]
    BoardingStatus.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["journey"], update_fields=_WRITTEN
    )


def lapsed(at: datetime, *, limit: int = 50) -> list[Status]:
    """The words "contact government" whose time is over without a decision."""
    due = BoardingStatus.objects.filter(lapses_at__lte=at, decision=None)
    return [_status(row) for row in due.order_by("lapses_at")[:limit]]


def to_page(*, limit: int = 20) -> list[tuple[UUID, UUID]]:
    """Journey and work item where a carrier waits and nobody has been called yet."""
    waiting = BoardingStatus.objects.filter(waits_for__isnull=False, paged_at=None, decision=None)
    pairs = waiting.order_by("since").values_list("journey", "waits_for")[:limit]
    return [(journey, item) for journey, item in pairs if item]


def mark_paged(journey: UUID, *, at: datetime) -> None:
    """Remember that somebody was called."""
    BoardingStatus.objects.filter(journey=journey).update(paged_at=at)


def open_alerts(journeys: Iterable[UUID]) -> dict[UUID, Alert]:
    """The undecided enforcement items of these journeys."""
    items = WorkItem.objects.filter(journey__in=list(journeys)).exclude(queue=Queue.PROTECTION)
    undecided = items.exclude(state=ItemState.DECIDED)
    return {one.journey: Alert(item=one.id, since=one.opened_at) for one in undecided}


def protection_possible(journeys: Iterable[UUID]) -> bool:
    """Whether any of the copies of a traveller is with the protection contact."""
    items = WorkItem.objects.filter(journey__in=list(journeys), queue=Queue.PROTECTION)
    return items.exists()


def _decided(journey: UUID) -> bool:
    return BoardingStatus.objects.filter(journey=journey, decision__isnull=False).exists()


def _status(row: BoardingStatus) -> Status:
    return Status(
        journey=row.journey,
        carrier=row.carrier,
        meaning=Meaning(row.meaning),
        since=row.since,
        delete_at=row.delete_at,
        lapses_at=row.lapses_at,
        waits_for=row.waits_for,
        decision=row.decision,
    )
