"""Stops and lifts; each is in the ledger. Reached by the acts that may do so, and nothing else."""

from datetime import datetime
from uuid import UUID

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.regulation.models import Stop
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.safeguards.capabilities import StopKind, StopSource


class Act(Record, frozen=True):
    """What stops something: an order, an ended assessment or a finding, by its id; its law."""

    source: StopSource
    reference: UUID
    law: str


def stop(
    act: Act, kind: StopKind, what: str | UUID, *, row: UUID, actor: Actor, at: datetime
) -> None:
    """Stop what is named by code or id, from now on; inside the caller's transaction.

    ``row`` is a fresh id. Doing it twice for one act changes nothing.
    """
    named = {"thing": what, "code": ""} if isinstance(what, UUID) else {"code": what, "thing": None}
    if Stop.objects.filter(kind=kind, reference=act.reference, **named).exists():
        return
    made = Stop.objects.create(
        id=row,
        kind=kind,
        source=act.source,
        reference=act.reference,
        law=act.law,
        since=at,
        **named,
    )
    _tell(Event.STOP_SET, made, actor, at)


def lift(reference: UUID, *, actor: Actor, at: datetime) -> int:
    """Lift what one act stopped; returns how many stops. Those of other acts stand."""
    rows = list(Stop.objects.filter(reference=reference, lifted_at=None))
    for one in rows:
        one.lifted_at = at
        one.save(update_fields=["lifted_at"])
        _tell(Event.STOP_LIFTED, one, actor, at)
    return len(rows)


def _tell(event: Event, one: Stop, actor: Actor, at: datetime) -> None:
    details = {"kind": str(one.kind), "what": str(one.thing or one.code)}
    ledger.write(event=event, actor=actor, subject=str(one.reference), details=details, at=at)
