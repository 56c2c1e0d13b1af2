"""The authority's word and the reviews. Only ``flows.approvals`` may import this module."""

from datetime import datetime
from uuid import UUID

from safepassage.apps.accounts import policy
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.accounts.selectors import officer_by_id
from safepassage.apps.approvals.errors import NotAllowedError, NotStandingError
from safepassage.apps.approvals.models import ApprovalRequest, Review
from safepassage.apps.approvals.saying import Decider, Granting, Reviewing
from safepassage.apps.approvals.services import due_reviews, locked
from safepassage.apps.approvals.shown import RequestHead, request_head
from safepassage.apps.approvals.telling import tell
from safepassage.apps.approvals.terms import (
    LONGEST_GRANT,
    ApprovalKind,
    Finding,
    Reviewer,
    State,
)
from safepassage.apps.approvals.words import (
    REASONS,
    REVIEWED,
    Outside,
    Spot,
    Words,
    seal_while_kept,
)
from safepassage.apps.audit.events import Event

_REVIEWS = {
    Reviewer.AUTHORITY: Permission.APPROVALS_REQUEST_DECIDE,
    Reviewer.DATA_PROTECTION_OFFICER: Permission.APPROVALS_REVIEW_NOTE,
}


def grant(request: UUID, decider: Decider, granting: Granting, outside: Outside) -> RequestHead:
    """Grant what was asked, inside the caller's transaction.

    Raises ``NotStandingError``, ``NotAllowedError`` or ``ValueError`` for a time that is none.
    """
    at = outside.at
    row = _asked(request, decider, at)
    if not at < granting.valid_until <= at + LONGEST_GRANT:
        raise ValueError("a grant ends later than now and within thirty days")
    if row.kind == ApprovalKind.UNMASK and not granting.answer:
        raise NotStandingError("masked data open only with the authority's answer file")
    _decided(row, decider, State.GRANTED, granting.reasons, outside)
    row.valid_until, row.answer = granting.valid_until, granting.answer
    row.review_by = granting.review_by
    row.save()
    tell(Event.APPROVAL_GRANTED, row, decider.actor, at, key=decider.key)
    if row.review_by:
        tell(Event.APPROVAL_URGENT, row, decider.actor, at)
    due_reviews(row, at)
    return request_head(row)


def refuse(request: UUID, decider: Decider, reasons: str, outside: Outside) -> RequestHead:
    """Refuse what was asked, with reasons; raises as ``grant`` does."""
    row = _asked(request, decider, outside.at)
    if not reasons.strip():
        raise ValueError("a refusal gives its reasons")
    _decided(row, decider, State.REFUSED, reasons, outside)
    row.save()
    tell(Event.APPROVAL_REFUSED, row, decider.actor, outside.at, key=decider.key)
    return request_head(row)


def review(request: UUID, decider: Decider, reviewing: Reviewing, outside: Outside) -> RequestHead:
    """Write what a reviewer found; what the authority finds wrong is not used any more.

    The data protection officer's word decides nothing: it is told. That masked data were opened
    rightly is said with the authority's key, as leave would have been: an account alone would
    be one person where the key needs several. That it was wrong, an account may say.

    Raises ``NotStandingError``, ``NotAllowedError``, ``ValueError`` without words.
    """
    at, by = outside.at, reviewing.by
    row = locked(request)
    due = Review.objects.filter(request=row, by=by.value, done_at=None).first()
    if due is None:
        raise NotStandingError("no such review is due")
    _may(decider, row, _REVIEWS[by])
    if by is Reviewer.AUTHORITY and reviewing.finding is Finding.RIGHT:
        _by_key(decider, row)
    if not reviewing.said.strip():
        raise ValueError("a review says what was found")
    due.done_by, due.authority_key, due.done_at = decider.officer, decider.key, at
    due.finding = reviewing.finding.value
    spot = Spot(row.id, f"{REVIEWED}_{by.value}", row.words_day)
    due.words = seal_while_kept(outside, spot, Words(ground=reviewing.said))
    due.save()
    ends = by is Reviewer.AUTHORITY and reviewing.finding is Finding.WRONG
    if ends and row.state == State.GRANTED:
        row.state, row.answer = State.EXPIRED.value, b""
        row.save()
    details = {"by": by.value, "finding": reviewing.finding.value, "late": int(at > due.due_at)}
    tell(Event.APPROVAL_REVIEWED, row, decider.actor, at, **details)
    return request_head(row)


def _asked(request: UUID, decider: Decider, at: datetime) -> ApprovalRequest:
    row = locked(request)
    if row.state != State.ASKED or at >= row.answer_by:
        raise NotStandingError("the request was answered before, or nobody did so in time")
    _may(decider, row, Permission.APPROVALS_REQUEST_DECIDE)
    return row


def _may(decider: Decider, row: ApprovalRequest, permission: Permission) -> None:
    """An officer must hold the permission and not have asked; a key was proved by its answer."""
    if decider.officer is None:
        if not decider.key:
            raise NotAllowedError("an answer is an officer's of the authority, or its key's")
        return
    if decider.officer == row.requester:
        raise NotAllowedError("who asks never approves")
    officer = officer_by_id(decider.officer)
    if officer is None or not policy.may(officer, permission):
        raise NotAllowedError("this officer does not hold that role")


def _by_key(decider: Decider, row: ApprovalRequest) -> None:
    if row.kind == ApprovalKind.UNMASK and not decider.key:
        raise NotAllowedError("that masked data were opened rightly is said with the key")


def _decided(
    row: ApprovalRequest, decider: Decider, state: State, reasons: str, outside: Outside
) -> None:
    row.state, row.decided_at = state.value, outside.at
    row.decided_by, row.authority_key = decider.officer, decider.key
    spot = Spot(row.id, REASONS, row.words_day)
    row.reasons = seal_while_kept(outside, spot, Words(ground=reasons))
