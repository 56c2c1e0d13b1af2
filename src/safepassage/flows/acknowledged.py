"""A carrier says back (CUSRES 312) that it has an answer of ours, or that it could not use one."""

from collections.abc import Iterator

from safepassage.apps.messages import selectors as messages
from safepassage.apps.messages import services
from safepassage.apps.messages.lease import Lease
from safepassage.flows.platform import Platform
from safepassage.formats.cusres import acknowledges, tells_input_errors
from safepassage.formats.cusres.codes import ACKNOWLEDGEMENT
from safepassage.formats.read import read
from safepassage.pipeline.draft import Part
from safepassage.pipeline.order import OrderCode
from safepassage.records.actor import Actor
from safepassage.records.message import Message


def take_acknowledgement(
    platform: Platform, lease: Lease, part: Part, actor: Actor
) -> Iterator[OrderCode]:
    """End the waiting of the answer with this transaction and these persons; what is odd.

    One that the carrier heard before, by telephone for instance, is no fault.
    """
    if part.function != ACKNOWLEDGEMENT or not part.replies:
        return
    reply = Message(
        format=part.format,
        function=part.function,
        transaction=part.transaction,
        answers=part.replies,
    )
    if tells_input_errors(reply):
        yield OrderCode.ANSWER_NOT_USED
    elif not _end_waiting(platform, lease, reply, actor) and not _was_heard(lease, part):
        yield OrderCode.ANSWER_NOT_SENT


def _end_waiting(platform: Platform, lease: Lease, reply: Message, actor: Actor) -> bool:
    found = False
    for one in messages.answers_called(lease.sender, reply.transaction or ""):
        body = platform.spool.unseal("outgoing", one.id, one.created_day, one.body)
        if any(acknowledges(reply, sent) for sent in read(body).messages):
            services.acknowledge(one.id, carrier=lease.sender, actor=actor, at=platform.clock.now())
            found = True
    return found


def _was_heard(lease: Lease, part: Part) -> bool:
    return bool(part.transaction) and messages.was_taken(lease.sender, part.transaction or "")
