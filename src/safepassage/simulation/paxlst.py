"""PAXLST as invented carriers write it (UN/EDIFACT D.02B to D.15B; WCO/IATA/ICAO guidelines)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from safepassage.simulation.announced import Announced
from safepassage.simulation.dialects import ApiDialect
from safepassage.simulation.edifact import Body, Element, Envelope, Syntax, interchange
from safepassage.simulation.fleet import Flight, FlightLeg
from safepassage.simulation.people import TravelDocument

RECIPIENT = "UTOPIU"
_LAST_BEFORE, _FIRST_AFTER, _ROUTING = "125", "87", "92"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiMessage:
    """What to write: BGM codes, transaction number and travellers.

    ``references_only`` writes NAD with RFF alone, as 266 CLOB does.
    """

    flight: Flight
    at: datetime
    travellers: Sequence[Announced]
    reference: str
    document: tuple[str, ...] = ("745",)
    transaction: str = ""
    references_only: bool = False
    counted: str = "42"


def write(message: ApiMessage, dialect: ApiDialect) -> str:
    """Return one interchange, its travellers divided into the parts the dialect wants."""
    size = dialect.part
    chunks = [message.travellers[i : i + size] for i in range(0, len(message.travellers), size)]
    chunks = chunks or [()]
    bodies = [
        Body(
            str(number),
            _header(message, dialect, number, len(chunks)),
            list(_segments(message, dialect, chunk)),
        )
        for number, chunk in enumerate(chunks, 1)
    ]
    return interchange(dialect.syntax, _envelope(message, dialect), bodies)


def _envelope(message: ApiMessage, dialect: ApiDialect) -> Envelope:
    return Envelope(
        syntax_id=dialect.syntax_id,
        sender=message.flight.airline.code,
        recipient=RECIPIENT,
        prepared=message.at,
        reference=message.reference,
        application=dialect.application,
        group=dialect.group,
        version=("D", dialect.version),
    )


def _header(
    message: ApiMessage, dialect: ApiDialect, number: int, parts: int
) -> tuple[Element, ...]:
    kind = ("PAXLST", "D", dialect.version, "UN", dialect.association)
    departs = message.flight.legs[0].departs
    access = f"{message.flight.airline.code}{message.flight.number}/{departs:%y%m%d/%H%M}"
    if parts == 1:
        return (kind, access)
    position = {1: "C", parts: "F"}.get(number, "")
    return (kind, access, (f"{number:02d}", position))


def _segments(
    message: ApiMessage, dialect: ApiDialect, chunk: Sequence[Announced]
) -> Iterator[str]:
    segment = dialect.syntax.segment
    yield segment("BGM", *message.document)
    if message.transaction:
        yield segment("RFF", ("TN", message.transaction))
    yield segment("NAD", "MS", "", "", f"{message.flight.airline.name} OPS")
    yield segment("COM", ("+999 5550100", "TE"), ("999-5550101", "FX"))
    yield from _route(message.flight, dialect)
    for traveller in chunk:
        if message.references_only:
            yield from _reference(traveller, dialect.syntax)
        else:
            yield from traveller_segments(traveller, dialect, message.flight)
    yield segment("CNT", (message.counted, str(len(message.travellers))))


def _route(flight: Flight, dialect: ApiDialect) -> Iterator[str]:
    """Write one TDT with all places, or one TDT a leg for the CBP flavour."""
    apart = dialect.association == "CBP"
    for index, leg in enumerate(flight.legs):
        if apart or index == 0:
            yield _transport(flight, dialect)
        yield from _leg(leg, dialect.syntax, crossing=index == flight.border)


def _transport(flight: Flight, dialect: ApiDialect) -> str:
    carrier = flight.airline.code if dialect.carrier_element else ""
    return dialect.syntax.segment("TDT", "20", flight.airline.code + flight.number, "", "", carrier)


def _leg(leg: FlightLeg, syntax: Syntax, *, crossing: bool) -> Iterator[str]:
    places = (_LAST_BEFORE, _FIRST_AFTER) if crossing else (_ROUTING, _ROUTING)
    yield syntax.segment("LOC", places[0], leg.origin.code)
    yield syntax.segment("DTM", ("189", f"{leg.departs:%y%m%d%H%M}", "201"))
    yield syntax.segment("LOC", places[1], leg.destination.code)
    yield syntax.segment("DTM", ("232", f"{leg.arrives:%y%m%d%H%M}", "201"))


def _reference(traveller: Announced, syntax: Syntax) -> Iterator[str]:
    yield syntax.segment("NAD", traveller.role)
    yield syntax.segment("RFF", ("AVF", traveller.locator))
    yield syntax.segment("RFF", ("ABO", traveller.reference))


def traveller_segments(traveller: Announced, dialect: ApiDialect, flight: Flight) -> Iterator[str]:
    """Yield segment group 4 of one traveller, in the directory's order."""
    segment = dialect.syntax.segment
    person = traveller.person
    yield segment("NAD", traveller.role, "", "", _name(traveller, dialect))
    yield segment("ATT", "2", "", person.sex)
    yield segment("DTM", ("329", _day(person.born)))
    yield from _bags(traveller, dialect)
    yield segment("GEI", "4", "173" if traveller.verified else "174")
    yield from _places(traveller, dialect.syntax, flight)
    yield segment("NAT", "2", person.nationality)
    yield from _references(traveller, dialect.syntax)
    for document in traveller.documents:
        yield from _document(document, dialect)


def _day(value: date) -> str:
    return f"{value:%y%m%d}"


def _name(traveller: Announced, dialect: ApiDialect) -> tuple[str, ...]:
    given = traveller.name.given
    if dialect.given_apart:
        return (traveller.name.surname, *given[:1], " ".join(given[1:]))
    return (traveller.name.surname, " ".join(given))


def _bags(traveller: Announced, dialect: ApiDialect) -> Iterator[str]:
    segment = dialect.syntax.segment
    tags = traveller.tags
    if dialect.bags in {"count", "both", "weight"}:
        yield segment("MEA", "CT", "", ("", str(len(tags))))
    if dialect.bags == "weight" and tags:
        yield segment("MEA", "WT", "", ("KGM", str(traveller.weight)))
        for tag in tags:
            yield segment("FTX", "BAG", "", "", tag)
    if dialect.bags in {"tags", "both"} and tags:
        yield segment("FTX", "BAG", "", "", (tags[0], str(len(tags))))


def _places(traveller: Announced, syntax: Syntax, flight: Flight) -> Iterator[str]:
    if flight.arriving:
        yield syntax.segment("LOC", "22", flight.border_leg.destination.code)
    yield syntax.segment("LOC", "174", traveller.residence)
    yield syntax.segment("LOC", "178", traveller.embarks)
    yield syntax.segment("LOC", "179", traveller.disembarks)
    born_in = traveller.person.nationality
    yield syntax.segment("LOC", "180", (born_in, "", "", traveller.birth_place))


def _references(traveller: Announced, syntax: Syntax) -> Iterator[str]:
    values = (("AVF", traveller.locator), ("ABO", traveller.reference), ("SEA", traveller.seat))
    for qualifier, value in values:
        if value:
            yield syntax.segment("RFF", (qualifier, value))


def _document(document: TravelDocument, dialect: ApiDialect) -> Iterator[str]:
    kind = "" if dialect.blank_document_type and document.type == "P" else document.type
    code = (kind, "110", dialect.document_agency) if kind else ""
    yield dialect.syntax.segment("DOC", code, document.number)
    yield dialect.syntax.segment("DTM", ("36", _day(document.expires)))
    yield dialect.syntax.segment("LOC", "91", document.issuer)
