"""PNRGOV groups 5 to 7: legs, seats, services, and check-in with bags."""

from collections.abc import Iterator
from datetime import timedelta

from safepassage.simulation.dialects import PnrDialect
from safepassage.simulation.edifact import Syntax
from safepassage.simulation.fleet import FlightLeg
from safepassage.simulation.pnrgov_traveller import (
    docs_known,
    document_texts,
    moment,
    name_elements,
)
from safepassage.simulation.reservations import Booked, Booking, Kind

_CLASS = "Y"
_BOOKED = "B"


def leg_segments(
    booking: Booking, dialect: PnrDialect, hours: float, boarding: int
) -> Iterator[str]:
    """Yield the legs of a reservation; ``boarding`` is the last boarding number given before."""
    for leg in booking.legs:
        yield from _flown(booking, leg, dialect)
        yield from _seats(booking, leg, dialect.syntax, hours)
        yield from _services(booking, leg, dialect, hours)
        yield from _second_number(booking, dialect)
        if leg == booking.flight.border_leg and booking.times.check_in > hours:
            yield from _check_in(booking, dialect, boarding)


def _flown(booking: Booking, leg: FlightLeg, dialect: PnrDialect) -> Iterator[str]:
    segment = dialect.syntax.segment
    flight = booking.flight
    times = (*moment(leg.departs), *moment(leg.arrives))
    partner = flight.marketing if booking.by_partner else None
    carrier, number = partner or (flight.airline.code, flight.number)
    designator: tuple[str, ...] = (carrier,)
    if partner and not dialect.operating_by_tra:
        designator = (carrier, flight.airline.code)
    route = (leg.origin.code, leg.destination.code)
    yield segment("TVL", times, *route, designator, (number, _BOOKED))
    if partner and dialect.operating_by_tra:
        yield segment("TRA", flight.airline.code, (flight.number, _BOOKED))
    yield segment("RPI", str(len(booking.travellers)), "HK")
    yield segment("APD", flight.aircraft)


def _second_number(booking: Booking, dialect: PnrDialect) -> Iterator[str]:
    """Yield the operating flight's number as guides before 14.1 do, in a TVL of its own."""
    if booking.by_partner and not dialect.operating_by_tra:
        yield dialect.syntax.segment("TVL", "", "", "", "", (booking.flight.number, _BOOKED))


def _seats(booking: Booking, leg: FlightLeg, syntax: Syntax, hours: float) -> Iterator[str]:
    seated = [booked for booked in booking.travellers if booked.seat]
    if booking.times.seats < hours or not seated:
        return
    head = _leg_service("SEAT", str(len(seated)), booking, leg)
    yield syntax.segment(
        "SSR", head, *((booked.seat or "", "", str(booked.order)) for booked in seated)
    )


def _leg_service(code: str, count: str, booking: Booking, leg: FlightLeg) -> tuple[str, ...]:
    route = (leg.origin.code, leg.destination.code)
    return (code, "HK", count, booking.flight.airline.code, "", "", *route)


def _services(booking: Booking, leg: FlightLeg, dialect: PnrDialect, hours: float) -> Iterator[str]:
    syntax = dialect.syntax
    if dialect.version[0] != "10":
        for code, text in booking.remarks.services:
            head = _leg_service(code, "1", booking, leg)
            yield syntax.segment("SSR", (*head, text), ("", "", "1"))
    yield from _infants(booking, leg, syntax)
    if dialect.docs_by_leg:
        for booked in booking.travellers:
            yield from _documents(booking, booked, leg, syntax, hours)


def _infants(booking: Booking, leg: FlightLeg, syntax: Syntax) -> Iterator[str]:
    for booked in booking.travellers:
        if booked.kind is Kind.INFANT:
            born = f"{booked.part.person.born:%d%b%y}".upper()
            text = f"{booked.typed.surname}/{' '.join(booked.typed.given)} {born}"
            yield syntax.segment(
                "SSR", (*_leg_service("INFT", "1", booking, leg), text), ("", "", "1")
            )


def _documents(
    booking: Booking, booked: Booked, leg: FlightLeg, syntax: Syntax, hours: float
) -> Iterator[str]:
    if not docs_known(booking, booked, hours):
        return
    for code, text in document_texts(booked):
        head = _leg_service(code, "1", booking, leg)
        yield syntax.segment("SSR", (*head, text), ("", "", str(booked.order)))


def _check_in(booking: Booking, dialect: PnrDialect, boarding: int) -> Iterator[str]:
    syntax = dialect.syntax
    when = booking.flight.departs - timedelta(hours=booking.times.check_in)
    yield syntax.segment("DAT", ("2", *moment(when)))
    yield syntax.segment("ORG", booking.flight.airline.code, "", "", "", "A")
    for booked in booking.travellers:
        number = str(boarding + booked.order)
        yield syntax.segment("TRI", "", (number, "", "", str(booked.order)))
        yield syntax.segment("TIF", *name_elements(booked, dialect))
        if booked.seat:
            yield syntax.segment("SSD", booked.seat, "", "", "", _CLASS)
        yield from _bags(booking, booked, syntax)


def _bags(booking: Booking, booked: Booked, syntax: Syntax) -> Iterator[str]:
    """Yield TBD; in a party of several the first holds the pool (HP), others are members (MP)."""
    bags = booked.bags
    if not bags.tags:
        return
    pool = ""
    if len(booking.travellers) > 1:
        pool = "HP" if booked.order == 1 else "MP"
    pieces = (str(len(bags.tags)), str(bags.weight), "700")
    accounting = booking.flight.airline.accounting
    plates = ((accounting, tag, "1", booking.disembarks) for tag in bags.tags)
    yield syntax.segment("TBD", "", pieces, "", pool, *plates)


def return_segments(booking: Booking, syntax: Syntax) -> Iterator[str]:
    """Yield the flight back, where one is booked; it is not simulated itself."""
    if booking.returns is None:
        return
    last = booking.legs[-1]
    leaves = last.arrives + timedelta(days=booking.returns)
    number = str(int(booking.flight.number) + 1)
    route = (booking.disembarks, booking.embarks)
    carrier = booking.flight.airline.code
    yield syntax.segment("TVL", moment(leaves), *route, carrier, (number, _BOOKED))
    yield syntax.segment("RPI", str(len(booking.travellers)), "HK")
