"""TVL: a flight with its times and places (guide 5, TVL at levels 0, 2 and 3)."""

from typing import Final, NamedTuple

from safepassage.formats.edifact.defects import Code
from safepassage.formats.edifact.segment import is_count
from safepassage.formats.pnrgov.context import Context, Elements, at
from safepassage.formats.pnrgov.dates import later
from safepassage.records import Leg, Seat

SURFACE: Final = "ARNK"
_CLOCK_LENGTH: Final = 4
_NUMBER: Final = 5
_DAYS_LENGTH: Final = 2


class Travel(NamedTuple):
    """What one TVL says; a ``continuation`` gives only the other number of a code-share.

    ``seats`` remembers the seats given at check-in on all occurrences of this leg.
    """

    leg: Leg
    operating_carrier: str | None
    is_continuation: bool
    is_prime: bool
    seats: dict[str, Seat]


def read_travel(context: Context, text: str) -> Travel:
    """A flight as booked; ``is_prime`` when it is the one the message is pushed for."""
    elements = context.parse(text)
    departs, arrives = _times(context, elements)
    number = at(elements, _NUMBER) or None
    operating = at(elements, 4, 1) or None
    leg = Leg(
        carrier=at(elements, 4) or None,
        number=number,
        origin=at(elements, 2) or None,
        destination=at(elements, 3) or None,
        departs=departs,
        arrives=arrives,
        cabin=at(elements, _NUMBER, 1) or None,
    )
    return Travel(
        leg=leg,
        operating_carrier=operating,
        is_continuation=not any(text.split(context.separators.element)[1:_NUMBER]),
        is_prime=any(is_same_flight(pushed, leg, operating) for pushed in context.pushed),
        seats={},
    )


def is_same_flight(pushed: Leg, leg: Leg, operating: str | None) -> bool:
    """Whether a booked leg is on the pushed flight, whichever carrier sold it."""
    return (
        pushed.carrier in {leg.carrier, operating}
        and same_number(pushed.number, leg.number)
        and starts_alike(pushed, leg)
    )


def starts_alike(one: Leg, other: Leg) -> bool:
    """Whether two legs leave the same place on the same day."""
    return one.origin == other.origin and (one.departs or "")[:10] == (other.departs or "")[:10]


def same_number(one: str | None, other: str | None) -> bool:
    """Flight numbers agree whatever zeros stand before them."""
    return (one or "").lstrip("0") == (other or "").lstrip("0")


def _times(context: Context, elements: Elements) -> tuple[str | None, str | None]:
    """Departure and arrival from C310: date, time, date, time, days between them."""
    first, start, second, end, days = (at(elements, 1, n) for n in range(5))
    if len(second) == _CLOCK_LENGTH and not end:
        context.report(Code.DATE_MISPLACED)
        second, end = "", second
    day = context.day(first) if first else None
    departs = context.with_clock(day, start)
    if second:
        return departs, context.moment(second, end)
    return departs, _assumed_arrival(context, day, start, end, days)


def _assumed_arrival(
    context: Context, day: str | None, start: str, end: str, days: str
) -> str | None:
    """An arrival without date: so many days later, or the next day when the clock is earlier."""
    if not (end and day):
        return None
    if is_count(days.removeprefix("-"), _DAYS_LENGTH):
        return context.with_clock(later(day, int(days)), end)
    if days:
        context.report(Code.UNREADABLE_NUMBER)
    context.report(Code.ARRIVAL_DATE_ASSUMED)
    return context.with_clock(later(day, 1) if end < start else day, end)
