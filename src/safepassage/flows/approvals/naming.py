"""A request as the authority sees it, made anew from what is stored whenever it is needed."""

import hmac
from datetime import datetime

from safepassage.apps.approvals import selectors
from safepassage.apps.approvals.errors import NotStandingError
from safepassage.apps.approvals.shown import RequestHead
from safepassage.apps.approvals.terms import KEPT_FOR, Reviewer, State
from safepassage.flows.platform import Platform
from safepassage.flows.renewals import good_for
from safepassage.safeguards.approvals.asked import Request, Said, Turn, digest
from safepassage.safeguards.letters import public_of


def turn_of(head: RequestHead) -> Turn | None:
    """What the authority is to say about a request now, if anything."""
    if head.state is State.ASKED:
        return Turn.ANSWER
    due = {one.by for one in head.reviews if one.done_at is None}
    return Turn.REVIEW if Reviewer.AUTHORITY in due else None


def request_of(platform: Platform, head: RequestHead, turn: Turn) -> Request:
    """The request; raises ``KeyGone`` before it was first sent, and when it has ended.

    A review is never too late, because until it is done nothing is urgent.
    """
    private = platform.keys.answers.key(head.id.hex)
    return Request(
        id=head.id.hex,
        turn=turn,
        kind=head.kind.value,
        subject=head.subject.hex,
        law=head.law,
        purpose=head.purpose.value,
        requester=head.requester.hex,
        requested_at=head.requested_at,
        answer_by=head.answer_by if turn is Turn.ANSWER else head.requested_at + KEPT_FOR,
        urgent=head.urgent,
        opens=head.opens.value,
        answer_to=public_of(private).hex(),
    )


def said_of(platform: Platform, head: RequestHead, turn: Turn) -> Said:
    """Its words; a review may come when they have ended with their record, leave may not.

    Raises ``NotStandingError``.
    """
    found = selectors.asked_words(head.id, platform.keys)
    if found is None and turn is Turn.ANSWER:
        raise NotStandingError("the words of this request have ended with its record")
    return Said(ground=found.ground if found else "", case=found.case if found else "")


def named(platform: Platform, head: RequestHead, turn: Turn = Turn.ANSWER) -> bytes:
    """What names the request with every word of it."""
    return digest(request_of(platform, head, turn), said_of(platform, head, turn))


def secrets_of(platform: Platform, name: bytes, asked_at: datetime) -> list[bytes]:
    """Known to this home alone, and nothing of it is stored; what is asked now is by the first."""
    keys = good_for(platform.keys, asked_at)
    return [hmac.digest(key, b"approval|" + name, "sha256") for key in keys]
