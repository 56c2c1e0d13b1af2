"""Writing GR.5 to GR.7: flights, code-shares, seats, check-in and bags."""

from collections.abc import Iterator
from typing import Final

from safepassage.formats.edifact.writer import Element, Value
from safepassage.formats.pnrgov.texts import Segment, date_and_time
from safepassage.formats.pnrgov.travel import is_same_flight
from safepassage.formats.pnrgov.travellers_writer import name_segment
from safepassage.records import FlightNumber, Leg, Message, Reservation, Seat, SeatSource, Traveller

_FIRST_WITH_TRA: Final = (14, 1)
_LICENCE_PLATE: Final = 10
_POOLS: Final = {"head": "HP", "member": "MP"}


def pushed_flight(flight: Leg) -> Segment:
    """TVL of level 0."""
    return "TVL", _times(flight), flight.origin, flight.destination, flight.carrier, flight.number


def legs(message: Message, reservation: Reservation) -> Iterator[Segment]:
    """The itinerary; bags are written on as many legs as their pieces were counted on."""
    loaded = _loaded_legs(message, reservation)
    for number, leg in enumerate(reservation.flights):
        yield from _flight(message, leg)
        if reservation.status:
            yield "RPI", str(len(reservation.travellers)), reservation.status
        yield from _booked_seats(reservation, leg)
        yield from _check_in(reservation, leg, with_bags=number in loaded)


def _loaded_legs(message: Message, reservation: Reservation) -> list[int]:
    """The pushed flight's leg first, unless the tags say that the bags were not on it."""
    prime = [n for n, leg in enumerate(reservation.flights) if _is_pushed(message, leg)]
    others = [n for n in range(len(reservation.flights)) if n not in prime]
    elsewhere = reservation.bags and not any(bag.prime_flight for bag in reservation.bags)
    order = others + prime if elsewhere else prime + others
    times = (reservation.bag_pieces_all_legs or 1) // (reservation.bag_count or 1)
    return order[: max(times, 1)]


def _is_pushed(message: Message, leg: Leg) -> bool:
    operating = leg.operating.carrier if leg.operating else None
    return any(is_same_flight(flight, leg, operating) for flight in message.flights)


def _times(leg: Leg) -> list[Value]:
    departs = [*date_and_time(leg.departs), None, None][:2]
    return [*departs, *date_and_time(leg.arrives)]


def _flight(message: Message, leg: Leg) -> Iterator[Segment]:
    """TVL under the number sold, and the number flown where it is another."""
    own = FlightNumber(carrier=leg.carrier, number=leg.number)
    sold = leg.marketing[0] if leg.marketing else own
    flown = leg.operating
    carriers: list[Value] = [sold.carrier]
    with_tra = _version(message) >= _FIRST_WITH_TRA and flown is not None and flown.number
    if flown and not with_tra:
        carriers.append(flown.carrier)
    number = [sold.number, leg.cabin]
    yield "TVL", _times(leg), leg.origin, leg.destination, carriers, number
    if flown and with_tra:
        yield "TRA", flown.carrier, [flown.number, leg.cabin]
    elif flown and flown.number:
        yield "TVL", None, None, None, None, [flown.number, leg.cabin]


def other_services(reservation: Reservation) -> Iterator[Segment]:
    """GR.9: what is booked besides flights."""
    for service in reservation.services:
        yield "MSG", service.code
        times = [*[*date_and_time(service.starts), None, None][:2], *date_and_time(service.ends)]
        place, provider = [service.place, service.name], service.provider
        yield "TVL", times, place, service.destination, provider, service.number
        if service.status:
            yield "RPI", "1", service.status


def _version(message: Message) -> tuple[int, ...]:
    parts = (message.version or "").split(".")
    return tuple(int(part) for part in parts if part.isdecimal())


def _booked_seats(reservation: Reservation, leg: Leg) -> Iterator[Segment]:
    seats: list[Element] = [
        [seat.number, None, person.local_reference]
        for person in reservation.travellers
        for seat in _seats(person, leg, SeatSource.RESERVATION)
    ]
    if seats:
        quantity = str(len(seats))
        carrier, places = leg.carrier, [leg.origin, leg.destination]
        yield "SSR", ["SEAT", "HK", quantity, carrier, None, None, *places], *seats


def _seats(person: Traveller, leg: Leg, source: SeatSource) -> list[Seat]:
    return [
        seat
        for seat in person.seats
        if seat.source is source
        and (seat.origin, seat.destination) == (leg.origin, leg.destination)
    ]


def _check_in(reservation: Reservation, leg: Leg, *, with_bags: bool) -> Iterator[Segment]:
    """DAT opens the check-in; each traveller who has been there follows."""
    opened = False
    for sequence, person in enumerate(reservation.travellers, start=1):
        seats = _seats(person, leg, SeatSource.CHECK_IN)
        bags = with_bags and (person.bags.count is not None or person.bags.tags)
        if not (seats or bags):
            continue
        if not opened:
            yield "DAT", "2"
            opened = True
        yield "TRI", None, [str(sequence), None, None, person.local_reference]
        yield name_segment(person)
        for seat in seats:
            yield "SSD", seat.number, None, None, None, seat.cabin
        if bags:
            yield _luggage(reservation, person)


def _luggage(reservation: Reservation, person: Traveller) -> Segment:
    count, weight = person.bags.count, person.bags.weight_kg
    details = [None if count is None else str(count), None if weight is None else f"{weight:g}"]
    tags = [_tag(reservation, tag) for tag in person.bags.tags]
    weighed = [*details, "700" if weight is not None else None]
    return "TBD", None, weighed, None, _POOLS.get(person.bags.pool or ""), *tags


def _tag(reservation: Reservation, full: str) -> Element:
    """A tag in its parts, as the reservation knows them."""
    for known in reservation.bags:
        if full in {known.tag, f"{known.carrier or ''}{known.tag}"}:
            return [known.carrier, known.tag, "1", known.destination]
    if len(full) >= _LICENCE_PLATE:
        return [None, full, "1"]
    return [full[:2], full[2:], "1"]
