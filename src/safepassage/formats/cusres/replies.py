"""What is said back: a carrier's acknowledgement of a change of status, and input errors (312)."""

from collections.abc import Iterable

from msgspec.structs import replace

from safepassage.formats.cusres.codes import ACKNOWLEDGEMENT
from safepassage.records import Answer, AnswerError, Meaning, Message, Scope


def acknowledgement(change: Message, *, reference: str, sent_at: str | None = None) -> Message:
    """The CUSRES 312 by which a carrier says that it has ``change``, a CUSRES 132.

    It repeats transaction, flight, persons and status; texts are left out.
    """
    answers = tuple(replace(answer, text=None) for answer in change.answers)
    return replace(_reply(change, reference, sent_at), answers=answers)


def input_errors(
    request: Message,
    errors: Iterable[AnswerError],
    *,
    reference: str,
    sent_at: str | None = None,
) -> Message:
    """The CUSRES 312 that says why ``request`` could not be processed as a whole."""
    answer = Answer(scope=Scope.MESSAGE, meaning=Meaning.ERROR, errors=tuple(errors))
    return replace(_reply(request, reference, sent_at), answers=(answer,))


def tells_input_errors(message: Message) -> bool:
    """Whether a CUSRES 312 reports errors instead of acknowledging."""
    about_all = (one for one in message.answers if one.scope is Scope.MESSAGE)
    return message.function == ACKNOWLEDGEMENT and any(one.errors for one in about_all)


def acknowledges(reply: Message, change: Message) -> bool:
    """Whether ``reply`` is a 312 to ``change``: its transaction, and everybody named in it."""
    if reply.function != ACKNOWLEDGEMENT or tells_input_errors(reply):
        return False
    if change.transaction is None or reply.transaction != change.transaction:
        return False
    return _persons(change) <= _persons(reply)


def _reply(message: Message, reference: str, sent_at: str | None) -> Message:
    return Message(
        format="cusres",
        version="D.05B",
        reference=reference,
        common_access_reference=message.common_access_reference,
        function=ACKNOWLEDGEMENT,
        transaction=message.transaction,
        revision=message.revision,
        sender=message.recipient,
        recipient=message.sender,
        sent_at=sent_at,
        flights=message.flights,
    )


def _persons(message: Message) -> set[tuple[str | None, str | None]]:
    people = (one for one in message.answers if one.scope is Scope.TRAVELLER)
    return {(one.traveller_reference, one.reservation) for one in people}
