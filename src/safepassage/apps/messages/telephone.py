"""Answers that carriers have not acknowledged, and the telephone calls about them."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max, QuerySet

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.messages.models import Call, Outgoing
from safepassage.apps.messages.states import ASKED, Party
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import Purpose


class Called(Record, frozen=True):
    """One call: by which officer, with which function at the carrier, and whether it was heard."""

    officer: UUID
    party: str
    reached: bool
    at: datetime


class Unheard(Record, frozen=True):
    """An answer that its carrier has not acknowledged, with the calls made about it."""

    id: UUID
    cursor: int
    carrier: UUID
    journey: UUID
    status: str
    created_at: datetime
    paged_at: datetime | None
    calls: tuple[Called, ...]


def unheard(
    before: datetime, *, about: QuerySet[Any] | None = None, fresh: bool = False
) -> list[Unheard]:
    """The words given before a moment and acknowledged by nobody, oldest first.

    ``about`` are the ids of the journeys that matter, as a query; ``fresh`` leaves out those
    about which somebody was called.
    """
    rows = _words().filter(acknowledged_at=None, created_at__lte=before)
    if about is not None:
        rows = rows.filter(journey__in=about)
    if fresh:
        rows = rows.filter(paged_at=None)
    return [_unheard(row) for row in rows.prefetch_related("calls").order_by("cursor")]


def unheard_answer(answer_id: UUID) -> Unheard | None:
    """One word, if its carrier has not heard it."""
    row = _words().filter(id=answer_id, acknowledged_at=None).prefetch_related("calls").first()
    return _unheard(row) if row else None


def newest(journeys: Iterable[UUID]) -> dict[UUID, int]:
    """The place in the queue of the last word about each of these journeys, heard or not."""
    about = _words().filter(journey__in=list(journeys)).values_list("journey")
    return dict(about.annotate(Max("cursor")).order_by())


def lately_told(since: datetime) -> list[Unheard]:
    """The answers told by telephone since a moment, the newest first."""
    told = _reached().filter(acknowledged_at__gte=since).order_by("-acknowledged_at")
    return [_unheard(row) for row in told]


def mark_paged(answer_id: UUID, *, at: datetime) -> None:
    """Remember, in the caller's transaction, that somebody was called about an answer."""
    Outgoing.objects.filter(id=answer_id).update(paged_at=at)


def note_call(
    answer_id: UUID,
    call: Called,
    *,
    copies: Sequence[UUID],
    actor: Actor,
    purpose: Purpose,
) -> bool:
    """Keep a call with its ledger entry; false when the carrier has heard it otherwise.

    A call that was heard ends the waiting as an acknowledgement does, also that of what was
    said before about the same person (``copies`` are their journeys).
    """
    with transaction.atomic():
        row = Outgoing.objects.select_for_update().filter(id=answer_id, acknowledged_at=None)
        answer = row.first()
        if answer is None:
            return False
        Call.objects.create(
            answer=answer,
            officer=call.officer,
            party=Party(call.party),
            reached=call.reached,
            at=call.at,
        )
        ledger.write(
            event=Event.ANSWER_TELEPHONED,
            actor=actor,
            purpose=purpose,
            subject=str(answer_id),
            details={
                "journey": str(answer.journey),
                "carrier": str(answer.carrier),
                "status": answer.status,
                "party": call.party,
                "reached": call.reached,
            },
            at=call.at,
        )
        if call.reached:
            _end_waiting(answer, copies, call.at)
    return True


def _end_waiting(answer: Outgoing, copies: Sequence[UUID], at: datetime) -> None:
    earlier = _words().filter(journey__in=[*copies, answer.journey], acknowledged_at=None)
    earlier.filter(cursor__lte=answer.cursor).update(acknowledged_at=at, body=None, body_key=None)


def _words() -> QuerySet[Outgoing]:
    """What was said about boarding, without its bodies; a question to a carrier is none of it."""
    return Outgoing.objects.exclude(status=ASKED).defer("body", "body_key")


def _reached() -> QuerySet[Outgoing]:
    return _words().filter(calls__reached=True).prefetch_related("calls").distinct()


def _unheard(row: Outgoing) -> Unheard:
    calls = sorted(row.calls.all(), key=lambda one: one.at)
    return Unheard(
        id=row.id,
        cursor=row.cursor,
        carrier=row.carrier,
        journey=row.journey,
        status=row.status,
        created_at=row.created_at,
        paged_at=row.paged_at,
        calls=tuple(
            Called(officer=one.officer, party=one.party, reached=one.reached, at=one.at)
            for one in calls
        ),
    )
