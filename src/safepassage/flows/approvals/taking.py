"""The authority's answers come back as files. Only the console opens this.

Whoever brings an answer in decides nothing by it: only the authority's key can have made it.
"""

import hmac
from uuid import UUID

from safepassage.apps.approvals import selectors, services
from safepassage.apps.approvals.errors import (
    NotAllowedError,
    NotStandingError,
    UrgencyStoppedError,
)
from safepassage.apps.approvals.saying import Decider, Granting, Reviewing
from safepassage.apps.approvals.shown import RequestHead
from safepassage.apps.approvals.terms import Finding, Reviewer
from safepassage.flows.approvals import answering
from safepassage.flows.approvals.asking import review_within
from safepassage.flows.approvals.naming import named, secrets_of, turn_of
from safepassage.flows.approvals.sending import addressees
from safepassage.flows.platform import Platform
from safepassage.pipeline.ports import OutsideKey
from safepassage.safeguards.approvals.answered import (
    Answer,
    AnswerFile,
    data_key_context,
    proof,
    read_answer,
    reasons_context,
)
from safepassage.safeguards.approvals.asked import Turn
from safepassage.safeguards.letters import key_id, open_letter
from safepassage.safeguards.sealing import KeyGone, SealBroken


def take_answer(platform: Platform, content: bytes, *, brought_by: UUID) -> RequestHead:
    """Take the authority's answer in: what it says takes effect.

    Raises ``FileBroken`` for another kind of file, ``ApprovalError`` when it is not the
    authority's answer to a request that stands.
    """
    file = read_answer(content)
    head, turn = _standing(file.answer.request)
    key = _key(platform, head, turn, file.answer)
    reasons = _proved(platform, head, turn, file)
    decider = Decider(key=file.answer.key, brought_by=brought_by)
    if turn is Turn.REVIEW:
        finding = Finding.RIGHT if file.answer.granted else Finding.WRONG
        reviewing = Reviewing(by=Reviewer.AUTHORITY, finding=finding, said=reasons)
        return answering.review(platform, head.id, decider, reviewing)
    if not file.answer.granted:
        refused = answering.refuse(platform, head.id, decider, reasons)
        platform.keys.answers.destroy(head.id.hex)
        return refused
    granting = _granting(platform, key, file.answer, reasons)
    return answering.grant_as(platform, head.id, decider, granting)


def _granting(platform: Platform, key: OutsideKey, given: Answer, reasons: str) -> Granting:
    """What is granted; by whoever is on call for no longer than until the review."""
    if given.valid_until is None:
        raise NotStandingError("the answer grants without an end")
    review_by = platform.clock.now() + review_within(platform) if key.urgent else None
    return Granting(
        valid_until=min(given.valid_until, review_by) if review_by else given.valid_until,
        reasons=reasons,
        answer=bytes.fromhex(given.data_key),
        review_by=review_by,
    )


def _proved(platform: Platform, head: RequestHead, turn: Turn, file: AnswerFile) -> str:
    """The reasons of an answer that the authority's key gave to this request, word for word."""
    try:
        private = platform.keys.answers.key(head.id.hex)
        name = named(platform, head, turn)
        expected = [
            proof(one, file.answer).hex() for one in secrets_of(platform, name, head.requested_at)
        ]
        if not any(hmac.compare_digest(one.encode(), file.proof.encode()) for one in expected):
            raise NotAllowedError("the authority's key did not give this answer to this request")
        if file.answer.data_key:
            open_letter(private, data_key_context(name), bytes.fromhex(file.answer.data_key))
        return open_letter(
            private, reasons_context(name), bytes.fromhex(file.answer.reasons)
        ).decode()
    except (KeyGone, SealBroken) as error:
        raise NotStandingError("the answer does not open with the key of its request") from error


def _standing(request: str) -> tuple[RequestHead, Turn]:
    try:
        head = selectors.request(UUID(request))
    except ValueError:
        head = None
    turn = turn_of(head) if head else None
    if head is None or turn is None:
        raise NotStandingError("there is no such request that waits for an answer")
    return head, turn


def _key(platform: Platform, head: RequestHead, turn: Turn, given: Answer) -> OutsideKey:
    """The key that answers; that of whoever is on call only for what was asked as urgent."""
    allowed = {key_id(key.public).hex(): key for key, _ in addressees(platform, head, turn)}
    key = allowed.get(given.key)
    if key is None:
        raise NotAllowedError("this key of the authority may not answer this request")
    if key.urgent and services.urgency_stopped(platform.clock.now()):
        raise UrgencyStoppedError("an urgent use was not reviewed in time; the authority answers")
    return key
