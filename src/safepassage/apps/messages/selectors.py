"""Reads of the spool: states, counts, defects; bodies only by a ledgered repair read."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.messages.lease import Lease
from safepassage.apps.messages.models import Outgoing, Received
from safepassage.apps.messages.rows import lease_of
from safepassage.apps.messages.states import Mode, State
from safepassage.pipeline.ports import Sealed
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import Purpose


class MessageStory(Record, frozen=True):
    """What may be told about a message without its content."""

    id: UUID
    sequence: int
    sender: UUID
    mode: str
    state: str
    size: int
    received_at: datetime
    finished_at: datetime | None
    format: str | None
    function: str | None
    travellers: int
    stored: int
    refusal: str | None
    attempts: int
    body_until: datetime | None
    defects: list[dict[str, Any]]
    counts: dict[str, int]
    held: str | None = None


class Waiting(Record, frozen=True):
    """An unsolicited answer that its carrier has not acknowledged."""

    cursor: int
    id: UUID
    created_at: datetime
    created_day: Any
    status: str
    body: Sealed


def story(message_id: UUID, *, sender: UUID | None = None) -> MessageStory | None:
    """The story of one message; with ``sender`` only if it is theirs."""
    rows = Received.objects.filter(id=message_id)
    row = (rows.filter(sender=sender) if sender else rows).first()
    return story_of(row) if row else None


def addressee(message_id: UUID) -> str | None:
    """Whom the carrier wrote to in this message, as far as it was processed."""
    rows = Received.objects.filter(id=message_id)
    return rows.values_list("addressee", flat=True).first()


def senders_of(messages: Iterable[UUID]) -> dict[UUID, UUID]:
    """Who sent these messages, as far as their stories are kept."""
    rows = Received.objects.filter(id__in=set(messages))
    return dict(rows.values_list("id", "sender"))


def waits_since(senders: Collection[UUID]) -> datetime | None:
    """Since when something that they sent is not processed."""
    waiting = Received.objects.filter(
        sender__in=senders, state__in=[State.RECEIVED, State.PROCESSING]
    )
    return waiting.order_by("received_at").values_list("received_at", flat=True).first()


def set_aside(senders: Collection[UUID], *, since: datetime) -> list[datetime]:
    """When what they sent came that was set aside and never processed, oldest first."""
    parked = Received.objects.filter(sender__in=senders, state=State.PARKED, received_at__gte=since)
    return list(parked.order_by("received_at").values_list("received_at", flat=True))


def interactive_among(messages: Iterable[UUID]) -> frozenset[UUID]:
    """Those of the messages whose carrier waited for an answer."""
    rows = Received.objects.filter(id__in=set(messages), mode=Mode.INTERACTIVE.value)
    return frozenset(rows.values_list("id", flat=True))


def stories(
    *,
    state: str | None = None,
    sender: UUID | None = None,
    before: int | None = None,
    limit: int = 50,
) -> list[MessageStory]:
    """The newest messages first, from ``before`` (a sequence) downwards."""
    rows = Received.objects.defer("body", "body_key").order_by("-sequence")
    if state:
        rows = rows.filter(state=state)
    if sender:
        rows = rows.filter(sender=sender)
    if before:
        rows = rows.filter(sequence__lt=before)
    return [story_of(row) for row in rows[:limit]]


def counts_by_state() -> dict[str, int]:
    """How many messages stand in each state."""
    rows = Received.objects.values_list("state").annotate(Count("sequence")).order_by()
    return dict.fromkeys(State.values, 0) | dict(rows)


def depth() -> int:
    """How many messages wait or are being processed; without those held for a person."""
    waiting = Received.objects.filter(state__in=[State.RECEIVED, State.PROCESSING], held=None)
    return waiting.count()


def oldest_waiting() -> datetime | None:
    """Since when the longest-waiting message of a carrier waits; imports keep nobody waiting."""
    states = [State.RECEIVED, State.PROCESSING]
    waiting = Received.objects.filter(state__in=states, sequence__gt=0, held=None)
    return waiting.order_by("sequence").values_list("received_at", flat=True).first()


def parked_body(message_id: UUID, *, actor: Actor, ground: str, at: datetime) -> Lease | None:
    """A parked message's sealed body for repair; the reading goes to the ledger.

    ``ground`` is a code of the closed list of repair grounds.
    """
    with transaction.atomic():
        row = Received.objects.filter(id=message_id, state=State.PARKED, body__isnull=False).first()
        if row is None:
            return None
        ledger.write(
            event=Event.REPAIR_READ,
            actor=actor,
            purpose=Purpose.TECHNICAL_REPAIR,
            subject=str(message_id),
            details={"ground": ground},
            at=at,
        )
    return lease_of(row)


def answers_after(carrier: UUID, cursor: int, *, limit: int = 100) -> list[Waiting]:
    """The carrier's unacknowledged answers after a cursor, oldest first."""
    rows = Outgoing.objects.filter(carrier=carrier, cursor__gt=cursor, body__isnull=False)
    return [_waiting(row) for row in rows.order_by("cursor")[:limit]]


def waiting_for(carrier: UUID) -> list[tuple[int, UUID]]:
    """Cursors and ids of all of the carrier's unacknowledged answers, without their content."""
    rows = Outgoing.objects.filter(carrier=carrier, body__isnull=False)
    return list(rows.order_by("cursor").values_list("cursor", "id"))


def waiting_answer(answer_id: UUID) -> Waiting | None:
    """One answer as long as nobody has acknowledged it."""
    row = Outgoing.objects.filter(id=answer_id, body__isnull=False).first()
    return _waiting(row) if row else None


def answers_called(carrier: UUID, reference: str) -> list[Waiting]:
    """The carrier's unacknowledged answers under a transaction reference: one, if any."""
    rows = Outgoing.objects.filter(carrier=carrier, reference=reference, body__isnull=False)
    return [_waiting(row) for row in rows.order_by("cursor")]


def was_taken(carrier: UUID, reference: str) -> bool:
    """Whether the carrier has heard an answer under this reference, as long as it is kept."""
    rows = Outgoing.objects.filter(carrier=carrier, reference=reference)
    return rows.exclude(acknowledged_at=None).exists()


def defects_of(ids: Iterable[UUID]) -> dict[UUID, list[dict[str, Any]]]:
    """What was wrong with each of these messages; without content."""
    rows = Received.objects.filter(id__in=list(ids))
    return dict(rows.values_list("id", "defects"))


def taken_at(answers: Iterable[UUID]) -> dict[UUID, datetime]:
    """When carriers took these answers; those that still wait are left out."""
    taken = Outgoing.objects.filter(id__in=list(answers), acknowledged_at__isnull=False)
    return {row.id: row.acknowledged_at for row in taken if row.acknowledged_at}


def unacknowledged_since(at: datetime) -> int:
    """How many answers have waited since before ``at``."""
    return Outgoing.objects.filter(acknowledged_at=None, created_at__lt=at).count()


def spool_days() -> Iterable[Any]:
    """The receiving days whose body keys are still needed."""
    bodies = Received.objects.filter(body__isnull=False).values_list("received_day", flat=True)
    answers = Outgoing.objects.filter(body__isnull=False).values_list("created_day", flat=True)
    return sorted({*bodies.distinct(), *answers.distinct()})


def _waiting(row: Outgoing) -> Waiting:
    return Waiting(
        cursor=row.cursor,
        id=row.id,
        created_at=row.created_at,
        created_day=row.created_day,
        status=row.status,
        body=Sealed(content=bytes(row.body or b""), key=bytes(row.body_key or b"")),
    )


def story_of(row: Received) -> MessageStory:
    """A row without its content."""
    return MessageStory(
        id=row.id,
        sequence=row.sequence,
        sender=row.sender,
        mode=row.mode,
        state=row.state,
        size=row.size,
        received_at=row.received_at,
        finished_at=row.finished_at,
        format=row.format,
        function=row.function,
        travellers=row.travellers,
        stored=row.stored,
        refusal=row.refusal,
        attempts=row.attempts,
        body_until=row.body_until if row.state == State.PARKED else None,
        defects=row.defects,
        counts=row.counts,
        held=row.held if row.state == State.RECEIVED else None,
    )
