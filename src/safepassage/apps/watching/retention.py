"""The end of this app's rows."""

from datetime import datetime

from safepassage.apps.watching.models import Alert, Decoy, ReadingHour, Receipt

_ENDING = (ReadingHour, Alert, Receipt, Decoy)


def count_past(*, at: datetime) -> int:
    """How many rows ``delete_past`` would remove."""
    return sum(model.objects.filter(delete_at__lte=at).count() for model in _ENDING)


def delete_past(*, at: datetime, limit: int) -> int:
    """Remove up to ``limit`` rows of each kind past their end; how many."""
    count = 0
    for model in _ENDING:
        past = model.objects.filter(delete_at__lte=at).values_list("pk", flat=True)
        count += model.objects.filter(pk__in=list(past[:limit])).delete()[0]
    return count
