"""Writes a GOVREQ: an ad-hoc request for single reservations, or for those of a flight.

Who may ask, and on which ground, is decided before: this only writes what was decided.
"""

from collections.abc import Iterator

from safepassage.formats.edifact.padis import (
    Segment,
    flight_segment,
    function_segment,
    locator_segments,
    padis_sending,
)
from safepassage.formats.edifact.syntax import STANDARD, Separators
from safepassage.formats.edifact.writer import Sending, write_message
from safepassage.records import Leg, Locator, Message, Reservation

_LATEST = "17.1"


def request(
    *, sender: str, recipient: str, flight: Leg | None = None, locator: Locator | None = None
) -> Message:
    """A request for one reservation, for one flight, or for one reservation on a flight.

    The function in MSG was not established: it is agreed with the carrier and set by the caller.
    Raises ``ValueError`` when neither is given.
    """
    if flight is None and locator is None:
        raise ValueError("A request names a flight, a locator, or both.")
    wanted = (Reservation(locator=locator.locator, system=locator.system),) if locator else ()
    return Message(
        format="govreq",
        version=_LATEST,
        sender=sender,
        recipient=recipient,
        flights=(flight,) if flight else (),
        reservations=wanted,
    )


def write(
    message: Message, *, separators: Separators = STANDARD, sending: Sending | None = None
) -> bytes:
    """One interchange with one GOVREQ."""
    how = sending or padis_sending(separators)
    return write_message(message, "GOVREQ", _body(message), how)


def _body(message: Message) -> Iterator[Segment]:
    yield function_segment(message.function, None)
    yield "ORG", message.sender
    for flight in message.flights:
        yield flight_segment(flight)
    wanted = [(each.locator, each.system) for each in message.reservations]
    known = [Locator(locator=locator, system=system) for locator, system in wanted if locator]
    yield from locator_segments(known)
