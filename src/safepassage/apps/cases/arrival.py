"""What the arrival desk is told: written with the decision or the lapse that it follows from.

One notice a journey, and one more where the unit knows something that a border check may
not: it names nothing. What nobody has seen is taken back without a trace but the ledger's.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from safepassage.apps.accounts.reach import within
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.cases.models import ArrivalNotice, Why
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.kinds import DataKind
from safepassage.safeguards.purpose import Purpose, kinds_of


class NewNotice(Record, frozen=True):
    """A notice ready to be written; without an ``item`` it only leads to the unit."""

    id: UUID
    journey: UUID
    flight: UUID
    kind: DataKind
    airport: str
    why: Why
    item: UUID | None
    at: datetime
    delete_at: datetime


def tell(notices: Iterable[NewNotice], *, actor: Actor, purpose: Purpose | None = None) -> None:
    """Write notices, each anew for whoever had seen an earlier one of the same journey."""
    for one in notices:
        _write(one)
        item = {"item": str(one.item)} if one.item else {}
        ledger.write(
            event=Event.ARRIVAL_TOLD,
            actor=actor,
            purpose=purpose,
            subject=str(one.journey),
            details={"why": one.why.value, **item},
            at=one.at,
        )


def take_back(
    journeys: Collection[UUID], copies: Collection[UUID], *, actor: Actor, at: datetime
) -> None:
    """Withdraw what was told because of ``journeys``, some of a traveller's ``copies``.

    The notice that leads to the unit ends with the unit's last reason.
    """
    standing = ArrivalNotice.objects.filter(withdrawn_at=None)
    _end(list(standing.filter(journey__in=journeys, by_unit=False)), actor, at)
    theirs = standing.filter(journey__in=copies)
    if not theirs.filter(by_unit=False).exclude(kind=DataKind.API_BORDER).exists():
        _end(list(theirs.filter(by_unit=True)), actor, at)


@transaction.atomic
def acknowledge(
    notice: UUID, *, officer: UUID, actor: Actor, purpose: Purpose, at: datetime
) -> bool:
    """Put an officer's name to a notice of this purpose; false when there is nothing to see."""
    kinds = [kind.value for kind in kinds_of(purpose)]
    waiting = ArrivalNotice.objects.filter(id=notice, seen_at=None, withdrawn_at=None)
    rows = within(waiting.filter(kind__in=kinds))
    if not rows.update(seen_by=officer, seen_at=at):
        return False
    ledger.write(
        event=Event.ARRIVAL_SEEN,
        actor=actor,
        purpose=purpose,
        subject=str(ArrivalNotice.objects.get(id=notice).journey),
        at=at,
    )
    return True


def _write(one: NewNotice) -> None:
    values = {
        "flight": one.flight,
        "kind": one.kind.value,
        "airport": one.airport,
        "why": one.why,
        "item": one.item,
        "at": one.at,
        "seen_by": None,
        "seen_at": None,
        "withdrawn_at": None,
        "delete_at": one.delete_at,
    }
    ArrivalNotice.objects.update_or_create(
        journey=one.journey,
        by_unit=one.item is None,
        defaults=values,
        create_defaults={**values, "id": one.id},
    )


def _end(ended: Iterable[ArrivalNotice], actor: Actor, at: datetime) -> None:
    for row in ended:
        if row.seen_at:
            row.withdrawn_at = at
            row.save(update_fields=["withdrawn_at"])
        else:
            row.delete()
        ledger.write(event=Event.ARRIVAL_WITHDRAWN, actor=actor, subject=str(row.journey), at=at)
