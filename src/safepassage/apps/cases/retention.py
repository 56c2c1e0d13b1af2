"""The end of items and statuses: with their journey, or at their own date."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from safepassage.apps.cases.models import BoardingStatus, WorkItem


def delete_about(journeys: Sequence[UUID]) -> None:
    """Remove items (with hits and decisions) and statuses of deleted journeys."""
    items = WorkItem.objects.filter(journey__in=journeys)
    if items.exists():
        items.delete()
    BoardingStatus.objects.filter(journey__in=journeys).delete()


def delete_past(*, at: datetime, limit: int) -> int:
    """Remove up to ``limit`` items and as many statuses past their own date; how many."""
    deleted = 0
    for model in (WorkItem, BoardingStatus):
        past = model._default_manager.filter(delete_at__lte=at).order_by("delete_at")
        ids = list(past.values_list("pk", flat=True)[:limit])
        deleted += model._default_manager.filter(pk__in=ids).delete()[0]
    return deleted
