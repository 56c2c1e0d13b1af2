"""The end of requests: unanswered ones lapse, grants expire, words die with their record."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from safepassage.apps.approvals.models import ApprovalRequest, Review
from safepassage.apps.approvals.telling import tell
from safepassage.apps.approvals.terms import Reviewer, State
from safepassage.apps.audit.events import Event
from safepassage.records.actor import Actor

_WORDS_ENDED = {"words": b"", "reasons": b""}


def expire(*, actor: Actor, at: datetime, limit: int) -> list[UUID]:
    """End what was not answered or not used in time: up to ``limit``; which.

    The keys of their answers are for the caller to destroy.
    """
    asked = Q(state=State.ASKED.value, answer_by__lte=at)
    granted = Q(state=State.GRANTED.value, valid_until__lte=at)
    rows = ApprovalRequest.objects.select_for_update().filter(asked | granted)
    ended = list(rows.order_by("requested_at")[:limit])
    for row in ended:
        lapsed = row.state == State.ASKED
        row.state = (State.LAPSED if lapsed else State.EXPIRED).value
        row.answer = b""
        row.save()
        tell(Event.APPROVAL_LAPSED if lapsed else Event.APPROVAL_EXPIRED, row, actor, at)
    return [row.id for row in ended]


def tell_unreviewed(*, actor: Actor, at: datetime, limit: int) -> int:
    """Say once in the ledger which urgent uses nobody reviewed in time; how many."""
    late = Review.objects.select_for_update().filter(
        by=Reviewer.AUTHORITY.value, done_at=None, overdue_told_at=None, due_at__lte=at
    )
    rows = list(late.select_related("request").order_by("due_at")[:limit])
    for row in rows:
        row.overdue_told_at = at
        row.save()
        tell(Event.APPROVAL_UNREVIEWED, row.request, actor, at)
    return len(rows)


def with_keys() -> set[UUID]:
    """The requests whose answers may still be waited for or opened: their keys are kept."""
    waiting = ApprovalRequest.objects.filter(state__in=[State.ASKED.value, State.GRANTED.value])
    return set(waiting.values_list("id", flat=True))


def forget_about(subjects: Sequence[UUID]) -> None:
    """Take the words about deleted records away; that something was asked stays in codes."""
    about = ApprovalRequest.objects.filter(subject__in=subjects)
    about.update(**_WORDS_ENDED, answer=b"")
    Review.objects.filter(request__subject__in=subjects).update(words=b"")


def delete_past(*, at: datetime, limit: int) -> int:
    """Remove up to ``limit`` requests past their date, and words past theirs; how many rows."""
    over = ApprovalRequest.objects.filter(words_day__lt=at.date()).exclude(words=b"")
    spoken = list(over.values_list("id", flat=True)[:limit])
    ApprovalRequest.objects.filter(id__in=spoken).update(**_WORDS_ENDED)
    Review.objects.filter(request__in=spoken).update(words=b"")
    past = ApprovalRequest.objects.filter(delete_at__lte=at).order_by("delete_at")
    ids = list(past.values_list("id", flat=True)[:limit])
    ApprovalRequest.objects.filter(id__in=ids).delete()
    return len(ids)


def count_past(*, at: datetime) -> int:
    """How many requests will have come to their date by ``at``."""
    return ApprovalRequest.objects.filter(delete_at__lte=at).count()
