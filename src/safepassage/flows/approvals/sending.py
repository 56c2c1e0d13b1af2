"""A request goes to the authority as a file, with what each of its keys may open."""

from collections.abc import Iterator

from safepassage.apps.approvals.errors import NotStandingError
from safepassage.apps.approvals.shown import RequestHead
from safepassage.apps.approvals.terms import ApprovalKind
from safepassage.apps.travel.unmasking import masked
from safepassage.flows.approvals.naming import request_of, said_of, secrets_of, turn_of
from safepassage.flows.platform import Platform
from safepassage.pipeline.ports import OutsideKey
from safepassage.safeguards.approvals.asked import Turn, WrappedKey, asked_text, digest, part_for
from safepassage.safeguards.letters import key_id

Addressed = tuple[OutsideKey, WrappedKey | None]


def asked_file(platform: Platform, head: RequestHead) -> bytes:
    """The file for the authority: what it is to answer, or to review.

    What it says in words is sealed: whoever carries it reads nothing. Raises
    ``NotStandingError`` when there is nothing to be said about the request any more.
    """
    turn = turn_of(head)
    late = turn is Turn.ANSWER and platform.clock.now() >= head.answer_by
    if turn is None or late:
        raise NotStandingError("the request was answered before, or its time is over")
    addressed = list(addressees(platform, head, turn))
    if not addressed:
        raise NotStandingError("this record is wrapped for no key of the authority known here")
    platform.keys.answers.make(head.id.hex)
    request, said = request_of(platform, head, turn), said_of(platform, head, turn)
    secret, *_ = secrets_of(platform, digest(request, said), head.requested_at)
    chance = platform.ids.random
    parts = tuple(
        part_for(key.public, request, said, secret, chance, record=record)
        for key, record in addressed
    )
    return asked_text(request, parts)


def addressees(platform: Platform, head: RequestHead, turn: Turn) -> Iterator[Addressed]:
    """The authority's keys that may answer, each with the record's wrapping for it.

    That of whoever is on call is among them only when leave is asked urgently.
    """
    keys = platform.keys.authority
    if turn is Turn.REVIEW or head.kind is not ApprovalKind.UNMASK:
        yield OutsideKey(public=keys.in_use(), urgent=False), None
        return
    record = masked(head.purpose, head.subject)
    if record is None:
        raise NotStandingError("there is no masked record of this kind; it may be deleted")
    known, first = keys.known(), key_id(keys.first())
    for one in record.wrappings:
        key = known.get(one.key or first)
        if key and (head.urgent or not key.urgent):
            wrapped = WrappedKey(ephemeral=record.ephemeral.hex(), wrapped=one.wrapped.hex())
            yield key, wrapped
