"""Writes about requests, each with its ledger entry; codes, dates and ids alone.

Who calls holds a transaction. What was said is sealed beside it (``content``).
"""

from datetime import date, datetime
from uuid import UUID

from safepassage.apps.audit import ledger
from safepassage.apps.audit.drafts import Details
from safepassage.apps.audit.events import Event
from safepassage.apps.subjects.content import destroy_copy
from safepassage.apps.subjects.models import SubjectRequest
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.rights.asked import (
    Aim,
    Answer,
    AnswerBy,
    Channel,
    ForWhom,
    Proof,
    Review,
    Right,
    Route,
    WhyLonger,
)


class Asked(Record, frozen=True):
    """What is asked, for whom, how it came, and how the answer goes back."""

    right: Right
    for_whom: ForWhom
    channel: Channel
    answer_by: AnswerBy
    route: Route = Route.AUTHORITY


class By(Record, frozen=True):
    """Who does something about a request, as whom the ledger names them, for what, and when."""

    officer: UUID | None
    actor: Actor
    purpose: Purpose
    at: datetime

    @property
    def person(self) -> UUID:
        """The officer, where only one can be meant; raises ``ValueError``."""
        if self.officer is None:
            raise ValueError("this is done by a person")
        return self.officer


def create(
    request: UUID, receipt: bytes, key: bytes, asked: Asked, *, by: By, delete_at: datetime
) -> SubjectRequest:
    """Write a new request."""
    row = SubjectRequest.objects.create(
        id=request,
        receipt=receipt,
        key=key,
        asks_for=asked.right.value,
        for_whom=asked.for_whom.value,
        channel=asked.channel.value,
        answer_by=asked.answer_by.value,
        route=asked.route.value,
        received_at=by.at,
        entered_by=by.officer,
        delete_at=delete_at,
    )
    details = {"right": row.asks_for, "for": row.for_whom, "by": row.channel, "route": row.route}
    _tell(Event.SUBJECT_RECEIVED, row, by, details)
    return row


def prove(row: SubjectRequest, proof: Proof | None, *, by: By) -> None:
    """Note that somebody looked at who asks, with or without success; the copy goes."""
    destroy_copy(row)
    _tell(Event.SUBJECT_PROVEN, row, by, {"how": proof.value if proof else "not_proven"})
    if proof:
        _change(row, proof=proof.value, proven_by=by.officer, proven_at=by.at)


def put_off(row: SubjectRequest, why: WhyLonger, *, by: By) -> None:
    """Note that the requester is told that it takes longer."""
    _tell(Event.SUBJECT_PUT_OFF, row, by, {"why": why.value})
    _change(row, put_off_at=by.at)


def choose(row: SubjectRequest, journeys: list[UUID], *, by: By) -> None:
    """Note which records are the person's; the ids stand sealed."""
    ledger.write(
        event=Event.SUBJECT_CHOSEN,
        actor=by.actor,
        purpose=by.purpose,
        subject=str(row.pk),
        details={"records": len(journeys)},
        about=journeys,
        at=by.at,
    )


def answer(row: SubjectRequest, how: Answer, *, leaves_at: datetime, by: By) -> None:
    """Note that a request is answered, and when the answer leaves."""
    details = {"how": how.value, "leaves_at": leaves_at.isoformat()}
    _tell(Event.SUBJECT_ANSWERED, row, by, details)
    _change(
        row,
        answer=how.value,
        answered_by=by.officer,
        answered_at=by.at,
        leaves_at=leaves_at,
        handed_at=None,
    )


def limit(row: SubjectRequest, aims: list[Aim], *, recheck_on: date, by: By) -> None:
    """Note that access is limited for these aims, and when that is looked at again."""
    details = {"aims": sorted(one.value for one in aims), "recheck_on": recheck_on.isoformat()}
    _tell(Event.SUBJECT_LIMITED, row, by, details)
    _change(row, recheck_on=recheck_on)


def reopen(row: SubjectRequest, *, by: By) -> None:
    """Answer anew what was limited: the aims no longer need it."""
    _tell(Event.SUBJECT_LIMITED, row, by, {"aims": []})
    _change(row, answer="", leaves_at=None, recheck_on=None)


def hand(row: SubjectRequest, *, by: By) -> None:
    """Note that the answer was printed for the requester."""
    _tell(Event.SUBJECT_HANDED, row, by, {"by": row.answer_by})
    _change(row, handed_at=by.at)


def ask_review(row: SubjectRequest, *, by: By) -> None:
    """Note that the requester wants the answer reviewed independently."""
    _tell(Event.SUBJECT_REVIEW_ASKED, row, by)
    _change(row, review=Review.ASKED.value, review_at=by.at)


def review(row: SubjectRequest, result: Review, *, by: By) -> None:
    """Note what the supervisory authority found; ``AGAIN`` opens the request."""
    _tell(Event.SUBJECT_REVIEWED, row, by, {"result": result.value})
    again = {"answer": "", "leaves_at": None} if result is Review.AGAIN else {}
    _change(row, review=result.value, review_at=by.at, reviewed_by=by.officer, **again)


def _tell(event: Event, row: SubjectRequest, by: By, details: Details | None = None) -> None:
    ledger.write(
        event=event,
        actor=by.actor,
        purpose=by.purpose,
        subject=str(row.pk),
        details=details,
        at=by.at,
    )


def _change(row: SubjectRequest, **values: object) -> None:
    SubjectRequest.objects.filter(pk=row.pk).update(**values)
    for name, value in values.items():
        setattr(row, name, value)
