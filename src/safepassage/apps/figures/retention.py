"""Ends what is kept about groups when its time is over."""

from datetime import datetime

from safepassage.apps.figures.models import FairnessReview, GroupCount, Stamp

_ENDING = (GroupCount, FairnessReview, Stamp)


def delete_past(*, at: datetime, limit: int) -> int:
    """Delete at most ``limit`` rows of each kind whose time is over; how many."""
    done = 0
    for model in _ENDING:
        past = model.objects.filter(delete_at__lte=at).values_list("pk", flat=True)[:limit]
        done += model.objects.filter(pk__in=list(past)).delete()[0]
    return done


def count_past(*, at: datetime) -> int:
    """How many ``delete_past`` would remove."""
    return sum(model.objects.filter(delete_at__lte=at).count() for model in _ENDING)
