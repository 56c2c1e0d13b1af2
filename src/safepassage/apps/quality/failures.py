"""What counts against a carrier, by departure: for telling what it could not avoid."""

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from safepassage.apps.quality.models import Tally
from safepassage.apps.quality.periods import Span
from safepassage.apps.quality.told import LEAD
from safepassage.records._base import Record
from safepassage.records.journey import Mode
from safepassage.safeguards.fines import Failure
from safepassage.safeguards.windows import Lead

_LATE = LEAD + Lead.LATE.value


class Failed(Record, frozen=True):
    """Messages or a flight that failed, and the departure they were about, if it is known."""

    failure: Failure
    count: int
    departs_at: datetime | None


def failures(span: Span, *, today: date, sender: UUID) -> Iterator[Failed]:
    """Lists after departure, in messages; flights that were never closed."""
    rows = Tally.objects.filter(sender=sender, day__gte=span.first, day__lte=span.last)
    for row in rows.order_by("pk").iterator():
        if late := row.counts.get(_LATE, 0):
            yield Failed(failure=Failure.LATE, count=late, departs_at=row.departs_at)
        departed = row.family == "api" and row.mode == Mode.AIR and row.day < today
        if departed and row.closed_at is None:
            yield Failed(failure=Failure.NOT_CLOSED, count=1, departs_at=row.departs_at)
