"""What carriers were asked for, and what came of it: ids, codes and times alone."""

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Q

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.travel.models import CarrierRequest, Push
from safepassage.pipeline.draft import CHANGES_ONLY
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.safeguards.offences import Reasons
from safepassage.safeguards.purpose import Purpose

MOST_ERRORS = 10
ERROR_LENGTH = 8


class AskGround(StrEnum):
    """Why a carrier is asked outside its regular pushes; kept with the request."""

    WORK_ITEM = "work_item"
    REASONED_REQUEST = "reasoned_request"
    PUSH_MISSING = "push_missing"


class Asking(Record, frozen=True):
    """A request to be: of which flight or reservation, to whom, on which ground."""

    id: UUID
    flight: UUID
    reservation: UUID | None
    carrier: UUID
    answer: UUID
    reference: str
    ground: AskGround
    reasons: Reasons | None = None


class Asked(Record, frozen=True):
    """A request with what came of it; ``errors`` are the carrier's codes where it refused."""

    id: UUID
    reservation: UUID | None
    answer: UUID
    ground: AskGround
    asked_at: datetime
    acknowledged_at: datetime | None
    errors: tuple[str, ...]
    answered_at: datetime | None
    answered_by: UUID | None


def note_request(asking: Asking, *, actor: Actor, purpose: Purpose, at: datetime) -> None:
    """Remember a request, with its entry, in the transaction that lets it wait for the carrier."""
    CarrierRequest.objects.create(
        id=asking.id,
        flight_id=asking.flight,
        reservation=asking.reservation,
        carrier=asking.carrier,
        answer=asking.answer,
        reference=asking.reference,
        purpose=purpose.value,
        ground=asking.ground.value,
        officer=actor.id,
        asked_at=at,
    )
    ledger.write(
        event=Event.REQUEST_SENT,
        actor=actor,
        purpose=purpose,
        subject=str(asking.reservation or asking.flight),
        details={
            "request": str(asking.id),
            "flight": str(asking.flight),
            "carrier": str(asking.carrier),
            "ground": asking.ground.value,
            **(asking.reasons.codes if asking.reasons else {}),
        },
        at=at,
    )


def requests_of(flight: UUID, reservations: Collection[UUID] | None = None) -> list[Asked]:
    """What was asked about a flight, newest first; if given, about these reservations alone."""
    rows = CarrierRequest.objects.filter(flight=flight)
    if reservations is not None:
        rows = CarrierRequest.objects.filter(reservation__in=list(reservations))
    return [_asked(row) for row in rows.order_by("-asked_at", "id")]


def acknowledge_request(
    carrier: UUID, reference: str, errors: Sequence[str], *, actor: Actor, at: datetime
) -> UUID | None:
    """The carrier's ACKRES to a request of ours; which message it was, if it is one of its own."""
    row = CarrierRequest.objects.filter(carrier=carrier, reference=reference).first()
    if row is None:
        return None
    codes = [one[:ERROR_LENGTH] for one in errors[:MOST_ERRORS]]
    row.acknowledged_at, row.errors = row.acknowledged_at or at, codes
    row.save(update_fields=["acknowledged_at", "errors"])
    details = {"request": str(row.id), "errors": codes}
    ledger.write(
        event=Event.REQUEST_ACKNOWLEDGED, actor=actor, subject=_about(row), details=details, at=at
    )
    return row.answer


def answer_requests(
    carrier: UUID, message: UUID, reservations: Collection[UUID], *, actor: Actor, at: datetime
) -> None:
    """A push of the carrier told these reservations: what it was asked for has come.

    Changes only are no answer to a request for all of a flight.
    """
    pushes = Push.objects.filter(message=message, reservation__in=list(reservations))
    whole = pushes.exclude(function=CHANGES_ONLY)
    flights = set(whole.values_list("reservation__flight", flat=True))
    asked = Q(reservation__in=list(reservations)) | Q(reservation=None, flight__in=flights)
    waiting = CarrierRequest.objects.filter(asked, carrier=carrier, answered_at=None)
    for row in waiting:
        row.answered_at, row.answered_by = at, message
        row.save(update_fields=["answered_at", "answered_by"])
        details = {"request": str(row.id), "message": str(message)}
        ledger.write(
            event=Event.REQUEST_ANSWERED, actor=actor, subject=_about(row), details=details, at=at
        )


def _about(row: CarrierRequest) -> str:
    return str(row.reservation or row.flight_id)


def _asked(row: CarrierRequest) -> Asked:
    return Asked(
        id=row.id,
        reservation=row.reservation,
        answer=row.answer,
        ground=AskGround(row.ground),
        asked_at=row.asked_at,
        acknowledged_at=row.acknowledged_at,
        errors=tuple(row.errors),
        answered_at=row.answered_at,
        answered_by=row.answered_by,
    )
