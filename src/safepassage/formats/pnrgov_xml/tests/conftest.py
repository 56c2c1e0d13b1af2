"""Small messages of invented people on UT815, Frankfurt to Singapore."""

from collections.abc import Callable

import pytest

from safepassage.formats.read import read
from safepassage.records import Message, ParsedFile

LEG = (
    '<FlightLeg CarrierCode="UT" FlightNumber="815" DepartureDateTime="2026-11-23T10:15:00"'
    ' ArrivalDateTime="2026-11-24T04:40:00"><DepartureAirport LocationCode="FRA"/>'
    '<ArrivalAirport LocationCode="SIN"/></FlightLeg>'
)
ROOT = "IATA_PNRGOV_NotifRQ"


def document(pnrs: str, *, leg: str = LEG, head: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><{ROOT} Version="13.1"'
        f' TimeStamp="2026-11-22T09:00:00"><Originator AirlineCode="UT"/>{head}{leg}'
        f"<PNRs>{pnrs}</PNRs></{ROOT}>"
    )


def pnr(inside: str, locator: str = "ABC123", attributes: str = "") -> str:
    return f'<PNR {attributes}><BookingRefID ID="{locator}"/>{inside}</PNR>'


def person(surname: str, given: str = "ADA", rph: str = "1", inside: str = "") -> str:
    names = f"<GivenName>{given}</GivenName><Surname>{surname}</Surname>"
    return f'<Passenger RPH="{rph}">{names}{inside}</Passenger>'


@pytest.fixture
def parsed() -> Callable[..., ParsedFile]:
    def parse(text: str | bytes) -> ParsedFile:
        return read(text.encode() if isinstance(text, str) else text, format_name="pnrgov-xml")

    return parse


@pytest.fixture
def message(parsed) -> Callable[..., Message]:
    def read_one(pnrs: str, **values: str) -> Message:
        (only,) = parsed(document(pnrs, **values)).messages
        return only

    return read_one


@pytest.fixture
def booked(message):
    """The only reservation of a message, given what stands behind its locator."""

    def read_one(inside: str, **values: str):
        (only,) = message(pnr(inside, **values)).reservations
        return only

    return read_one


@pytest.fixture
def codes() -> Callable[[Message], list[str]]:
    return lambda found: [defect.code for defect in found.defects]


@pytest.fixture
def make():
    """The parts that messages are made of."""

    class Make:
        leg = LEG
        document = staticmethod(document)
        pnr = staticmethod(pnr)
        person = staticmethod(person)

    return Make
