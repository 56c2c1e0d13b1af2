"""What a carrier said about a flight, on one page."""

import pytest
from django.urls import reverse
from msgspec.structs import replace

from safepassage.apps.accounts.roles import Role
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.travel import selectors as travel
from safepassage.formats import paxlst
from safepassage.formats.read import read
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db
BORDER = Purpose.BORDER_CHECK


@pytest.fixture
def border(console, desk_for):
    return desk_for(Role.OFFICER, BORDER)


@pytest.fixture
def announced(quiet_traffic):
    """The first passenger list of the demonstration that has several travellers, as read."""
    for one in quiet_traffic.scenario.dispatches():
        for message in read(one.body).messages:
            if message.format == "paxlst" and len(message.travellers) > 2:
                return message
    raise AssertionError("no list")


def close(console, announced, travellers):
    closed = replace(
        announced,
        function="266",
        subfunction="CLOB",
        transaction="CLOSE1",
        travellers=travellers,
        control_totals={},
    )
    console.receive(paxlst.write(closed))


def flight_of(console, announced):
    leg = announced.flights[0]
    lines = [line.flight for line in console.lines(BORDER)]
    return next(one for one in lines if (one.carrier, one.number) == (leg.carrier, leg.number))


def test_who_is_missing_is_named_and_who_boarded_counted(console, border, announced):
    missing, *on_board = announced.travellers
    close(console, announced, tuple(on_board))
    flight = flight_of(console, announced)
    page = border.get(f"/board/{flight.id}/conversation/").content.decode()
    assert "The flight is closed." in page
    assert "announced, not on board" in page
    assert missing.surname in page
    assert not any(one.surname in page for one in on_board if one.surname != missing.surname)
    assert "flight closed: these are on board" in page


def test_before_the_closure_nobody_is_named(console, border, announced):
    flight = flight_of(console, announced)
    page = border.get(f"/board/{flight.id}/conversation/").content.decode()
    assert "not closed yet" in page
    assert not any(one.surname in page for one in announced.travellers)


def test_who_is_named_is_read_and_recorded(console, border, announced):
    missing, *on_board = announced.travellers
    close(console, announced, tuple(on_board))
    flight = flight_of(console, announced)
    people = travel.travellers_of(
        Actor.officer("nobody"),
        BORDER,
        flight.id,
        console.platform.keys,
        console.platform.clock.now(),
    )
    journey = next(
        one.main.head.id for one in people if one.main.traveller.surname == missing.surname
    )
    border.get(f"/board/{flight.id}/conversation/")
    assert ledger.page(event=Event.RECORD_READ, subject=str(journey))


def test_a_flight_leads_to_its_conversation(console, border, announced):
    flight = flight_of(console, announced)
    page = border.get(f"/board/{flight.id}/").content.decode()
    assert f'href="/board/{flight.id}/conversation/"' in page


def test_another_purpose_does_not_find_it(console, desk_for, announced):
    flight = flight_of(console, announced)
    repair = desk_for(Role.SUPERVISOR, Purpose.TECHNICAL_REPAIR)
    assert repair.get(f"/board/{flight.id}/conversation/").status_code in {403, 404}


def test_what_came_in_the_wrong_order_is_said_beside_its_message(console, border, announced):
    close(console, announced, announced.travellers)
    late = replace(announced, transaction="LATE1", travellers=announced.travellers[:1])
    console.receive(paxlst.write(late))
    flight = flight_of(console, announced)
    page = border.get(reverse("conversation", args=[flight.id])).content.decode()
    assert "The flight was closed before this list came" in page


def test_a_changed_flight_says_what_it_was(console, border, announced):
    flight = flight_of(console, announced)
    (leg,) = announced.flights
    other = replace(leg, number="9999")
    changed = replace(
        announced,
        function="266",
        subfunction="CF",
        flights=(leg, other),
        travellers=(),
        control_totals={},
    )
    console.receive(paxlst.write(changed))
    page = border.get(reverse("conversation", args=[flight.id])).content.decode()
    assert "before:" in page
    assert f"{leg.carrier}{leg.number} {leg.origin}-{leg.destination}" in page
    assert "9999" in page
