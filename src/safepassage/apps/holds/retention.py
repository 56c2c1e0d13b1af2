"""The end of holds and chance finds: with their journey, or at their own date."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from safepassage.apps.holds.models import ChanceFind, Hold
from safepassage.apps.rows import delete


def delete_about(journeys: Sequence[UUID]) -> None:
    """Remove what was recorded about deleted journeys."""
    for model in (Hold, ChanceFind):
        delete(model, "journey", journeys)


def delete_past(*, at: datetime, limit: int) -> int:
    """Remove up to ``limit`` rows of each kind past their date; how many."""
    deleted = 0
    for model in (Hold, ChanceFind):
        past = model._default_manager.filter(delete_at__lte=at)
        ids = list(past.values_list("pk", flat=True)[:limit])
        deleted += model._default_manager.filter(pk__in=ids).delete()[0]
    return deleted
