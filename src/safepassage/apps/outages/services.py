"""Records outages, each with its entry in the ledger."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.outages.models import Outage
from safepassage.records.actor import Actor
from safepassage.safeguards.fines import Interval, Whose


class OutageError(ValueError):
    """An outage that cannot be recorded; the text says why."""


@transaction.atomic
def record(
    whose: Whose,
    interval: Interval,
    *,
    actor: Actor,
    at: datetime,
    carrier: UUID | None = None,
    note: str = "",
) -> UUID:
    """Record an outage that is over; raises OutageError."""
    if not interval.began_at < interval.ended_at <= at:
        raise OutageError("An outage began before it ended, and it is over.")
    row = Outage.objects.create(
        whose=whose.value,
        carrier=carrier,
        began_at=interval.began_at,
        ended_at=interval.ended_at,
        note=note[:200],
    )
    details = {
        "whose": whose.value,
        "from": interval.began_at.isoformat(),
        "to": interval.ended_at.isoformat(),
    }
    subject = str(row.pk)
    ledger.write(event=Event.OUTAGE_RECORDED, actor=actor, subject=subject, details=details, at=at)
    return row.pk
