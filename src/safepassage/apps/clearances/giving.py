"""Clearances given and ended by officers. Only ``flows.clearing`` may import this module."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.clearances.grounds import Ground
from safepassage.apps.clearances.models import Clearance
from safepassage.apps.clearances.scope import screened_for
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import Purpose


class Origin(Record, frozen=True):
    """The decision that clears: about which journey, whose, when, and how long its data live.

    ``screened_for`` is the purpose of the lists that the journey was held against, ``purpose``
    the officer's own.
    """

    journey: UUID
    decision: UUID
    screened_for: Purpose
    purpose: Purpose
    officer: UUID
    at: datetime
    mask_day: date
    delete_at: datetime


class Cleared(Record, frozen=True):
    """One listing, in substance, of which somebody is cleared; ``bound`` are tokens of whom."""

    id: UUID
    list_id: UUID
    entry: str
    match_class: str
    bound: bytes


def give(origin: Origin, cleared: Sequence[Cleared], *, actor: Actor) -> None:
    """Write clearances inside the decision's transaction; a newer one takes an older's place."""
    entries = [one.entry for one in cleared]
    Clearance.objects.filter(journey=origin.journey, entry__in=entries).delete()
    for one in cleared:
        Clearance.objects.create(
            id=one.id,
            journey=origin.journey,
            decision=origin.decision,
            list_id=one.list_id,
            entry=one.entry,
            match_class=one.match_class,
            purpose=origin.screened_for.value,
            bound=one.bound,
            mask_day=origin.mask_day,
            officer=origin.officer,
            at=origin.at,
            delete_at=origin.delete_at,
        )
        ledger.write(
            event=Event.CLEARANCE_GIVEN,
            actor=actor,
            purpose=origin.purpose,
            subject=str(origin.journey),
            details={
                "clearance": str(one.id),
                "decision": str(origin.decision),
                "class": one.match_class,
            },
            at=origin.at,
        )


def end(
    clearances: Sequence[UUID], *, ground: Ground, actor: Actor, purpose: Purpose, at: datetime
) -> int:
    """End those of the clearances that ``purpose`` finds; how many there were."""
    rows = Clearance.objects.select_for_update().filter(
        id__in=list(clearances), purpose__in=screened_for(purpose)
    )
    found = list(rows.order_by("id").values_list("id", "journey"))
    for clearance, journey in found:
        ledger.write(
            event=Event.CLEARANCE_ENDED,
            actor=actor,
            purpose=purpose,
            subject=str(journey),
            details={"clearance": str(clearance), "ground": ground.value},
            at=at,
        )
    Clearance.objects.filter(id__in=[clearance for clearance, _ in found]).delete()
    return len(found)
