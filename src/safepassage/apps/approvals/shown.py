"""What readers of this app are given; words are opened apart, and only for those who may."""

from datetime import date, datetime
from uuid import UUID

from msgspec import field

from safepassage.apps.approvals.models import ApprovalRequest, Review
from safepassage.apps.approvals.terms import ApprovalKind, Finding, Opens, Reviewer, State
from safepassage.records._base import Record
from safepassage.safeguards.purpose import Purpose


class ReviewHead(Record, frozen=True):
    """A review that is due or done; ``finding`` is ``None`` until it is done."""

    by: Reviewer
    due_at: datetime
    done_by: UUID | None
    done_at: datetime | None
    finding: Finding | None


class RequestHead(Record, frozen=True):
    """A request without any word that was said of it."""

    id: UUID
    kind: ApprovalKind
    subject: UUID
    law: str
    purpose: Purpose
    requester: UUID
    requested_at: datetime
    urgent: bool
    review_by: datetime | None
    answer_by: datetime
    state: State
    opens: Opens
    valid_until: datetime | None
    decided_by: UUID | None
    authority_key: str
    decided_at: datetime | None
    used_at: datetime | None
    times_used: int
    words_day: date
    reviews: tuple[ReviewHead, ...] = ()

    def usable(self, at: datetime) -> bool:
        """Whether it may be used at ``at``."""
        return (
            self.state is State.GRANTED and self.valid_until is not None and at < self.valid_until
        )


class OpenWords(Record, frozen=True):
    """What was said: ``ground`` and ``case`` by who asked, ``reasons`` by who answered.

    Empty where nothing was said, or where it has ended with the record that it was about.
    """

    ground: str = ""
    case: str = ""
    reasons: str = ""
    reviewed: dict[Reviewer, str] = field(default_factory=dict)


_ENUMS = {"kind": ApprovalKind, "purpose": Purpose, "state": State, "opens": Opens}


def request_head(row: ApprovalRequest) -> RequestHead:
    """The value of a request's row, with its reviews."""
    values = {
        name: getattr(row, name) for name in RequestHead.__struct_fields__ if name != "reviews"
    }
    typed = {name: enum(values[name]) for name, enum in _ENUMS.items()}
    reviews = tuple(review_head(one) for one in sorted(row.reviews.all(), key=lambda one: one.pk))
    return RequestHead(**values | typed, reviews=reviews)


def review_head(row: Review) -> ReviewHead:
    """The value of a review's row."""
    return ReviewHead(
        by=Reviewer(row.by),
        due_at=row.due_at,
        done_by=row.done_by,
        done_at=row.done_at,
        finding=Finding(row.finding) if row.finding else None,
    )
