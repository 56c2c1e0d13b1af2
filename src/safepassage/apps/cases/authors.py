"""Who decided about travellers, so that nobody reviews or answers for their own decision."""

from collections.abc import Sequence
from uuid import UUID

from safepassage.apps.cases.models import Decision, ItemState, WorkItem


def authors_of(journeys: Sequence[UUID]) -> set[UUID]:
    """The officers who decided, or confirmed a decision, about any of these journeys."""
    rows = Decision.objects.filter(item__journey__in=journeys)
    pairs = rows.values_list("officer", "second_officer")
    return {one for pair in pairs for one in pair if one}


def decided_about(journey: UUID) -> bool:
    """Whether a decision about the journey is in force."""
    return Decision.objects.filter(item__journey=journey, in_force=True).exists()


def is_open(journey: UUID) -> bool:
    """Whether officers are still at work about the journey."""
    return WorkItem.objects.filter(journey=journey).exclude(state=ItemState.DECIDED.value).exists()
