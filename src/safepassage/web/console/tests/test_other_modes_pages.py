"""The board, a journey and a traveller on ships, coaches and ferries, as an officer reads them."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from msgspec.structs import replace

from one_traveller import put_list, until_listed
from other_modes import coach, crew_list, ferry, general_declaration, passenger_list, put_bases
from safepassage.apps.accounts.roles import Role
from safepassage.apps.travel.models import Flight, Journey
from safepassage.apps.travel.shown import FlightHead
from safepassage.records.journey import Mode
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed
from safepassage.web.console.phrases.flights import by_schedule
from safepassage.web.console.phrases.modes import WORDING, journey_word

pytestmark = pytest.mark.django_db
EVERYTHING = "?direction=any&hours=72&airport=all"
AT = datetime(2026, 9, 1, 12, tzinfo=UTC)
HEAD = FlightHead(
    id="0",
    carrier="UTF",
    number="1",
    origin="ESLPA",
    destination="PTFNC",
    departure_date="2026-09-01",
    departs="2026-09-01T08:00",
    arrives="2026-09-01T18:00",
    departs_at=AT - timedelta(hours=4),
    arrives_at=AT + timedelta(hours=6),
    direction="inbound",
)


@pytest.fixture
def port(quiet_traffic, monkeypatch):
    put_bases(quiet_traffic.platform)
    monkeypatch.setattr(installed, "platform", lambda: quiet_traffic.platform)
    return quiet_traffic


@pytest.fixture
def border(port, desk_for):
    return desk_for(Role.OFFICER, Purpose.BORDER_CHECK)


def text(client, address, **query):
    answer = client.get(address, query)
    assert answer.status_code == 200, (address, answer.status_code)
    page = re.sub(r"<[^>]*>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", page)


def journey_page(client, **query):
    return text(client, reverse("flight", args=[Flight.objects.get().id]), **query)


def test_the_board_shows_ships_by_name_and_says_what_each_journey_is(port, border):
    port.receive(passenger_list(), coach(), general_declaration())
    page = text(border, reverse("board") + EVERYTHING)
    assert "MV Testa 26-117 Voyage" in page
    assert "UTL 7 Run" in page
    assert "UT-ABC" in page
    assert "9074729" not in page
    assert "Journey" in page
    assert "ESLPA" in page
    assert "Funchal" in page


def test_a_board_of_ships_alone_speaks_of_voyages(port, border):
    port.receive(ferry())
    page = text(border, reverse("board") + EVERYTHING)
    assert "Voyage Clock Route" in page


def test_a_journey_whose_time_zone_is_not_known_is_on_the_board_with_its_local_time(port, border):
    port.receive(coach(origin="USNYC", destination="PTFNC", arrives=None))
    page = text(border, reverse("board") + EVERYTHING)
    assert "UTL 7" in page
    assert "08:30" in page
    assert "2026-09-01 · no time known in UTC" in page
    assert "Time zone not known" in page
    assert Flight.objects.get().departs_at is None


def test_it_is_not_on_the_board_of_another_day(port, border):
    port.receive(coach(origin="USNYC", departs="2026-09-08T08:30", arrives=None))
    assert "UTL 7" not in text(border, reverse("board") + EVERYTHING)


def test_people_of_one_car_stand_together_under_its_plate(port, border):
    port.receive(ferry())
    page = journey_page(border)
    car = page.index("UT 4711 UTO · car · group 1")
    none = page.index("Without a vehicle or group")
    assert page.count("UT 4711") == 1
    assert car < page.index("TESTOVAR") < none
    assert car < page.index("MUSTER") < none < page.index("SPECIMEN ANNA")


def test_in_another_order_each_still_has_their_vehicle(port, border):
    port.receive(ferry())
    page = journey_page(border, sort="name")
    assert page.count("UT 4711 UTO · car · group 1") == 2
    assert page.index("MUSTER") < page.index("SPECIMEN ANNA") < page.index("TESTOVAR")


def test_a_car_with_work_comes_before_one_without(port, border):
    put_list(port.platform, "border", Purpose.BORDER_CHECK)
    until_listed()
    quiet = ferry().replace(b"UT 4711", b"UT 0001").replace(b"TESTOVAR;ILMO", b"CALM;JO")
    port.receive(quiet.replace(b"XK0098231", b"X9"), ferry())
    page = journey_page(border)
    assert page.index("UT 4711") < page.index("TESTOVAR") < page.index("UT 0001")
    assert page.index("UT 0001") < page.index("CALM")


def test_a_ship_is_told_by_number_call_sign_and_flag_and_its_crew_by_rank(port, border):
    port.receive(crew_list())
    page = journey_page(border)
    assert "MV Testa 26-117 Voyage" in page
    assert "IMO number 9074729 Call sign UTAB Flag UTO" in page
    assert "Crew Master" in page
    assert "Vehicle and group" not in page


def test_a_travellers_file_tells_vehicle_and_group(port, border):
    port.receive(coach())
    listed = Journey.objects.exclude(role="crew").first()
    page = text(border, reverse("traveller", args=[listed.id]))
    assert "Vehicle UT 900 UTO · coach Travels in group 4b" in page


@pytest.mark.parametrize("mode", Mode)
def test_where_it_is_is_said_in_the_words_of_its_mode(mode):
    head = replace(HEAD, mode=mode)
    assert by_schedule(head, AT) == (str(WORDING[mode].under_way), "info")
    assert by_schedule(head, AT + timedelta(days=1)) == (str(WORDING[mode].there), "good")


def test_times_that_contradict_are_no_arrival():
    head = replace(HEAD, arrives_at=AT - timedelta(hours=9))
    assert by_schedule(head, AT) == ("Times contradict each other", "warning")


@pytest.mark.parametrize(
    ("modes", "word"),
    [
        ([Mode.AIR], "Flight"),
        ([Mode.SEA, Mode.INLAND_WATERWAY], "Voyage"),
        ([Mode.RAIL, Mode.ROAD], "Run"),
        ([Mode.AIR, Mode.SEA], "Journey"),
        ([], "Journey"),
    ],
)
def test_journeys_of_several_modes_have_one_word(modes, word):
    assert str(journey_word(modes)) == word
