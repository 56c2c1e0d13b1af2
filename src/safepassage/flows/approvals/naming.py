"""A request as the authority sees it, made anew from what is stored whenever it is needed."""

import hmac

from safepassage.apps.approvals import selectors
from safepassage.apps.approvals.errors import NotStandingError
from safepassage.apps.approvals.shown import RequestHead
from safepassage.flows.platform import Platform
from safepassage.safeguards.approvals.asked import Request, Said, digest
from safepassage.safeguards.letters import public_of


def request_of(platform: Platform, head: RequestHead) -> Request:
    """The request; raises ``KeyGone`` before it was first sent, and when it has ended."""
    private = platform.keys.answers.key(head.id.hex)
    return Request(
        id=head.id.hex,
        kind=head.kind.value,
        subject=head.subject.hex,
        law=head.law,
        purpose=head.purpose.value,
        requester=head.requester.hex,
        requested_at=head.requested_at,
        answer_by=head.answer_by,
        urgent=head.urgent,
        opens=head.opens.value,
        answer_to=public_of(private).hex(),
    )


def said_of(platform: Platform, head: RequestHead) -> Said:
    """Its words; raises ``NotStandingError`` once they have ended with their record."""
    found = selectors.asked_words(head.id, platform.keys)
    if found is None:
        raise NotStandingError("the words of this request have ended with its record")
    return Said(ground=found.ground, case=found.case)


def named(platform: Platform, head: RequestHead) -> bytes:
    """What names the request with every word of it."""
    return digest(request_of(platform, head), said_of(platform, head))


def secret_of(platform: Platform, name: bytes) -> bytes:
    """Known to this home alone, and nothing of it is stored."""
    return hmac.digest(platform.keys.digest_key(), b"approval|" + name, "sha256")
