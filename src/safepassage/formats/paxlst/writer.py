"""Writes a PAXLST as carriers send it (UN/EDIFACT D.05B; WCO/IATA/ICAO API guidelines)."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Final, TypeAlias

from safepassage.formats.edifact.dates import Calendar
from safepassage.formats.edifact.modes import CODE_OF
from safepassage.formats.edifact.route import ARRIVAL, DEPARTURE
from safepassage.formats.edifact.syntax import STANDARD, Separators
from safepassage.formats.edifact.writer import Element, Sending, Value, time_element, write_message
from safepassage.formats.paxlst.facts import INFANTS, ROLES, VERIFICATION
from safepassage.formats.paxlst.functions import PASSENGER_LIST, WITHOUT_FLIGHT
from safepassage.records import (
    Address,
    Bags,
    Contact,
    Document,
    Leg,
    Message,
    Mode,
    Role,
    Traveller,
)

Segment: TypeAlias = Sequence[Element]
_QUALIFIERS: Final = {role: qualifier for qualifier, role in ROLES.items()}
_INFANTS: Final = {sex: code for code, sex in INFANTS.items()}
_VERIFIED: Final = {known: code for code, known in VERIFICATION.items()}
_FULL_DATE: Final = 8
_LAYOUTS: Final = {4: "602", 6: "610", 8: "102"}  # UN/EDIFACT 2379, by number of digits


def write(
    message: Message, *, separators: Separators = STANDARD, sending: Sending | None = None
) -> bytes:
    """One interchange with one PAXLST; ``sending`` says how it travels, over ``separators``.

    Everything that ``read_message`` reads is written; control totals are those of the record.
    """
    return write_message(
        message, "PAXLST", _body(message), sending or Sending(separators=separators)
    )


def _body(message: Message) -> Iterator[Segment]:
    yield "BGM", message.function or PASSENGER_LIST, message.subfunction
    if message.transaction:
        yield "RFF", ["TN", message.transaction, None, None, message.revision]
    if message.contact:
        yield from _contact(message.contact)
    yield from _journey(message)
    departs = next((leg.departs for leg in message.flights if leg.departs), None)
    calendar = Calendar(message.sent_at or departs)
    for traveller in message.travellers:
        yield from _traveller(traveller, calendar)
    for qualifier, count in message.control_totals.items():
        yield "CNT", [qualifier, str(count)]


def _journey(message: Message) -> Iterator[Segment]:
    """Flights and other places; a list without a flight has an empty TDT to hold them."""
    for _, legs in groupby(message.flights, key=lambda leg: (leg.carrier, leg.number)):
        yield from _flight(list(legs))
    places = {"188": message.filing_place, "172": message.reporting_place}
    if not message.flights and (message.function in WITHOUT_FLIGHT or any(places.values())):
        yield "TDT", "20"
    for qualifier, place in places.items():
        if place:
            yield "LOC", qualifier, place


def _contact(contact: Contact) -> Iterator[Segment]:
    yield "NAD", "MS", None, None, contact.name
    lines = {"TE": contact.telephone, "FX": contact.fax, "EM": contact.email}
    numbers = [[number, kind] for kind, known in lines.items() for number in known]
    if numbers:
        yield "COM", *numbers


def _flight(legs: list[Leg]) -> Iterator[Segment]:
    """One TDT; a flight of one leg crosses the border, of several all stops are routing."""
    carrier = legs[0].carrier or ""
    mode = None if legs[0].mode is Mode.AIR else CODE_OF[legs[0].mode]
    yield "TDT", "20", carrier + (legs[0].number or ""), mode, None, carrier
    start, end = ("125", "87") if len(legs) == 1 else ("92", "92")
    for leg in legs:
        yield "LOC", start, leg.origin
        yield from _time(DEPARTURE, leg.departs)
        yield "LOC", end, leg.destination
        yield from _time(ARRIVAL, leg.arrives)


def _time(qualifier: str, moment: str | None) -> Iterator[Segment]:
    if moment:
        yield "DTM", time_element(qualifier, moment)


def _traveller(traveller: Traveller, calendar: Calendar) -> Iterator[Segment]:
    qualifier = _QUALIFIERS.get(traveller.role, "FL")
    name = [traveller.surname, traveller.given_names]
    yield "NAD", qualifier, None, None, name, *_address(traveller.addresses)
    yield from _person(traveller, calendar)
    yield from _bags(traveller.bags)
    yield from _places(traveller)
    yield from _lines(traveller)
    if traveller.crew_position:
        yield "EMP", "1", [traveller.crew_position, "110", "111"]
    if traveller.nationality:
        yield "NAT", "2", traveller.nationality
    yield from _references(traveller)
    for document in traveller.documents:
        yield from _document(document, calendar)


def _address(addresses: tuple[Address, ...]) -> list[Value]:
    if not addresses:
        return []
    first = addresses[0]
    return [first.street, first.city, first.state, first.postcode, first.country]


def _person(traveller: Traveller, calendar: Calendar) -> Iterator[Segment]:
    sex = traveller.sex
    if sex:
        infant = traveller.role is Role.INFANT
        yield "ATT", "2", None, _INFANTS.get(sex, sex) if infant else sex
    if traveller.born:
        yield "DTM", ["329", *_day(traveller.born, calendar.birth)]
    if traveller.verified is not None:
        yield "GEI", "4", _VERIFIED[traveller.verified]


def _day(iso: str, read: Callable[[str], str | None]) -> list[Value]:
    """``yymmdd`` where that reads back as the same day, else the year in full."""
    digits = iso.replace("-", "")
    if len(digits) == _FULL_DATE and read(digits[2:]) == iso:
        return [digits[2:]]
    return [digits, _LAYOUTS.get(len(digits))]


def _bags(bags: Bags) -> Iterator[Segment]:
    if bags.count is not None:
        yield "MEA", "CT", None, [None, str(bags.count)]
    if bags.weight_kg is not None:
        yield "MEA", "WT", None, ["KGM", f"{bags.weight_kg:.2f}".rstrip("0").rstrip(".")]
    for tag in bags.tags:
        yield "FTX", "BAG", None, None, tag


def _places(traveller: Traveller) -> Iterator[Segment]:
    ports = {"22": traveller.clears_at, "178": traveller.embarks, "179": traveller.disembarks}
    ports["174"] = traveller.residence
    for qualifier, place in ports.items():
        if place:
            yield "LOC", qualifier, place
    born_in = traveller.birth_place
    if born_in:
        yield "LOC", "180", [born_in.country, None, None, born_in.text]


def _lines(traveller: Traveller) -> Iterator[Segment]:
    for phone in traveller.phones:
        yield "COM", [phone, "TE"]
    for email in traveller.emails:
        yield "COM", [email, "EM"]


def _references(traveller: Traveller) -> Iterator[Segment]:
    pairs = [
        ("AVF", traveller.reservation),
        ("ABO", traveller.reference),
        ("AEA", traveller.agency_reference),
        ("CR", traveller.customer_reference),
        *(("SEA", seat.number) for seat in traveller.seats),
        *(("YZY", ticket) for ticket in traveller.tickets),
    ]
    for qualifier, value in pairs:
        if value:
            yield "RFF", [qualifier, value]


def _document(document: Document, calendar: Calendar) -> Iterator[Segment]:
    yield "DOC", [document.type, "110", "111"], document.number
    if document.expires:
        yield "DTM", ["36", *_day(document.expires, calendar.day)]
    if document.issued:
        yield "DTM", ["182", *_day(document.issued, calendar.day)]
    if document.issuer:
        yield "LOC", "91", document.issuer
