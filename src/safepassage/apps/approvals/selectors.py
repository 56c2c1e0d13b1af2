"""Reads requests; their words are opened apart, with an entry in the ledger first."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from safepassage.apps.approvals.models import ApprovalRequest, Review
from safepassage.apps.approvals.shown import OpenWords, RequestHead, request_head
from safepassage.apps.approvals.terms import ApprovalKind, Reviewer, State
from safepassage.apps.approvals.words import ASKED, REASONS, REVIEWED, Spot, Words, open_words
from safepassage.apps.audit import ledger
from safepassage.pipeline.ports import Keys
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import Purpose

FIELD_GROUP = "approval"
MOST_SHOWN = 200


def request(request_id: UUID) -> RequestHead | None:
    """One request."""
    row = ApprovalRequest.objects.prefetch_related("reviews").filter(id=request_id).first()
    return request_head(row) if row else None


def requests(
    *, requester: UUID | None = None, state: State | None = None, limit: int = MOST_SHOWN
) -> list[RequestHead]:
    """The newest requests first: all, one officer's, those that stand so."""
    rows = ApprovalRequest.objects.prefetch_related("reviews").order_by("-requested_at", "id")
    if requester:
        rows = rows.filter(requester=requester)
    if state:
        rows = rows.filter(state=state.value)
    return [request_head(row) for row in rows[:limit]]


def used(kinds: Iterable[ApprovalKind]) -> list[RequestHead]:
    """Every request of these kinds whose grant was used, oldest first."""
    rows = ApprovalRequest.objects.prefetch_related("reviews").filter(
        kind__in=[kind.value for kind in kinds], used_at__isnull=False
    )
    return [request_head(row) for row in rows.order_by("used_at", "id")]


def asked_by(moment: datetime) -> int:
    """How many requests were asked by then and wait for their answer."""
    asked = ApprovalRequest.objects.filter(state=State.ASKED.value, requested_at__lte=moment)
    return asked.count()


def about_any(subjects: Collection[UUID]) -> set[UUID]:
    """Those of the subjects about which leave was asked."""
    rows = ApprovalRequest.objects.filter(subject__in=subjects)
    return set(rows.values_list("subject", flat=True))


def about(subject: UUID, *, kind: ApprovalKind | None = None) -> list[RequestHead]:
    """What was asked about a subject, newest first."""
    rows = ApprovalRequest.objects.prefetch_related("reviews").filter(subject=subject)
    if kind:
        rows = rows.filter(kind=kind.value)
    return [request_head(row) for row in rows.order_by("-requested_at", "id")]


def standing(
    subject: UUID, kind: ApprovalKind, *, officer: UUID, at: datetime
) -> RequestHead | None:
    """The grant that ``officer`` may use now about ``subject``, if there is one."""
    found = (one for one in about(subject, kind=kind) if one.requester == officer)
    return next((one for one in found if one.usable(at)), None)


def due(by: Reviewer, *, limit: int = MOST_SHOWN) -> list[RequestHead]:
    """What ``by`` must still review, the soonest first."""
    rows = Review.objects.filter(by=by.value, done_at=None).order_by("due_at", "id")[:limit]
    ids = [one.request_id for one in rows]
    found = ApprovalRequest.objects.prefetch_related("reviews").in_bulk(ids)
    return [request_head(found[one]) for one in ids]


def answer(request_id: UUID) -> bytes:
    """What the authority's answer carried for this request; empty when there is none."""
    found = ApprovalRequest.objects.filter(id=request_id).values_list("answer", flat=True).first()
    return bytes(found or b"")


def asked_words(request_id: UUID, keys: Keys) -> Words | None:
    """Ground and case for the letter to the authority; ``None`` once they have ended."""
    row = ApprovalRequest.objects.filter(id=request_id).first()
    if row is None:
        return None
    return open_words(keys, Spot(row.id, ASKED, row.words_day), bytes(row.words))


def said(
    request_id: UUID, *, actor: Actor, purpose: Purpose, keys: Keys, at: datetime
) -> OpenWords:
    """What was said of a request, for those who may read it; its reading is in the ledger.

    Raises ``LookupError`` when there is no such request.
    """
    row = ApprovalRequest.objects.prefetch_related("reviews").filter(id=request_id).first()
    if row is None:
        raise LookupError(request_id)
    with transaction.atomic():
        ledger.write_read(
            actor=actor, purpose=purpose, subject=str(row.id), field_group=FIELD_GROUP, at=at
        )
    asked = open_words(keys, Spot(row.id, ASKED, row.words_day), bytes(row.words))
    reasons = open_words(keys, Spot(row.id, REASONS, row.words_day), bytes(row.reasons))
    return OpenWords(
        ground=asked.ground if asked else "",
        case=asked.case if asked else "",
        reasons=reasons.ground if reasons else "",
        reviewed=_reviewed(row, keys),
    )


def _reviewed(row: ApprovalRequest, keys: Keys) -> dict[Reviewer, str]:
    found = {}
    for one in row.reviews.all():
        spot = Spot(row.id, f"{REVIEWED}_{one.by}", row.words_day)
        words = open_words(keys, spot, bytes(one.words))
        if words:
            found[Reviewer(one.by)] = words.ground
    return found
