"""Writes to the spool: put, claim, progress, finish, park, retry, and what waits for carriers.

A worker's every write is guarded by its lease: who lost the lease gets
``LeaseLost`` and its transaction has no effect.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import F, Q

from safepassage.apps.accounts.services import keep_in_turn
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.messages.lease import Arrival, Lease
from safepassage.apps.messages.models import Outgoing, Received
from safepassage.apps.messages.rows import lease_of, transaction_of
from safepassage.apps.messages.states import Hold, Mode, State
from safepassage.pipeline.ports import Sealed
from safepassage.records.actor import Actor
from safepassage.records.defect import Defect

ACTIVE = (State.RECEIVED, State.PROCESSING, State.DONE)
DEFECTS_KEPT = 200
FIRST_IMPORTED = -(1 << 48)
"""Where imported messages begin: before all that carriers ever sent to this platform."""
MOST_ADDRESSEE = 70  # characters, the width of the column; garbage may have more


class LeaseLost(Exception):  # noqa: N818 - a state, told as one
    """Another worker has taken the message over; this one's effects must not be kept."""


def put(arrival: Arrival) -> tuple[UUID, bool]:
    """Add a message, durable when this returns: its id and whether it is new.

    The same sender and digest gives the first id, unless that one was parked
    or refused.
    """
    first, row = _put(arrival)
    return (first, False) if first else (row.id, True)


def put_leased(arrival: Arrival) -> tuple[UUID, Lease | None]:
    """As ``put``, already being processed: its id, and its lease unless it is a repeat.

    A repeat of what was only told, and nobody has begun, is now a question to be answered.
    """
    first, row = _put(arrival)
    if first is None:
        return row.id, lease_of(row)
    Received.objects.filter(id=first, state=State.RECEIVED).update(mode=Mode.INTERACTIVE)
    return first, None


def put_imported(arrival: Arrival) -> tuple[UUID, bool]:
    """Add a message that another system received: its id and whether it is new.

    Imports keep their own order, and stand before every message received here, so that
    what is old never replaces what a carrier told since.
    """
    if first := _first(arrival.sender, arrival.digest, *arrival.former):
        return first, False
    with transaction.atomic():
        before = Received.objects.filter(sequence__lt=0).order_by("-sequence")
        last = before.values_list("sequence", flat=True).first()
        row = _row(arrival)
        row.sequence = FIRST_IMPORTED if last is None else last + 1
        row.save(force_insert=True)
    return row.id, True


def _put(arrival: Arrival) -> tuple[UUID | None, Received]:
    """Insert; the index on sender and digest says whether the same is there already."""
    row = _row(arrival)
    if arrival.former and (first := _first(arrival.sender, *arrival.former)):
        return first, row
    for _ in range(2):
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            if first := _first(row.sender, bytes(row.digest)):
                return first, row
        else:
            return None, row
    raise DatabaseError(f"message {row.id} could not be put into the spool")


def _row(arrival: Arrival) -> Received:
    leased = arrival.lease_owner is not None
    return Received(
        id=arrival.id,
        sender=arrival.sender,
        digest=arrival.digest,
        mode=Mode.INTERACTIVE if leased or arrival.asks else Mode.BATCH,
        state=State.PROCESSING if leased else State.RECEIVED,
        received_at=arrival.at,
        received_day=arrival.day or arrival.at.date(),
        size=arrival.size,
        body=arrival.body.content,
        body_key=arrival.body.key,
        lease_owner=arrival.lease_owner,
        lease_until=arrival.lease_until,
        attempts=1 if leased else 0,
        held=arrival.held,
    )


def _first(sender: UUID, *digests: bytes) -> UUID | None:
    same = Received.objects.filter(sender=sender, digest__in=digests, state__in=ACTIVE)
    return same.values_list("id", flat=True).first()


def claim(*, owner: str, now: datetime, lease: timedelta, limit: int) -> list[Lease]:
    """Take the first waiting messages, and those whose worker let its lease run out.

    What carriers sent goes before what was imported.
    """
    free = Q(state=State.RECEIVED) | Q(state=State.PROCESSING, lease_until__lt=now)
    waiting = Received.objects.filter(free, held=None).order_by("sequence")
    if not waiting.exists():  # asked without the lock: an idle worker disturbs nobody
        return []
    if connection.features.has_select_for_update_skip_locked:
        waiting = waiting.select_for_update(skip_locked=True)
    with transaction.atomic():
        rows = list(waiting.filter(sequence__gt=0)[:limit])
        rows += waiting.filter(sequence__lt=0)[: limit - len(rows)]
        for row in rows:
            row.state, row.lease_owner = State.PROCESSING, owner
            row.lease_until = now + lease
            row.attempts += 1
        Received.objects.bulk_update(rows, ["state", "lease_owner", "lease_until", "attempts"])
    return [lease_of(row) for row in rows]


def heartbeat(*, owner: str, now: datetime, lease: timedelta) -> int:
    """Prolong every lease of ``owner``; returns how many."""
    held = Received.objects.filter(lease_owner=owner, state=State.PROCESSING)
    return held.update(lease_until=now + lease)


def release(*, owner: str, sequences: Sequence[int], begun: bool = True) -> None:
    """Give messages back, for the next worker; what was not even begun was no attempt."""
    held = Received.objects.filter(
        lease_owner=owner, state=State.PROCESSING, sequence__in=sequences
    )
    held.update(
        state=State.RECEIVED,
        lease_owner=None,
        lease_until=None,
        attempts=F("attempts") if begun else F("attempts") - 1,
    )


def take_back() -> int:
    """Give back every batch message that is leased; returns how many.

    Only for who knows that no worker lives: on SQLite the one that holds the writer's
    lock. Interactive messages belong to requests of the web processes and stay leased.
    """
    held = Received.objects.filter(mode=Mode.BATCH, state=State.PROCESSING)
    return held.update(state=State.RECEIVED, lease_owner=None, lease_until=None)


def committed(lease: Lease) -> int:
    """How many travellers of the message are committed, by whichever worker."""
    return Received.objects.values_list("progress", flat=True).get(sequence=lease.sequence)


def progressed(lease: Lease, *, travellers: int, addressee: str | None = None) -> None:
    """Say inside the transaction that stores them how many travellers are committed."""
    told = {"addressee": addressee[:MOST_ADDRESSEE]} if addressee else {}
    _guarded(lease, progress=travellers, **told)


def finish(lease: Lease, *, at: datetime, actor: Actor, outcome: Mapping[str, Any]) -> None:
    """Close a message: destroy its body and key, keep its story, write its one ledger entry."""
    state = State.REFUSED if outcome.get("refusal") else State.DONE
    _guarded(
        lease,
        state=state,
        finished_at=at,
        body=None,
        body_key=None,
        lease_owner=None,
        lease_until=None,
        **outcome,
    )
    event = Event.MESSAGE_REFUSED if outcome.get("refusal") else Event.MESSAGE_PROCESSED
    _tell(event, lease, actor, at, outcome)


def park(
    lease: Lease, *, at: datetime, keep: timedelta, actor: Actor, outcome: Mapping[str, Any]
) -> None:
    """Set a message aside with its defects; its body lives on for ``keep``."""
    _guarded(
        lease,
        state=State.PARKED,
        finished_at=at,
        body_until=at + keep,
        lease_owner=None,
        lease_until=None,
        **outcome,
    )
    _tell(Event.MESSAGE_PARKED, lease, actor, at, outcome)


def retry(message_id: UUID, *, actor: Actor, at: datetime, still: Hold | None = None) -> bool:
    """Put a parked message back at its place in the spool, held as it was before.

    ``still`` is the hold where its sender is in quarantine now. False when its body is gone,
    when its sender has sent the same again meanwhile, or when nobody knows whose it is and no
    hold asks for it: such a message is never processed.
    """
    parked = Received.objects.filter(id=message_id, state=State.PARKED, body__isnull=False)
    row = parked.only("sender", "held").first()
    if row is None or not (row.sender.int or row.held):
        return False
    try:
        with transaction.atomic():
            moved = parked.update(
                state=State.RECEIVED,
                held=still if row.held in {None, Hold.SENDER} else row.held,
                attempts=0,
                progress=0,
                finished_at=None,
                body_until=None,
            )
            if moved:
                subject = str(message_id)
                ledger.write(event=Event.MESSAGE_RETRIED, actor=actor, subject=subject, at=at)
    except IntegrityError:
        return False
    return bool(moved)


def told_defects(defects: Sequence[Defect]) -> list[dict[str, Any]]:
    """Defects as they are kept and shown: the first ones, without personal values."""
    return [
        {
            "code": one.code,
            "severity": one.severity.value,
            "segment": one.segment,
            "offset": one.offset,
            "text": one.text,
        }
        for one in defects[:DEFECTS_KEPT]
    ]


def _guarded(lease: Lease, **values: object) -> None:
    held = Received.objects.filter(
        sequence=lease.sequence, lease_owner=lease.owner, state=State.PROCESSING
    )
    if held.update(**values) != 1:
        raise LeaseLost(f"message {lease.id} is no longer leased to {lease.owner}")


def _tell(
    event: Event, lease: Lease, actor: Actor, at: datetime, outcome: Mapping[str, Any]
) -> None:
    details = {
        "sender": str(lease.sender),
        "digest": lease.digest.hex(),
        "travellers": outcome.get("travellers", 0),
        "stored": outcome.get("stored", 0),
        "defects": len(outcome.get("defects", ())),
        **outcome.get("counts", {}),
    }
    ledger.write(event=event, actor=actor, subject=str(lease.id), details=details, at=at)


def queue_answer(
    *,
    answer_id: UUID,
    carrier: UUID,
    journey: UUID,
    decision: UUID | None,
    status: str,
    body: Sealed,
    at: datetime,
    delete_at: datetime,
    actor: Actor,
) -> None:
    """Let an unsolicited answer wait for its carrier, inside the decision's transaction.

    One after another, so that none becomes visible behind one with a higher cursor.
    """
    keep_in_turn()
    Outgoing.objects.create(
        id=answer_id,
        reference=transaction_of(answer_id),
        carrier=carrier,
        journey=journey,
        decision=decision,
        status=status,
        created_at=at,
        created_day=at.date(),
        body=body.content,
        body_key=body.key,
        delete_at=delete_at,
    )
    details = {"journey": str(journey), "status": status, "carrier": str(carrier)}
    ledger.write(
        event=Event.ANSWER_QUEUED, actor=actor, subject=str(answer_id), details=details, at=at
    )


def acknowledge(answer_id: UUID, *, carrier: UUID, actor: Actor, at: datetime) -> bool:
    """The carrier took an answer: destroy its body; false when it is not that carrier's."""
    with transaction.atomic():
        own = Outgoing.objects.filter(id=answer_id, carrier=carrier)
        if not own.exists():
            return False
        if own.filter(acknowledged_at=None).update(acknowledged_at=at, body=None, body_key=None):
            ledger.write(
                event=Event.ANSWER_ACKNOWLEDGED, actor=actor, subject=str(answer_id), at=at
            )
    return True
