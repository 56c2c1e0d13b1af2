"""Holds and chance finds written by people. Only ``flows.holding`` may import this module."""

from datetime import datetime
from uuid import UUID

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.holds.models import ChanceFind, Hold
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.kinds import DataKind
from safepassage.safeguards.holding import Ended, Reason, Still
from safepassage.safeguards.purpose import Purpose, kinds_of


class NewHold(Record, frozen=True, kw_only=True):
    """A hold to be written; ``latest`` is the last day that the record's basis allows."""

    id: UUID
    journey: UUID
    kind: DataKind
    basis: str
    reason: Reason
    reference: str
    words: bytes
    officer: UUID
    at: datetime
    until: datetime
    latest: datetime
    decision: UUID | None = None


class NewFind(Record, frozen=True, kw_only=True):
    """A chance find to be written."""

    id: UUID
    journey: UUID
    kind: str
    item: UUID
    words: bytes
    officer: UUID
    at: datetime
    delete_at: datetime


def record(new: NewHold, *, actor: Actor, purpose: Purpose) -> None:
    """Write a hold inside the caller's transaction."""
    hold = Hold.objects.create(
        id=new.id,
        journey=new.journey,
        kind=new.kind.value,
        basis=new.basis,
        reason=new.reason.value,
        reference=new.reference,
        words=new.words,
        decision=new.decision,
        officer=new.officer,
        at=new.at,
        until=min(new.until, new.latest),
        delete_at=new.latest,
    )
    _tell(Event.HOLD_RECORDED, hold, actor, purpose, new.at)


def locked(hold: UUID, purpose: Purpose) -> Hold | None:
    """A hold on data of this purpose, kept from others until the transaction ends."""
    kinds = [kind.value for kind in kinds_of(purpose)]
    return Hold.objects.select_for_update().filter(id=hold, kind__in=kinds).first()


def ask_longer(
    hold: Hold,
    until: datetime,
    why: Still,
    *,
    officer: UUID,
    actor: Actor,
    purpose: Purpose,
    at: datetime,
) -> None:
    """Let a prolongation wait for another officer."""
    hold.asked_until, hold.asked_why, hold.asked_by = until, why.value, officer
    hold.save(update_fields=["asked_until", "asked_why", "asked_by"])
    _tell(Event.HOLD_ASKED, hold, actor, purpose, at)


def answer(hold: Hold, *, agrees: bool, actor: Actor, purpose: Purpose, at: datetime) -> None:
    """The other officer's word on a prolongation that was asked."""
    if agrees and hold.asked_until:
        hold.until = min(hold.asked_until, hold.delete_at)
        hold.prolonged += 1
    hold.asked_until, hold.asked_why, hold.asked_by = None, "", None
    hold.save()
    _tell(Event.HOLD_PROLONGED if agrees else Event.HOLD_DECLINED, hold, actor, purpose, at)


def end(hold: Hold, why: Ended, *, actor: Actor, purpose: Purpose, at: datetime) -> None:
    """End a hold now; what it kept goes with the next run of retention."""
    _tell(Event.HOLD_ENDED, hold, actor, purpose, at, why=why.value)
    hold.delete()


def of_decision(decision: UUID) -> list[Hold]:
    """The holds that a decision recorded."""
    return list(Hold.objects.filter(decision=decision))


def find(new: NewFind, *, actor: Actor, purpose: Purpose) -> bool:
    """Write a chance find inside the caller's transaction; false where there is one already."""
    values = {name: getattr(new, name) for name in new.__struct_fields__ if name != "journey"}
    _, is_new = ChanceFind.objects.get_or_create(journey=new.journey, defaults=values)
    if is_new:
        ledger.write(
            event=Event.CASE_CHANCE_FIND,
            actor=actor,
            purpose=purpose,
            subject=str(new.journey),
            at=new.at,
        )
    return is_new


def _tell(
    event: Event, hold: Hold, actor: Actor, purpose: Purpose, at: datetime, **more: str
) -> None:
    about = {"hold": str(hold.id), "reason": hold.reason, "until": hold.until.isoformat()}
    ledger.write(
        event=event,
        actor=actor,
        purpose=purpose,
        subject=str(hold.journey),
        details=about | more,
        at=at,
    )
