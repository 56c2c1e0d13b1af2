"""Notices to recipients: what became of a record that they were given, and whether they heard."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.disclosures.models import Change, CorrectionNotice, Way
from safepassage.apps.disclosures.shown import CorrectionHead, correction_head
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import Purpose

MOST_SHOWN = 200


class Due(Record, frozen=True):
    """Whom a notice is for; ``reference`` is how the recipient knows the record."""

    id: UUID
    channel: str
    recipient: str
    reference: str


class About(Record, frozen=True):
    """What became of which record, and until when recipients have to hear of it."""

    journey: UUID
    change: Change
    groups: tuple[str, ...]
    due_at: datetime
    delete_at: datetime


def put(about: About, dues: Iterable[Due], *, actor: Actor, purpose: Purpose, at: datetime) -> int:
    """Let notices wait, in the caller's transaction; one that waits already is not put twice."""
    known = set(_open(about).values_list("channel", "recipient", "reference"))
    fresh = [one for one in dues if (one.channel, one.recipient, one.reference) not in known]
    CorrectionNotice.objects.bulk_create(_row(about, one, at) for one in fresh)
    for one in fresh:
        ledger.write(
            event=Event.CORRECTION_DUE,
            actor=actor,
            purpose=purpose,
            subject=str(about.journey),
            details={
                "notice": str(one.id),
                "change": about.change.value,
                "channel": one.channel,
                "recipient": one.recipient,
            },
            at=at,
        )
    return len(fresh)


def delivered(notice: UUID, *, way: Way, officer: UUID | None, actor: Actor, at: datetime) -> bool:
    """Note that a recipient heard, in the caller's transaction; false when it had before."""
    row = CorrectionNotice.objects.filter(id=notice, delivered_at=None).first()
    if row is None:
        return False
    row.delivered_at, row.way, row.officer = at, way.value, officer
    row.save(update_fields=["delivered_at", "way", "officer"])
    ledger.write(
        event=Event.CORRECTION_DELIVERED,
        actor=actor,
        subject=str(row.journey),
        details={"notice": str(notice), "way": way.value},
        at=at,
    )
    return True


def waiting(channel: str | None = None) -> list[CorrectionHead]:
    """The notices that nobody has heard yet, the most urgent first."""
    rows = CorrectionNotice.objects.filter(delivered_at=None)
    rows = rows.filter(channel=channel) if channel else rows
    return [correction_head(row) for row in rows.order_by("due_at", "id")[:MOST_SHOWN]]


def done() -> list[CorrectionHead]:
    """The notices that were heard, newest first."""
    rows = CorrectionNotice.objects.filter(delivered_at__isnull=False)
    return [correction_head(row) for row in rows.order_by("-delivered_at", "id")[:MOST_SHOWN]]


def notice(notice_id: UUID) -> CorrectionHead | None:
    """One notice."""
    row = CorrectionNotice.objects.filter(id=notice_id).first()
    return correction_head(row) if row else None


def count_overdue(at: datetime) -> int:
    """How many recipients should have heard by then."""
    return CorrectionNotice.objects.filter(delivered_at=None, due_at__lte=at).count()


def of_journeys(journeys: Collection[UUID]) -> Sequence[CorrectionHead]:
    """Every notice about these journeys, newest first."""
    rows = CorrectionNotice.objects.filter(journey__in=journeys).order_by("-at", "id")
    return [correction_head(row) for row in rows]


def _open(about: About) -> QuerySet[CorrectionNotice]:
    return CorrectionNotice.objects.filter(
        journey=about.journey, change=about.change.value, delivered_at=None
    )


def _row(about: About, one: Due, at: datetime) -> CorrectionNotice:
    return CorrectionNotice(
        id=one.id,
        journey=about.journey,
        change=about.change.value,
        groups=list(about.groups),
        channel=one.channel,
        recipient=one.recipient,
        reference=one.reference,
        at=at,
        due_at=about.due_at,
        delete_at=about.delete_at,
    )
