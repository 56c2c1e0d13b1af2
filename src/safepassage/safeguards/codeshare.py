"""Which flight is really flown when a carrier tells of one under its own number.

The duty to transfer is on the carrier that operates the flight (Directive (EU) 2016/681
art. 8(1)), and everybody on one departure belongs on one flight. The itinerary says which flight
is behind a number sold: a second TVL up to version 13.1, TRA from 14.1 on.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from safepassage.records.journey import FlightNumber, Leg
from safepassage.records.message import Message

_DAY = 10


def flown(message: Message) -> tuple[Leg, ...]:
    """The legs of a message under the numbers of their operating flights.

    The number told stays in ``marketing``. A number behind which the itineraries see none, or
    several flights, stays as told: nobody is put on a flight by a guess.
    """
    return tuple(_flown(leg, message) for leg in message.flights)


def _flown(leg: Leg, message: Message) -> Leg:
    if leg.operating and leg.operating.carrier and leg.operating.number:
        return _under(leg, leg.operating)
    behind = {(one.carrier, _bare(one.number)): one for one in _behind(leg, message)}
    own = (leg.carrier, _bare(leg.number))
    if own in behind or len(behind) != 1:
        return leg
    return _under(leg, next(iter(behind.values())))


def _behind(leg: Leg, message: Message) -> Iterator[FlightNumber]:
    """What the itineraries say is flown where this leg is sold."""
    for reservation in message.reservations:
        for booked in reservation.flights:
            operating = booked.operating
            if not _is_same_way(leg, booked):
                continue
            if any(_is_same(leg, sold) for sold in booked.marketing):
                if operating and operating.carrier and operating.number:
                    yield operating
            elif _is_same(leg, FlightNumber(carrier=booked.carrier, number=booked.number)):
                yield FlightNumber(carrier=leg.carrier, number=leg.number)


def _under(leg: Leg, operating: FlightNumber) -> Leg:
    told = FlightNumber(carrier=leg.carrier, number=leg.number)
    if _is_same(leg, operating):
        return leg
    sold = (*(one for one in leg.marketing if one != told), told)
    return replace(
        leg,
        carrier=operating.carrier,
        number=operating.number,
        marketing=sold,
        operating=operating,
    )


def _is_same_way(one: Leg, other: Leg) -> bool:
    """The same places on the same day; a place that one of them leaves out is no difference."""
    return (
        (one.departs or "")[:_DAY] == (other.departs or "")[:_DAY]
        and one.origin in {None, other.origin}
        and one.destination in {None, other.destination}
    )


def _is_same(leg: Leg, flight: FlightNumber) -> bool:
    return leg.carrier == flight.carrier and _bare(leg.number) == _bare(flight.number)


def _bare(number: str | None) -> str:
    """Flight numbers agree whatever zeros stand before them."""
    return (number or "").lstrip("0")
