"""Level 0: what kind of push this is, and for which flight (MSG, TVL, EQN)."""

from typing import Final

from msgspec import structs

from safepassage.formats.edifact.defects import Code
from safepassage.formats.edifact.segment import is_count
from safepassage.formats.pnrgov.context import at
from safepassage.formats.pnrgov.reading import Handler, Reading
from safepassage.formats.pnrgov.travel import read_travel
from safepassage.records import FlightNumber

_FUNCTIONS: Final = frozenset({"22", "141", ""})
_MOST_PUSHED: Final = 20  # a flight has few legs; more are nonsense that would cost time


def _function(reading: Reading, text: str) -> None:
    """22: all PNRs of the flight; 141: changed ones only."""
    function = at(reading.context.parse(text), 1, 1)
    if function not in _FUNCTIONS:
        reading.context.report(Code.UNKNOWN_CODE)
    reading.function = function or None


def _pushed_flight(reading: Reading, text: str) -> None:
    """TVL: the flight, or, with nothing but a number, the one flown under it (before 14.1)."""
    travel = read_travel(reading.context, text)
    leg = travel.leg
    if travel.is_continuation and reading.flights:
        sold = reading.flights[-1]
        _operated(reading, FlightNumber(carrier=sold.carrier, number=leg.number))
        return
    if travel.operating_carrier and travel.operating_carrier != leg.carrier:
        leg = structs.replace(leg, operating=FlightNumber(carrier=travel.operating_carrier))
    reading.flights.append(leg)
    if len(reading.context.pushed) < _MOST_PUSHED:
        reading.context.pushed.append(leg)


def _operating_flight(reading: Reading, text: str) -> None:
    """TRA (from 14.1): the flight that is flown under the number of the TVL before it."""
    elements = reading.context.parse(text)
    told = FlightNumber(carrier=at(elements, 1) or None, number=at(elements, 2) or None)
    if reading.flights:
        _operated(reading, told)
    else:
        reading.context.report(Code.MISPLACED_SEGMENT)


def _operated(reading: Reading, told: FlightNumber) -> None:
    """The pushed flight with what is flown; a carrier that its TVL named comes first."""
    leg = reading.flights[-1]
    named = leg.operating.carrier if leg.operating else None
    operating = FlightNumber(carrier=named or told.carrier, number=told.number)
    reading.flights[-1] = structs.replace(leg, operating=operating)


def _announced(reading: Reading, text: str) -> None:
    count = at(reading.context.parse(text), 1)
    if is_count(count):
        reading.announced, reading.announced_at = int(count), reading.context.position
    else:
        reading.context.report(Code.UNREADABLE_NUMBER)


HANDLERS: dict[str, Handler | None] = {
    "UNH": None,
    "MSG": _function,
    "ORG": None,
    "TVL": _pushed_flight,
    "TRA": _operating_flight,
    "EQN": _announced,
    "ERC": None,
}
