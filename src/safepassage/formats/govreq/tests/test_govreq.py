import pytest
from msgspec import structs

from safepassage.formats import govreq
from safepassage.formats.read import read
from safepassage.records import Leg, Locator, Message, Reservation

FLIGHT = Leg(
    carrier="UT", number="815", origin="FRA", destination="SIN", departs="2026-11-23T10:15"
)
WANTED = Locator(locator="ABC123", system="UT")


def message(body: str) -> Message:
    head = "UNB+IATA:1+UTOGOV+UT+261122:0905+1'UNH+1+GOVREQ:17:1:IA'"
    (only,) = read(f"{head}{body}UNT+{body.count(chr(39)) + 2}+1'UNZ+1+1'".encode()).messages
    return only


def codes(found: Message) -> list[str]:
    return [defect.code for defect in found.defects]


def test_a_request_for_one_reservation_is_read() -> None:
    found = message("MSG+:43'ORG+UTOGOV'RCI+UT:ABC123'")
    assert (found.format, found.function, found.flights) == ("govreq", "43", ())
    assert found.reservations == (Reservation(locator="ABC123", system="UT"),)
    assert codes(found) == []


def test_a_request_for_a_flight_is_read() -> None:
    found = message("MSG+:43'TVL+231126:1015+FRA+SIN+UT+815'")
    assert (found.flights, found.reservations) == ((FLIGHT,), ())


def test_a_request_for_nothing_is_reported() -> None:
    assert codes(message("MSG+:43'SRC'RCI+UT'")) == ["unknown_segment", "nothing_requested"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"locator": WANTED}, "MSG'ORG+UTOGOV'RCI+UT:ABC123'UNT"),
        ({"flight": FLIGHT}, "MSG'ORG+UTOGOV'TVL+231126:1015+FRA+SIN+UT+815'UNT"),
        (
            {"flight": FLIGHT, "locator": WANTED},
            "TVL+231126:1015+FRA+SIN+UT+815'RCI+UT:ABC123'UNT",
        ),
    ],
)
def test_requests_are_written(asked, expected) -> None:
    told = govreq.request(sender="UTOGOV", recipient="UT", **asked)
    written = govreq.write(told).decode()
    assert expected in written
    (found,) = read(written.encode()).messages
    assert structs.replace(found, segment_count=None, reference=None) == told


def test_a_request_for_nothing_is_not_made() -> None:
    with pytest.raises(ValueError, match="names a flight"):
        govreq.request(sender="UTOGOV", recipient="UT")
