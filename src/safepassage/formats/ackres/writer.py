"""Writes an ACKRES: what a government says to a PNRGOV push."""

from collections.abc import Iterator
from typing import Final

from safepassage.formats.edifact.padis import (
    Segment,
    flight_segment,
    function_segment,
    padis_sending,
)
from safepassage.formats.edifact.syntax import STANDARD, Separators
from safepassage.formats.edifact.writer import Sending, write_message
from safepassage.records import Answer, AnswerError, Meaning, Message, Scope

_TEXT_LENGTH: Final = 70  # of one free text of IFT
_CODED: Final = "4"


def acknowledgement(push: Message, errors: tuple[AnswerError, ...] = ()) -> Message:
    """The answer to a push: its references and function come back, its parties change places.

    The time of sending and a reference of the answer's own are the caller's to add.
    """
    return Message(
        format="ackres",
        version=push.version,
        reference=push.reference,
        common_access_reference=push.common_access_reference,
        function=push.function,
        sender=push.recipient,
        recipient=push.sender,
        answers=(
            Answer(
                scope=Scope.MESSAGE,
                meaning=Meaning.ERROR if errors else None,
                errors=errors,
            ),
        ),
    )


def write(
    message: Message, *, separators: Separators = STANDARD, sending: Sending | None = None
) -> bytes:
    """One interchange with one ACKRES; without errors it is an acceptance."""
    how = sending or padis_sending(separators)
    return write_message(message, "ACKRES", _body(message), how)


def _body(message: Message) -> Iterator[Segment]:
    response = next((answer.status for answer in message.answers), None)
    yield function_segment(message.function, response)
    for flight in message.flights:
        yield flight_segment(flight)
    for answer in message.answers:
        if answer.reservation:
            yield "RCI", [None, answer.reservation]
        for error in answer.errors:
            yield from _error(error)


def _error(error: AnswerError) -> Iterator[Segment]:
    yield "ERC", error.code
    if error.text:
        yield "IFT", _CODED, error.text[:_TEXT_LENGTH].rstrip()
