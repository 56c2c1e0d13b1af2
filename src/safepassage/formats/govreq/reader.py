"""Reads one GOVREQ: which reservations, or which flight, a government asks for.

The guide's layout could not be reached. Read are MSG, ORG, and in any order TVL for flights
and RCI for reservations.
"""

from typing import Final

from safepassage.formats.edifact import padis
from safepassage.formats.edifact.dates import Calendar
from safepassage.formats.edifact.defects import Code
from safepassage.formats.edifact.message import RawMessage
from safepassage.formats.edifact.reading import Reading, envelope_fields
from safepassage.records import Leg, Message, Reservation

_SERVICES: Final = frozenset({"UNT", "ORG"})


def read_message(raw: RawMessage, *, at: str | None) -> Message:
    """A GOVREQ as a ``Message``: asked for are its reservations, by locator, else its flights."""
    reading = Reading(raw, Calendar(raw.sent_day(at) or at))
    function: str | None = None
    flights: list[Leg] = []
    reservations: list[Reservation] = []
    for reading.index, segment in enumerate(raw.segments[1:], 1):
        tag = segment[:3]
        if tag == "MSG":
            function, _ = padis.read_function(reading)
        elif tag == "TVL":
            flights.append(padis.read_flight(reading))
        elif tag == "RCI":
            reservations += _reservations(reading)
        elif tag not in _SERVICES:
            reading.note(Code.UNKNOWN_SEGMENT)
    if not (flights or reservations):
        reading.index = 0
        reading.note(Code.NOTHING_REQUESTED)
    return Message(
        format="govreq",
        function=function,
        flights=tuple(flights),
        reservations=tuple(reservations),
        defects=tuple(reading.defects),
        **envelope_fields(raw),
    )


def _reservations(reading: Reading) -> list[Reservation]:
    return [
        Reservation(locator=each.locator, system=each.system)
        for each in padis.read_locators(reading)
    ]
