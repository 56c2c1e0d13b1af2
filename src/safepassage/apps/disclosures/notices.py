"""Notices to persons whose kept data were used or disclosed (TCA art. 550), and their deferral."""

from collections import Counter
from datetime import datetime
from uuid import UUID

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.disclosures.models import Cause, DeferralGround, Ended, PersonNotice
from safepassage.apps.disclosures.shown import PersonNoticeHead, person_notice_head
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.kinds import DataKind
from safepassage.safeguards.purpose import Purpose

MOST_SHOWN = 200


class NoticeError(ValueError):
    """The notice cannot be put off or ended so; the text says why."""


class Use(Record, frozen=True):
    """That a kept record was used or disclosed, and until when its person has to be told."""

    journey: UUID
    kind: DataKind
    cause: Cause
    disclosure: UUID | None
    due_at: datetime
    delete_at: datetime


def put(use: Use, *, notice: UUID, actor: Actor, purpose: Purpose, at: datetime) -> bool:
    """Let a notice wait, in the caller's transaction; false when one for the same waits."""
    same = PersonNotice.objects.filter(
        journey=use.journey, cause=use.cause.value, disclosure=use.disclosure, ended_at=None
    )
    if same.exists():
        return False
    PersonNotice.objects.create(
        id=notice,
        journey=use.journey,
        kind=use.kind.value,
        cause=use.cause.value,
        disclosure=use.disclosure,
        at=at,
        due_at=use.due_at,
        delete_at=use.delete_at,
    )
    details = {"notice": str(notice), "cause": use.cause.value}
    ledger.write(
        event=Event.NOTICE_DUE,
        actor=actor,
        purpose=purpose,
        subject=str(use.journey),
        details=details,
        at=at,
    )
    return True


def defer(
    notice: UUID,
    ground: DeferralGround,
    *,
    until: datetime,
    latest: datetime,
    officer: UUID,
    actor: Actor,
    at: datetime,
) -> None:
    """Put a notice off, never beyond ``latest`` nor the record's own end; raises NoticeError."""
    row = _waiting(notice)
    if not at < until <= min(latest, row.delete_at):
        raise NoticeError("The end lies in the future, and not beyond the longest deferral.")
    row.ground, row.deferred_by, row.deferred_at = ground.value, officer, at
    row.deferred_until, row.deferrals = until, row.deferrals + 1
    row.save()
    details: dict[str, str | int] = {
        "notice": str(notice),
        "ground": ground.value,
        "until": until.isoformat(),
        "times": row.deferrals,
    }
    ledger.write(
        event=Event.NOTICE_DEFERRED, actor=actor, subject=str(row.journey), details=details, at=at
    )


def end(notice: UUID, how: Ended, *, officer: UUID, actor: Actor, at: datetime) -> None:
    """Note that the person was told, or cannot be reached; raises NoticeError."""
    row = _waiting(notice)
    row.ended, row.ended_by, row.ended_at = how.value, officer, at
    row.save(update_fields=["ended", "ended_by", "ended_at"])
    details = {"notice": str(notice), "how": how.value}
    ledger.write(
        event=Event.NOTICE_ENDED, actor=actor, subject=str(row.journey), details=details, at=at
    )


def waiting(at: datetime) -> list[PersonNoticeHead]:
    """The notices that were not sent: what is due or has its deferral to be reviewed first."""
    rows = PersonNotice.objects.filter(ended_at=None).order_by("due_at", "id")[:MOST_SHOWN]
    heads = map(person_notice_head, rows)
    return sorted(heads, key=lambda one: (one.waits_until > at, one.waits_until, one.id))


def ended() -> list[PersonNoticeHead]:
    """Those that have ended, newest first."""
    rows = PersonNotice.objects.filter(ended_at__isnull=False).order_by("-ended_at", "id")
    return [person_notice_head(row) for row in rows[:MOST_SHOWN]]


def notice(notice_id: UUID) -> PersonNoticeHead | None:
    """One notice."""
    row = PersonNotice.objects.filter(id=notice_id).first()
    return person_notice_head(row) if row else None


def exists(journey: UUID, cause: Cause, *, since: datetime) -> bool:
    """Whether a notice of this cause was put since then, ended or not."""
    rows = PersonNotice.objects.filter(journey=journey, cause=cause.value, at__gte=since)
    return rows.exists()


def counts(at: datetime) -> dict[str, int]:
    """For those who oversee: how many wait, are late, put off, and how the others ended."""
    found: Counter[str] = Counter()
    for row in PersonNotice.objects.only("ended", "deferred_until", "due_at", "ground"):
        head = person_notice_head(row)
        found[f"ended.{row.ended}" if row.ended else _state(head, at)] += 1
    return dict(found)


def _state(head: PersonNoticeHead, at: datetime) -> str:
    if head.waits_until <= at:
        return "late"
    return f"deferred.{head.ground}" if head.deferred_until else "waiting"


def _waiting(notice: UUID) -> PersonNotice:
    row = PersonNotice.objects.select_for_update().filter(id=notice, ended_at=None).first()
    if row is None:
        raise NoticeError("This notice does not wait any more.")
    return row
