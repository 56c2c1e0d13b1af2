"""Messages that wait for a person: held back, let go, or discarded; each time told."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q, Sum

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.messages.lease import Lease
from safepassage.apps.messages.models import Received
from safepassage.apps.messages.rows import lease_of
from safepassage.apps.messages.selectors import MessageStory, story_of
from safepassage.apps.messages.states import Hold, State
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.defect import Severity

OURS = ("processing_failed", "not_processed", "held_too_long")
"""Defects that are no fault of the sender's."""
NOT_THEIR_FAULT = ("no_legal_basis", "past_its_time")
"""Refusals by the law: none covers the message, or it waited here beyond its time."""
TOO_LONG = "held_too_long"
TO_TRY_AGAIN = timedelta(hours=24)
DISCARDED = "discarded"
_HELD = Q(state=State.RECEIVED, held__isnull=False)


class Faults(Record, frozen=True):
    """How many of a sender's finished messages were faulty, and how many there were."""

    faulty: int
    finished: int


def faults(sender: UUID, *, since: datetime, after: datetime | None = None) -> Faults:
    """Count what was unreadable or refused since then, as far as that is the sender's fault.

    A message that no law covers is none: when a legal basis ends, no carrier misbehaves. Nor
    is what was imported, or received before ``after``, the carrier's last release.
    """
    rows = Received.objects.filter(sender=sender, finished_at__gte=since, sequence__gt=0)
    if after:
        rows = rows.filter(received_at__gt=after)
    faulty = rows.filter(Q(state=State.PARKED) | Q(state=State.REFUSED))
    faulty = faulty.exclude(refusal__in=[*NOT_THEIR_FAULT, DISCARDED])
    for code in OURS:
        faulty = faulty.exclude(counts__has_key=f"defect.{code}")
    return Faults(faulty=faulty.count(), finished=rows.count())


def hold_waiting(sender: UUID) -> int:
    """Hold what of a sender waits, inside the caller's transaction; how many messages."""
    waiting = Received.objects.filter(sender=sender, state=State.RECEIVED, held=None)
    return waiting.update(held=Hold.SENDER)


def let_go_of(sender: UUID) -> int:
    """Let everything go that was held for its sender, inside the caller's transaction."""
    return Received.objects.filter(_HELD, sender=sender, held=Hold.SENDER).update(held=None)


@transaction.atomic
def let_go(message_id: UUID, *, actor: Actor, at: datetime, still: Hold | None = None) -> bool:
    """Let one message go; false when it is not held.

    ``still`` is the hold that remains, where its sender is in quarantine besides.
    """
    found = Received.objects.filter(_HELD, id=message_id)
    why = found.values_list("held", flat=True).first()
    if why is None or not found.update(held=still):
        return False
    ledger.write(
        event=Event.MESSAGE_RELEASED,
        actor=actor,
        subject=str(message_id),
        details={"held": why},
        at=at,
    )
    return True


@transaction.atomic
def discard(message_id: UUID, *, actor: Actor, at: datetime) -> bool:
    """Refuse a held message and destroy its body; false when it is not held."""
    found = Received.objects.filter(_HELD, id=message_id)
    if not found.update(
        state=State.REFUSED,
        refusal=DISCARDED,
        held=None,
        finished_at=at,
        body=None,
        body_key=None,
    ):
        return False
    ledger.write(event=Event.MESSAGE_DISCARDED, actor=actor, subject=str(message_id), at=at)
    return True


def held_one_by_one(*, limit: int = 200) -> list[MessageStory]:
    """The messages that wait each for a word of its own, the oldest first."""
    found = Received.objects.filter(_HELD, held__in=[Hold.ADDRESS, Hold.UNPROVEN])
    return [story_of(row) for row in found.defer("body", "body_key").order_by("sequence")[:limit]]


def held_of(sender: UUID) -> int:
    """How many messages of a sender are held."""
    return Received.objects.filter(_HELD, sender=sender).count()


def bytes_by_mail() -> int:
    """How many bytes are kept that no sender vouches for, those parked unseen included."""
    found = Received.objects.filter(
        held__in=[Hold.ADDRESS, Hold.UNPROVEN], body__isnull=False
    ).aggregate(bytes=Sum("size"))
    return found["bytes"] or 0


def count_held() -> int:
    """How many messages wait for a person."""
    return Received.objects.filter(_HELD).count()


def count_too_long(*, at: datetime, keep: timedelta) -> int:
    """How many messages ``park_too_long`` would park."""
    return Received.objects.filter(_HELD, received_at__lte=at - keep).count()


def park_too_long(*, at: datetime, keep: timedelta, actor: Actor, limit: int) -> int:
    """Park what has been held for ``keep``, so that no body waits without an end; how many.

    The hold stays with the message, for when it is tried again; no trying prolongs its body's
    time, which ends ``TO_TRY_AGAIN`` after ``keep``.
    """
    past = Received.objects.filter(_HELD, received_at__lte=at - keep).order_by("sequence")
    sequences: Sequence[int] = list(past.values_list("sequence", flat=True)[:limit])
    if not sequences:
        return 0
    text = "The message was held for a person, and nobody let it go; it can be tried again."
    defect = {"code": TOO_LONG, "severity": Severity.FATAL.value, "text": text}
    with transaction.atomic():
        count = Received.objects.filter(_HELD, sequence__in=sequences).update(
            state=State.PARKED,
            finished_at=at,
            body_until=F("received_at") + (keep + TO_TRY_AGAIN),
            defects=[{**defect, "segment": None, "offset": None}],
            counts={f"defect.{TOO_LONG}": 1},
        )
        ledger.write(
            event=Event.MESSAGE_PARKED,
            actor=actor,
            details={"messages": count, "why": TOO_LONG},
            at=at,
        )
    return count


def told_upload(message_id: UUID, *, carrier: UUID, actor: Actor, at: datetime) -> None:
    """Record who uploaded a message, inside the caller's transaction."""
    details = {"sender": str(carrier)}
    ledger.write(
        event=Event.MESSAGE_UPLOADED,
        actor=actor,
        subject=str(message_id),
        details=details,
        at=at,
    )


def uploaded_by(message_id: UUID, actor: Actor) -> bool:
    """Whether an officer uploaded this message."""
    event, subject = Event.MESSAGE_UPLOADED, str(message_id)
    return bool(ledger.page(event=event, actor_id=actor.id, subject=subject, limit=1))


@transaction.atomic
def uploaded_body(message_id: UUID, *, actor: Actor, at: datetime) -> Lease | None:
    """An unconfirmed upload with its sealed body, for who uploaded it; the reading is recorded."""
    row = Received.objects.filter(_HELD, id=message_id, held=Hold.UPLOAD).first()
    if row is None or not uploaded_by(message_id, actor):
        return None
    ledger.write(event=Event.MESSAGE_VIEWED, actor=actor, subject=str(message_id), at=at)
    return lease_of(row)


def give(message_id: UUID, *, sender: UUID, to: UUID) -> bool:
    """Say whose a held message of ``sender`` is, inside the caller's transaction."""
    return bool(Received.objects.filter(_HELD, id=message_id, sender=sender).update(sender=to))
