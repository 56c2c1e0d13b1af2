"""PNRGOV as invented carriers write it (IATA PNRGOV EDIFACT guides 10.1 to 17.1)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from safepassage.simulation.dialects import PnrDialect
from safepassage.simulation.edifact import Body, Envelope, Syntax, interchange
from safepassage.simulation.fleet import Flight
from safepassage.simulation.paxlst import RECIPIENT
from safepassage.simulation.pnrgov_history import history_segments
from safepassage.simulation.pnrgov_leg import leg_segments, return_segments
from safepassage.simulation.pnrgov_traveller import moment, traveller_segments
from safepassage.simulation.reservations import Booking

_SERVICES_BY_RESERVATION = "10"


@dataclass(frozen=True, slots=True, kw_only=True)
class Push:
    """One push of a flight's reservations, ``hours`` before departure."""

    flight: Flight
    at: datetime
    hours: float
    bookings: Sequence[Booking]
    reference: str


def write(push: Push, dialect: PnrDialect) -> str:
    """Return one interchange of one PNRGOV message."""
    flight = push.flight
    access = f"{flight.legs[0].departs:%d%m%y/%H%M}/{flight.airline.code}/{flight.number}"
    header = (("PNRGOV", *dialect.version, "IA"), access)
    body = Body("1", header, list(_segments(push, dialect)))
    return interchange(dialect.syntax, _envelope(push, dialect), [body])


def _envelope(push: Push, dialect: PnrDialect) -> Envelope:
    return Envelope(
        syntax_id="IATA:1",
        sender=push.flight.airline.code,
        recipient=RECIPIENT,
        prepared=push.at,
        reference=push.reference,
        group=dialect.group,
        group_type="PNRGOV",
        agency="IA",
        version=dialect.version,
    )


def _segments(push: Push, dialect: PnrDialect) -> Iterator[str]:
    segment = dialect.syntax.segment
    leg = push.flight.border_leg
    carrier = push.flight.airline
    yield segment("MSG", ("", "22"))
    yield segment("ORG", (carrier.system, push.flight.stops[0]))
    times = (*moment(leg.departs), *moment(leg.arrives))
    yield segment(
        "TVL", times, leg.origin.code, leg.destination.code, carrier.code, push.flight.number
    )
    yield segment("EQN", str(len(push.bookings)))
    boarding = 0
    for booking in push.bookings:
        yield from _reservation(push, booking, dialect, boarding)
        boarding += len(booking.travellers)


def _reservation(push: Push, booking: Booking, dialect: PnrDialect, boarding: int) -> Iterator[str]:
    yield dialect.syntax.segment("SRC")
    yield from _heading(push, booking, dialect)
    for booked in booking.travellers:
        yield from traveller_segments(booking, booked, dialect, push.hours)
    yield from leg_segments(booking, dialect, push.hours, boarding)
    yield from return_segments(booking, dialect.syntax)
    yield from _others(booking, dialect.syntax)
    yield from history_segments(booking, dialect, push.hours)


def _heading(push: Push, booking: Booking, dialect: PnrDialect) -> Iterator[str]:
    segment = dialect.syntax.segment
    carrier = push.flight.airline
    yield locators(booking, dialect.syntax)
    if dialect.version[0] == _SERVICES_BY_RESERVATION:
        for code, text in booking.remarks.services:
            yield segment("SSR", (code, "HK", "1", carrier.code, "", "", "", "", text))
    yield segment("DAT", ("700", *moment(push.at)), ("710", *moment(booking.created)))
    for text in booking.remarks.texts:
        yield segment("IFT", ("4", "28", "", carrier.code), text)
    yield from _contacts(booking, dialect)


def locators(booking: Booking, syntax: Syntax) -> str:
    """Return RCI: the operating carrier's locator, and the partner's where it sold the seat."""
    created = moment(booking.created)
    airline = booking.flight.airline
    own = (airline.system, booking.locator, "", *created)
    if not booking.by_partner:
        return syntax.segment("RCI", own)
    return syntax.segment("RCI", own, (airline.partner, booking.locator[::-1]))


def _contacts(booking: Booking, dialect: PnrDialect) -> Iterator[str]:
    segment = dialect.syntax.segment
    contacts, airline = booking.contacts, booking.flight.airline
    if dialect.contact_remarks:
        about = ("4", "28", "", airline.code)
        mail = contacts.email.replace("_", "..").replace("-", "./").replace("@", "//")
        yield segment("IFT", about, f"CTCE {mail}")
        yield segment("IFT", about, f"CTCM {contacts.phone}")
    office = (contacts.office, airline.system + contacts.office[:4])
    yield segment(
        "ORG",
        (airline.system, contacts.office_city),
        office,
        contacts.office_city,
        "",
        "T",
        contacts.office_country,
    )  # fmt: skip - the line is the segment
    address = contacts.address
    if address:
        phone = "" if dialect.contact_remarks else contacts.phone
        place = (address.street, address.city, "", "", address.country, address.postcode, phone)
        yield segment("ADD", "", ("702", *place))
    elif not dialect.contact_remarks:
        yield segment("ADD", "", ("700", "", "", "", "", "", "", contacts.phone))


def _others(booking: Booking, syntax: Syntax) -> Iterator[str]:
    airline = booking.flight.airline
    if booking.divided:
        yield syntax.segment("EQN", "1")
        yield syntax.segment("RCI", (airline.system, booking.divided))
    if booking.hotel:
        place = booking.disembarks
        day = f"{booking.legs[-1].arrives:%d%m%y}"
        yield syntax.segment("MSG", "8")
        yield syntax.segment(
            "TVL", (day, "1500"), (place, "HARBOUR INN"), "", "XH", ("67576", "ROH")
        )
