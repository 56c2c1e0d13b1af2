"""Ships, coaches, ferries and small aircraft through the carriers' door: as flights, no less."""

from datetime import timedelta

import pytest
from django.test import Client

from one_traveller import interchange, message, put_list, until_listed
from other_modes import (
    coach,
    crew_list,
    ferry,
    general_declaration,
    passenger_list,
    put_bases,
)
from safepassage.apps.carriers import services as carriers
from safepassage.apps.cases.models import Hit, WorkItem
from safepassage.apps.travel import selectors as travel
from safepassage.apps.travel.models import DataKey, Flight, Journey, LookUp, Part
from safepassage.flows.interactive import Interactive
from safepassage.flows.retain import run
from safepassage.flows.work import Worker
from safepassage.formats.read import read
from safepassage.records.actor import Actor, Component
from safepassage.records.journey import Mode, Vehicle
from safepassage.safeguards.purpose import Purpose
from safepassage.web.api import door

pytestmark = pytest.mark.django_db(transaction=True)
ADMIN = Actor.component(Component.COMMAND_LINE)
COACH = Vehicle(kind="coach", registration="UT 900", country="UTO")
CAR = Vehicle(kind="car", registration="UT 4711", country="UTO")
SHIP = Vehicle(name="MV Testa", imo="9074729", call_sign="UTAB", country="UTO")
MESSAGES = {
    "fal6": (passenger_list(), "application/octet-stream", 2, ("sea", "9074729 26-117")),
    "fal5": (crew_list(), "text/csv", 2, ("sea", "9074729 26-117")),
    "gendec": (general_declaration(), "text/csv", 2, ("air", " UT-ABC")),
    "coach": (coach(), "application/json", 3, ("road", "UTL 7")),
    "ferry": (ferry(), "text/csv", 3, ("sea", "UTF 118")),
}


@pytest.fixture(autouse=True)
def wired(platform, bases, monkeypatch):
    made = Interactive(platform, seconds=10)
    monkeypatch.setattr(door, "platform", lambda: platform)
    monkeypatch.setattr("safepassage.web.api.endpoints.platform", lambda: platform)
    monkeypatch.setattr("safepassage.web.api.endpoints.interactive", lambda: made)
    door.rate_limit.cache_clear()
    yield
    made.close()


@pytest.fixture
def client(platform):
    at = platform.clock.now()
    carrier = carriers.add_carrier(code="UTF", name="Utopia Ferries", actor=ADMIN, at=at)
    token = carriers.rotate(carrier=carrier, actor=ADMIN, at=at)
    return Client(headers={"Authorization": f"Bearer {token}"})


@pytest.fixture
def lawful(platform):
    put_bases(platform)
    put_list(platform, "border", Purpose.BORDER_CHECK)
    until_listed()


def told(client, platform, body, content_type="application/octet-stream"):
    """What the carrier is told about a message after it was processed."""
    answer = client.post("/api/v1/messages", data=body, content_type=content_type)
    assert answer.status_code == 202, answer.content
    Worker(platform, processes=1).drain()
    return client.get(answer.json()["status_url"]).json()


def codes(status):
    return {one["code"] for one in status["defects"]}


def people(platform):
    """Everybody on the one journey, opened for border checks."""
    reader, at = Actor.officer("nobody"), platform.clock.now()
    flight = Flight.objects.get().id
    found = travel.travellers_of(reader, Purpose.BORDER_CHECK, flight, platform.keys, at)
    return {one.main.traveller.surname: one.main.traveller for one in found}


@pytest.mark.parametrize("name", MESSAGES)
def test_they_are_stored_screened_masked_and_deleted(name, client, platform, clock, lawful):
    body, content_type, travellers, (mode, designator) = MESSAGES[name]
    status = told(client, platform, body, content_type)
    assert (status["state"], status["travellers"]) == ("done", travellers), status
    flight = Flight.objects.get()
    assert (flight.mode, f"{flight.carrier} {flight.number}") == (mode, designator)
    assert flight.direction == "inbound"
    assert Journey.objects.filter(kind="api_border").count() == travellers
    item = WorkItem.objects.get(kind="api_border")
    assert item.flight == flight.id
    assert Hit.objects.filter(item=item, match_class="document").exists()

    clock.forward(timedelta(hours=25))
    report = run(platform)
    assert report.proof.holds, report
    if mode != "air":
        assert report.masked["journeys"] == travellers
        assert not LookUp.objects.exists()
        assert not DataKey.objects.filter(by_day__isnull=False).exists()
    clock.forward(timedelta(hours=24))
    report = run(platform)
    assert report.proof.holds, report
    assert not Journey.objects.filter(kind="api_border").exists()
    if mode != "air":
        assert not any(model.objects.exists() for model in (Journey, Part, DataKey, Flight))


@pytest.mark.parametrize("name", sorted(set(MESSAGES) - {"gendec"}))
def test_under_a_law_on_flights_alone_nothing_of_them_is_stored(name, client, platform):
    status = told(client, platform, *MESSAGES[name][:2])
    assert status["state"] == "refused"
    assert not Journey.objects.exists()
    assert not Flight.objects.exists()


def test_a_ship_stands_with_its_voyage_and_rank_and_birth_place_with_its_crew(
    client, platform, lawful
):
    told(client, platform, crew_list(), "text/csv")
    told(client, platform, passenger_list())
    flight = Flight.objects.get()
    head = travel.flight(Purpose.BORDER_CHECK, flight.id).flight
    assert (head.mode, head.craft) == (Mode.SEA, SHIP)
    assert (head.origin, head.destination, head.departure_date) == ("ESLPA", "PTFNC", "2026-09-01")
    found = people(platform)
    assert (found["MODEL"].rank, found["MODEL"].birth_place.text) == ("Master", "Utopolis")
    assert {one.vehicle for one in found.values()} == {None}


def test_the_passengers_and_the_crew_of_a_ship_are_on_one_voyage(client, platform, lawful):
    told(client, platform, passenger_list())
    told(client, platform, crew_list(), "text/csv")
    assert sorted(people(platform)) == ["MODEL", "MUSTER", "TESTOVAR"]


def test_everybody_of_a_coach_is_in_it_and_its_plate_is_in_no_row_in_clear(
    client, platform, lawful
):
    told(client, platform, coach(), "application/json")
    found = people(platform)
    assert {one.vehicle for one in found.values()} == {COACH}
    assert [found[one].group for one in ("TESTOVAR", "MUSTER", "MODEL")] == ["4b", "4b", None]
    assert Flight.objects.get().craft is None
    assert not any(b"UT 900" in bytes(sealed) for sealed in sealed_parts())


def test_who_shares_a_car_on_a_ferry_keeps_it_and_who_walks_has_none(client, platform, lawful):
    told(client, platform, ferry(), "text/csv")
    found = people(platform)
    assert found["TESTOVAR"].vehicle == found["MUSTER"].vehicle == CAR
    assert found["SPECIMEN"].vehicle is None


def test_a_small_aircraft_keeps_no_vehicle_with_its_people(client, platform, lawful):
    told(client, platform, general_declaration(), "text/csv")
    assert {one.vehicle for one in people(platform).values()} == {None}


def test_no_manifest_can_be_answered_at_once_and_it_says_so(client, lawful):
    answer = client.post("/api/v1/interactive", data=ferry(), content_type="text/csv")
    assert (answer.status_code, answer.json()["code"]) == (422, "not_a_question")
    assert Journey.objects.count() == 3


@pytest.mark.parametrize(("law", "word"), [(("FERRIES",), "2Z"), ((), "0Z")])
def test_a_ferry_that_asks_in_its_dialect_is_answered_under_a_law_of_the_sea_alone(
    law, word, client, platform
):
    put_list(platform, "border", Purpose.BORDER_CHECK)
    if law:
        put_bases(platform, *law)
    until_listed()
    asked = message().replace("TDT+20+1U220+++1U", "TDT+20+UTF220+1++UTF")
    asked = asked.replace("+CDG", "+ESLPA").replace("+PDL", "+PTPDL")
    answer = client.post(
        "/api/v1/interactive", data=interchange(asked), content_type="application/edifact"
    )
    assert [one.status for one in read(answer.content).messages[0].answers] == [word]
    assert Journey.objects.count() == len(law)


@pytest.mark.parametrize(
    ("changes", "explained"),
    [
        ({"origin": "Badajoz"}, ("done", "place_without_code")),
        ({"origin": "Badajoz", "destination": "Funchal"}, ("parked", "route_not_known")),
        ({"destination": "FUNCH"}, ("parked", "place_without_code")),
        ({"destination": None}, ("parked", "place_without_code")),
        ({"destination": "FRBOD"}, ("refused", "border_not_crossed")),
        ({"arrives": "2026-09-01T05:45"}, ("done", "times_contradict")),
        ({"departs": "2026-09-04T08:30"}, ("done", "times_contradict")),
        ({"number": None}, ("parked", "flight_not_identified")),
        ({"departs": "yesterday", "arrives": None}, ("parked", "flight_not_identified")),
    ],
)
def test_what_cannot_be_placed_is_explained(changes, explained, client, platform, lawful):
    state, code = explained
    status = told(client, platform, coach(**changes), "application/json")
    assert (status["state"], code in codes(status)) == (state, True), status
    assert Journey.objects.count() == (3 if state == "done" else 0)


def test_a_place_is_never_repeated_in_a_defect(client, platform, lawful):
    status = told(client, platform, coach(origin="TESTOVAR ILMO"), "application/json")
    assert "TESTOVAR" not in str(status)


def sealed_parts():
    return Part.objects.values_list("sealed", flat=True)
