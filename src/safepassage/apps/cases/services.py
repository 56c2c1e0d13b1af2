"""Writes about work items that follow a journey; hits are raised in ``raising``."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.cases.findings import ALTERED, ALTERED_RANK, LIST_HIT
from safepassage.apps.cases.models import Hit, ItemState, WorkItem
from safepassage.records.actor import Actor


def with_item(journeys: Sequence[UUID]) -> set[UUID]:
    """Those of the journeys about which a work item exists."""
    if not journeys:
        return set()
    return set(WorkItem.objects.filter(journey__in=journeys).values_list("journey", flat=True))


def standing_hits(journey: UUID, *, among: str = LIST_HIT) -> set[str]:
    """The keys of a journey's hits that are not withdrawn; those that begin with ``among``."""
    rows = Hit.objects.filter(item__journey=journey, withdrawn_at=None, key__startswith=among)
    return set(rows.values_list("key", flat=True))


def reschedule(flight: UUID, due_at: datetime | None) -> None:
    """Let the undecided items of a flight run towards its new departure."""
    if due_at is not None:
        items = WorkItem.objects.filter(flight=flight).exclude(state=ItemState.DECIDED)
        items.update(due_at=due_at)


def raise_altered(journey: UUID, *, actor: Actor, at: datetime) -> None:
    """Somebody refused is told differently now: their item goes to the top of the queue."""
    item = WorkItem.objects.filter(journey=journey).first()
    if item is None:
        return
    item.state, item.opened_at, item.reopened = ItemState.OPEN, at, item.reopened + 1
    item.rank, item.headline = ALTERED_RANK, ALTERED
    item.save(update_fields=["state", "opened_at", "reopened", "rank", "headline"])
    ledger.write(event=Event.CASE_ALTERED, actor=actor, subject=str(journey), at=at)


def lift(journey: UUID, *, actor: Actor, at: datetime) -> None:
    """A right ends what was decided about a journey; its item is open again for a person."""
    item = WorkItem.objects.exclude(state=ItemState.OPEN).filter(journey=journey).first()
    if item:
        item.state, item.opened_at, item.reopened = ItemState.OPEN, at, item.reopened + 1
        item.save(update_fields=["state", "opened_at", "reopened"])
    ledger.write(event=Event.CASE_LIFTED, actor=actor, subject=str(journey), at=at)
