"""Asking for leave and using it: each with its entry, in the caller's transaction.

Granting, refusing and reviewing are in ``deciding``.
"""

from datetime import datetime, timedelta
from uuid import UUID

from safepassage.apps.accounts import policy
from safepassage.apps.accounts.models import Officer
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.accounts.selectors import officer_by_id
from safepassage.apps.accounts.services import keep_in_turn
from safepassage.apps.approvals.errors import (
    NotAllowedError,
    NotStandingError,
    TooManyUrgentError,
    UrgencyStoppedError,
)
from safepassage.apps.approvals.models import ApprovalRequest, Review
from safepassage.apps.approvals.shown import RequestHead, request_head
from safepassage.apps.approvals.telling import tell
from safepassage.apps.approvals.terms import (
    ACTS_FIRST,
    ANSWERED_WITHIN,
    DPO_REVIEWS,
    KEPT_FOR,
    MAY_BE_URGENT,
    MOST_UNREVIEWED,
    ApprovalKind,
    Opens,
    Reviewer,
    State,
)
from safepassage.apps.approvals.words import ASKED, Outside, Spot, Words, seal_words
from safepassage.apps.audit.events import Event
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import Purpose

DPO_REVIEWS_WITHIN = timedelta(days=30)


class Asking(Record, frozen=True):
    """What is asked for: by whom, about which subject, under which law.

    ``words_until`` is when the record that it is about is deleted: the words end with it.
    """

    kind: ApprovalKind
    subject: UUID
    law: str
    purpose: Purpose
    requester: UUID
    words_until: datetime
    opens: Opens = Opens.ONCE
    urgent: bool = False


def ask(asking: Asking, words: Words, outside: Outside, *, review_within: timedelta) -> RequestHead:
    """Ask for leave; what is urgent and may act first is granted until its review is due.

    Raises ``NotAllowedError``, ``UrgencyStoppedError``, ``TooManyUrgentError``, or ``ValueError``
    without law and ground.
    """
    at = outside.at
    if asking.urgent:
        keep_in_turn()
    _check(asking, words, at)
    request = outside.ids.new()
    day = min(asking.words_until, at + KEPT_FOR).date()
    row = ApprovalRequest(
        id=request,
        kind=asking.kind.value,
        subject=asking.subject,
        law=asking.law.strip(),
        purpose=asking.purpose.value,
        requester=asking.requester,
        requested_at=at,
        urgent=asking.urgent,
        answer_by=at + ANSWERED_WITHIN,
        state=State.ASKED.value,
        opens=asking.opens.value,
        words=seal_words(outside, Spot(request, ASKED, day), words),
        words_day=day,
        delete_at=at + KEPT_FOR,
    )
    row.save(force_insert=True)
    tell(Event.APPROVAL_ASKED, row, Actor.officer(str(asking.requester)), at, law=row.law)
    if asking.urgent and asking.kind in ACTS_FIRST:
        _act_first(row, at=at, review_within=review_within)
    return request_head(row)


def due_reviews(row: ApprovalRequest, at: datetime) -> None:
    """Note who must look again at what was granted now."""
    if row.review_by is not None:
        Review.objects.create(request=row, by=Reviewer.AUTHORITY.value, due_at=row.review_by)
    if row.kind in DPO_REVIEWS:
        by = Reviewer.DATA_PROTECTION_OFFICER.value
        Review.objects.create(request=row, by=by, due_at=at + DPO_REVIEWS_WITHIN)


def use(request: UUID, *, officer: UUID, at: datetime) -> RequestHead:
    """Use a grant: by the officer who asked, within its time, once if it opens once.

    The last use takes the answer away. Raises ``NotStandingError``, ``NotAllowedError``.
    """
    row = locked(request)
    if row.requester != officer:
        raise NotAllowedError("a grant serves the officer who asked for it and nobody else")
    if not request_head(row).usable(at):
        raise NotStandingError("there is no grant, or it was used, or its time is over")
    row.used_at = row.used_at or at
    row.times_used += 1
    if row.opens == Opens.ONCE:
        row.state, row.answer = State.USED.value, b""
    row.save()
    tell(Event.APPROVAL_USED, row, Actor.officer(str(officer)), at, times=row.times_used)
    return request_head(row)


def locked(request: UUID) -> ApprovalRequest:
    """The request's row, held until the transaction ends; raises ``NotStandingError``."""
    row = ApprovalRequest.objects.select_for_update().filter(id=request).first()
    if row is None:
        raise NotStandingError("there is no such request")
    return row


def urgency_stopped(at: datetime) -> bool:
    """Whether an urgent use stands unreviewed beyond its time: then nothing is urgent."""
    late = Review.objects.filter(by=Reviewer.AUTHORITY.value, done_at=None, due_at__lte=at)
    return late.exists()


def _check(asking: Asking, words: Words, at: datetime) -> None:
    officer = officer_by_id(asking.requester)
    if officer is None or not policy.may(officer, Permission.APPROVALS_REQUEST_ASK):
        raise NotAllowedError("whoever asks must be an active officer who may ask")
    if not asking.law.strip() or not words.ground.strip():
        raise ValueError("a request names its law and its ground")
    if asking.urgent and asking.kind not in MAY_BE_URGENT:
        raise ValueError(f"{asking.kind.value} is never urgent")
    if asking.urgent and urgency_stopped(at):
        raise UrgencyStoppedError("an urgent use was not reviewed in time; ask without urgency")
    if asking.urgent and asking.kind in ACTS_FIRST and _unreviewed(officer) >= MOST_UNREVIEWED:
        raise TooManyUrgentError(
            f"{MOST_UNREVIEWED} urgent uses of yours wait for their review; ask without urgency, "
            "or let another officer ask"
        )


def _unreviewed(officer: Officer) -> int:
    waiting = Review.objects.filter(by=Reviewer.AUTHORITY.value, done_at=None)
    return waiting.filter(request__requester=officer.pk).count()


def _act_first(row: ApprovalRequest, *, at: datetime, review_within: timedelta) -> None:
    """Let something urgent be done now; the whole authority must review it in time."""
    row.review_by = at + review_within
    row.state, row.decided_at, row.valid_until = State.GRANTED.value, at, row.review_by
    row.save()
    tell(Event.APPROVAL_URGENT, row, Actor.officer(str(row.requester)), at)
    due_reviews(row, at)
