"""The end of items, statuses and notices: with their journey, or at their own date.

Before it, masking.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat

from safepassage.apps.cases.models import ArrivalNotice, BoardingStatus, Hit, WorkItem
from safepassage.apps.rows import delete, known

MASKED_HIT = "masked/"


def mask_about(journeys: Sequence[UUID]) -> None:
    """Hits of masked journeys no longer name whom they were compared with.

    The evidence stays, sealed: only the approval authority can open it.
    """
    with_item = known(WorkItem, "journey", journeys)
    if not with_item:
        return
    hits = Hit.objects.filter(item__journey__in=with_item)
    hits.update(key=Concat(Value(MASKED_HIT), Cast("id", CharField())), codes=[])


def named() -> list[UUID]:
    """The journeys whose hits name an entry: none of them may be masked."""
    hits = Hit.objects.exclude(key__startswith=MASKED_HIT)
    return list(hits.values_list("item__journey", flat=True).distinct())


def delete_about(journeys: Sequence[UUID]) -> None:
    """Remove items (with hits and decisions), statuses and notices of deleted journeys."""
    if with_item := known(WorkItem, "journey", journeys):
        WorkItem.objects.filter(journey__in=with_item).delete()
    delete(BoardingStatus, "journey", journeys)
    delete(ArrivalNotice, "journey", journeys)


def end_at(journey: UUID, *, end: datetime) -> None:
    """Let items, statuses and notices of one journey end when it does."""
    for model in (WorkItem, BoardingStatus, ArrivalNotice):
        model._default_manager.filter(journey=journey).update(delete_at=end)


def delete_past(*, at: datetime, limit: int) -> int:
    """Remove up to ``limit`` each of items, statuses and notices past their date; how many."""
    deleted = 0
    for model in (WorkItem, BoardingStatus, ArrivalNotice):
        past = model._default_manager.filter(delete_at__lte=at).order_by("delete_at")
        ids = list(past.values_list("pk", flat=True)[:limit])
        deleted += model._default_manager.filter(pk__in=ids).delete()[0]
    return deleted
