"""Quarantine and rate of one carrier: its messages wait for an officer, nobody else's do."""

from datetime import datetime

from django.db import transaction

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.carriers.models import Carrier
from safepassage.apps.carriers.services import CarrierError, Ground
from safepassage.records.actor import Actor

MOST_PER_MINUTE = 1_000_000


@transaction.atomic
def quarantine(*, carrier: Carrier, ground: Ground, actor: Actor, at: datetime) -> bool:
    """Let a carrier's messages wait from now on; false when they do already."""
    free = Carrier.objects.filter(pk=carrier.pk, quarantined_at=None)
    if not free.update(quarantined_at=at, quarantine_ground=ground.value):
        return False
    details = {"ground": ground.value}
    ledger.write(
        event=Event.CARRIER_QUARANTINED,
        actor=actor,
        subject=str(carrier.pk),
        details=details,
        at=at,
    )
    return True


@transaction.atomic
def release(*, carrier: Carrier, actor: Actor, at: datetime) -> bool:
    """Take a carrier's messages as before; false when it is in no quarantine."""
    held = Carrier.objects.filter(pk=carrier.pk, quarantined_at__isnull=False)
    if not held.update(quarantined_at=None, quarantine_ground=None, released_at=at):
        return False
    ledger.write(event=Event.CARRIER_RELEASED, actor=actor, subject=str(carrier.pk), at=at)
    return True


@transaction.atomic
def set_rate(*, carrier: Carrier, per_minute: int | None, actor: Actor, at: datetime) -> None:
    """Set how many messages a minute a carrier may send; ``None`` for the usual."""
    if per_minute is not None and not 1 <= per_minute <= MOST_PER_MINUTE:
        raise CarrierError("The rate is a number of messages a minute, at least 1.")
    carrier.per_minute = per_minute
    carrier.save(update_fields=["per_minute"])
    details = {"per_minute": per_minute}
    ledger.write(
        event=Event.CARRIER_AGREED, actor=actor, subject=str(carrier.pk), details=details, at=at
    )
