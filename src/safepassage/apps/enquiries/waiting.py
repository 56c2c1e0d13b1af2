"""What waits to be asked: noted when a traveller is stored, taken by whoever asks."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q, QuerySet

from safepassage.apps.enquiries.models import Enquiry
from safepassage.pipeline.ports import Ids
from safepassage.records._base import Record
from safepassage.records.kinds import DataKind
from safepassage.records.register import Unchecked, Verdict


class Errand(Record, frozen=True):
    """A register to be asked about travellers of one flight, of one kind of data.

    It is asked from ``due_at`` on, and again ``until`` then while it does not answer; an answer
    before ``fresh_since`` is too old. ``at`` is the moment in which the travellers were told of.
    """

    register: str
    flight: UUID
    kind: DataKind
    at: datetime
    due_at: datetime
    until: datetime
    fresh_since: datetime
    mask_at: datetime
    delete_at: datetime


class Waiting(Record, frozen=True):
    """A question that somebody has taken, and the last answer to the one before."""

    id: UUID
    register: str
    journey: UUID
    flight: UUID
    kind: DataKind
    round: int
    attempts: int
    until: datetime
    answered: str
    answered_at: datetime | None
    fingerprint: bytes


def note(
    errand: Errand, told: Sequence[UUID], changed: Collection[UUID], *, ids: Ids[UUID]
) -> None:
    """Let the register be asked about those told of, in the caller's transaction.

    Who is known waits anew when the data ``changed``, the answer is old, or there is none.
    """
    rows = Enquiry.objects.filter(register=errand.register, journey__in=list(told))
    known = set(rows.values_list("journey", flat=True))
    old = Q(answered_at__lt=errand.fresh_since) | Q(verdict=Verdict.NOT_CHECKED.value, due_at=None)
    again = rows.filter(old | Q(journey__in=list(changed))) if known else rows.none()
    again.update(
        round=F("round") + 1,
        attempts=0,
        due_at=errand.due_at,
        until=errand.until,
        since=errand.at,
        verdict=Verdict.NOT_CHECKED.value,
        why=Unchecked.WAITING.value,
    )
    Enquiry.objects.bulk_create(_row(errand, one, ids.new()) for one in told if one not in known)


def take(register: str, *, at: datetime, hold: timedelta, limit: int) -> list[Waiting]:
    """Take up to ``limit`` questions that are due; nobody else gets them for ``hold``."""
    due = Enquiry.objects.filter(register=register, due_at__lte=at).order_by("due_at", "id")
    with transaction.atomic():
        return _taken(due.select_for_update(skip_locked=True)[:limit], at + hold)


def take_about(register: str, journeys: Collection[UUID], *, hold_until: datetime) -> list[Waiting]:
    """Take the questions about these journeys, due or not; nobody else gets them meanwhile."""
    rows = Enquiry.objects.filter(register=register, journey__in=list(journeys))
    with transaction.atomic():
        return _taken(rows.exclude(due_at=None).select_for_update(), hold_until)


def registers_due(at: datetime) -> list[str]:
    """The registers that something waits for."""
    rows = Enquiry.objects.filter(due_at__lte=at)
    return sorted(rows.values_list("register", flat=True).distinct().order_by())


def _taken(rows: QuerySet[Enquiry], hold_until: datetime) -> list[Waiting]:
    found = list(rows)
    Enquiry.objects.filter(id__in=[row.id for row in found]).update(due_at=hold_until)
    return [_waiting(row) for row in found]


def _row(errand: Errand, journey: UUID, own: UUID) -> Enquiry:
    return Enquiry(
        id=own,
        register=errand.register,
        journey=journey,
        flight=errand.flight,
        kind=errand.kind.value,
        due_at=errand.due_at,
        until=errand.until,
        since=errand.at,
        mask_at=errand.mask_at,
        delete_at=errand.delete_at,
    )


def _waiting(row: Enquiry) -> Waiting:
    plain = {name: getattr(row, name) for name in Waiting.__struct_fields__}
    own = {"kind": DataKind(row.kind), "fingerprint": bytes(row.fingerprint)}
    return Waiting(**plain | own)
