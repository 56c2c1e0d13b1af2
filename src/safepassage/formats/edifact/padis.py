"""What the small messages beside PNRGOV share: how they travel, and references to a flight.

The layouts are those of PNRGOV's segments of the same names (PADIS: MSG, ORG, TVL, RCI).
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final, TypeAlias

from safepassage.formats.edifact.defects import Code
from safepassage.formats.edifact.reading import Reading
from safepassage.formats.edifact.syntax import Separators
from safepassage.formats.edifact.writer import Element, Sending, Value
from safepassage.records import Leg, Locator

Segment: TypeAlias = Sequence[Element]
_CLOCK: Final = 4
_BLANKS: Final = ("",) * 5


def padis_sending(separators: Separators) -> Sending:
    """How PADIS messages travel: syntax IATA, agency IA, no association."""
    return Sending(
        application_reference=None,
        agency="IA",
        association=None,
        syntax=("IATA", "1"),
        separators=separators,
    )


def function_segment(function: str | None, response: str | None) -> Segment:
    """MSG: the message function, and behind it the type of response."""
    return "MSG", [None, function], response


def read_function(reading: Reading) -> tuple[str | None, str | None]:
    """Function and type of response of MSG."""
    elements = reading.elements()
    function = (*reading.components(elements, 1), "", "")[1]
    return function or None, reading.value(elements, 2) or None


def flight_segment(leg: Leg) -> Segment:
    """TVL: times, places, carrier and number."""
    departs = (*_digits(leg.departs), None, None)[:2]
    times = [*departs, *_digits(leg.arrives)]
    return "TVL", times, leg.origin, leg.destination, leg.carrier, leg.number


def read_flight(reading: Reading) -> Leg:
    """A flight; what a TVL lacks is ``None``."""
    elements = reading.elements()
    departs, arrives = _times(reading, reading.components(elements, 1))
    return Leg(
        carrier=reading.value(elements, 4) or None,
        number=reading.value(elements, 5) or None,
        origin=reading.value(elements, 2) or None,
        destination=reading.value(elements, 3) or None,
        departs=departs,
        arrives=arrives,
    )


def _times(reading: Reading, parts: list[str]) -> tuple[str | None, str | None]:
    """Departure and arrival; an arrival without a date is no later than the next day."""
    first, start, second, end = (*parts, *_BLANKS)[:4]
    departs = _moment(reading, first, start)
    if len(second) == _CLOCK:
        second, end = "", second
    if second or not (end and departs):
        return departs, _moment(reading, second, end)
    reading.note(Code.ARRIVAL_DATE_ASSUMED)
    same_day = _moment(reading, first, end)
    return departs, _next_day(same_day) if same_day and same_day < departs else same_day


def locator_segments(locators: Sequence[Locator]) -> Iterator[Segment]:
    """RCI: one for each reservation, with the code of the system that keeps it."""
    for each in locators:
        yield "RCI", [each.system, each.locator]


def read_locators(reading: Reading) -> Iterator[Locator]:
    """The reservations that one RCI names."""
    elements = reading.elements()
    for place in range(1, len(elements)):
        system, locator = (*reading.components(elements, place), "", "")[:2]
        if locator:
            yield Locator(locator=locator, system=system or None)


def _digits(moment: str | None) -> list[Value]:
    """``ddmmyy`` and ``hhmm`` of an ISO moment."""
    if not moment:
        return []
    day, _, clock = moment.partition("T")
    year, month, number = day.split("-")
    return [f"{number}{month}{year[2:]}", clock.replace(":", "") or None]


def _moment(reading: Reading, day: str, clock: str) -> str | None:
    """``ddmmyy`` and ``hhmm`` as ISO text."""
    turned = day[4:] + day[2:4] + day[:2] if len(day) == len("ddmmyy") else day
    return reading.moment(turned + clock) if day else None


def _next_day(moment: str) -> str:
    day, _, clock = moment.partition("T")
    return f"{(date.fromisoformat(day) + timedelta(days=1)).isoformat()}T{clock}"
