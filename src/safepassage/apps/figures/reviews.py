"""Reviews of lists that were stopped for their hits by group: one proposes, another agrees."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.figures.models import FairnessReview
from safepassage.records.actor import Actor

QUIET = timedelta(days=90)


class ReviewRefused(Exception):  # noqa: N818 - a state, told as one
    """The review cannot be taken; the text says why."""


def propose(
    *, review: UUID, listed: UUID, words: bytes, officer: UUID, actor: Actor, at: datetime
) -> None:
    """Enter a review with its sealed words; raises ReviewRefused when one waits already."""
    if waiting(listed):
        raise ReviewRefused("A review of this list waits already for another person to agree.")
    FairnessReview.objects.create(
        id=review,
        listed=listed,
        words=words,
        proposed_by=officer,
        proposed_at=at,
        delete_at=at + timedelta(days=settings.SAFEPASSAGE_FIGURES_DAYS),
    )
    _tell(Event.FAIRNESS_PROPOSED, review, listed, actor, at)


def agree(*, review: UUID, officer: UUID, actor: Actor, at: datetime) -> FairnessReview:
    """Agree to another's review; raises ReviewRefused for one's own, or when none waits."""
    row = FairnessReview.objects.select_for_update().filter(pk=review, confirmed_at=None).first()
    if row is None:
        raise ReviewRefused("This review does not wait any more.")
    if row.proposed_by == officer:
        raise ReviewRefused("Somebody else agrees to your review.")
    row.confirmed_by, row.confirmed_at, row.quiet_until = officer, at, at + QUIET
    row.save(update_fields=["confirmed_by", "confirmed_at", "quiet_until"])
    _tell(Event.FAIRNESS_AGREED, review, row.listed, actor, at)
    return row


def waiting(listed: UUID) -> FairnessReview | None:
    """The review of a list that waits for a second person."""
    return FairnessReview.objects.filter(listed=listed, confirmed_at=None).first()


def by_id(review: UUID) -> FairnessReview | None:
    """One review."""
    return FairnessReview.objects.filter(pk=review).first()


def quiet_until(listed: UUID, at: datetime) -> datetime | None:
    """Until when a list is not stopped again, after a review that stands."""
    found = FairnessReview.objects.filter(listed=listed, quiet_until__gt=at)
    return found.order_by("-quiet_until").values_list("quiet_until", flat=True).first()


def _tell(event: Event, review: UUID, listed: UUID, actor: Actor, at: datetime) -> None:
    details = {"review": str(review)}
    ledger.write(event=event, actor=actor, subject=str(listed), details=details, at=at)
