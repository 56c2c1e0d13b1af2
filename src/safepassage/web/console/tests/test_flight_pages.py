"""Board, flight, traveller and search: what a purpose shows, what it hides, what is recorded."""

import logging
from datetime import timedelta
from uuid import UUID

import pytest
from django.urls import reverse

from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.accounts.roles import Role
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.travel import selectors as travel
from safepassage.apps.travel.models import Flight, Journey
from safepassage.apps.travel.retention import Chunk, mask
from safepassage.records.actor import Actor
from safepassage.records.kinds import DataKind
from safepassage.safeguards.purpose import Purpose
from safepassage.simulation.benchmark import benchmark_messages

pytestmark = pytest.mark.django_db

BORDER, UNIT = Purpose.BORDER_CHECK, Purpose.PNR_ASSESSMENT
BOARD = "/board/?direction=any&hours=72&airport=all"


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def people(console, purpose, place=0):
    flight = console.lines(purpose)[place].flight.id
    at = console.platform.clock.now()
    reader = Actor.officer("nobody")
    return travel.travellers_of(reader, purpose, flight, console.platform.keys, at)


def reads(subject):
    return ledger.page(event=Event.RECORD_READ, subject=str(subject))


@pytest.fixture
def border(console, desk_for):
    return desk_for(Role.OFFICER, BORDER)


def test_a_border_post_shows_its_own_flights_first(border, unit, console):
    lines = console.lines(BORDER)
    own = [one for one in lines if "PDL" in {one.flight.origin, one.flight.destination}]
    assert 0 < len(own) < len(lines)
    page = text(border, "/board/?direction=any&hours=72")
    for line in lines:
        assert (f'href="/board/{line.flight.id}/"' in page) is (line in own)
    assert "PDL Ponta Delgada" in page
    assert '<html lang="en" dir="ltr">' in page
    assert "All postings" in page
    assert "All postings" not in text(unit, BOARD)


def test_under_repair_there_are_no_flights_and_work_begins_with_messages(console, desk_for):
    client = desk_for(Role.SUPERVISOR, Purpose.TECHNICAL_REPAIR)
    assert client.get("/").headers["Location"] == "/messages/"
    page = text(client, "/board/")
    assert "no traveller's data are shown" in page
    assert "Change the purpose" in page
    assert f'href="{reverse("queue")}"' not in page


@pytest.fixture
def unit(console, desk_for):
    return desk_for(Role.SUPERVISOR, UNIT)


def test_the_board_shows_flights_cities_and_both_clocks(border, console):
    page = text(border, BOARD)
    for line in console.lines(BORDER):
        assert f'href="/board/{line.flight.id}/"' in page
    for words in ("Ponta Delgada", "Bangkok", " UTC", "Scheduled", "countdown-later"):
        assert words in page
    assert page.count("1 item") == len({one.flight for one in console.items(BORDER, "border")})


def test_the_border_board_does_not_speak_of_pnr(border, unit):
    assert "PNR" not in text(border, BOARD).split("<main")[1]
    assert ">PNR<" in text(unit, BOARD)


def test_the_board_is_filtered_and_falls_back(border, console):
    inbound = [one for one in console.lines(BORDER) if one.flight.direction == "inbound"]
    outbound = [one for one in console.lines(BORDER) if one.flight.direction == "outbound"]
    page = text(border, "/board/?direction=outbound&hours=72&airport=all")
    assert all(str(one.flight.id) in page for one in outbound)
    assert not any(str(one.flight.id) in page for one in inbound)
    page = text(border, "/board/?direction=nowhere&hours=many&airport=all")
    assert not any(str(one.flight.id) in page for one in outbound)


def test_an_empty_board_says_so(border, console):
    console.clock.forward(timedelta(days=9))
    assert "No flight in this window" in text(border, BOARD)


def test_another_day_is_said_on_the_board(border, console):
    flights = [one.flight for one in console.lines(BORDER)]
    arriving = next(one for one in flights if one.direction == "inbound")
    Flight.objects.filter(id=arriving.id).update(
        departs="2026-09-01T22:10",
        arrives="2026-09-02T04:30",
        arrives_at=console.clock.now() + timedelta(hours=8),
    )
    assert '2026-09-01</span> <span class="moment"><b>22:10' in text(border, BOARD)
    Flight.objects.filter(id=arriving.id).update(direction="outbound")
    assert '<abbr class="small" title="2026-09-02"><bdi>+1</bdi></abbr>' in text(border, BOARD)


def test_the_schedule_moves_on(border, console):
    console.clock.forward(timedelta(hours=5))
    assert "In the air" in text(border, BOARD)


def test_a_flight_lists_everybody_once_with_the_reason_of_their_item(border, console):
    item = console.items(BORDER, "border")[0]
    page = text(border, f"/board/{item.flight}/")
    stored = Journey.objects.filter(flight=item.flight, kind=DataKind.API_BORDER)
    for journey in stored:
        assert page.count(f'href="/travellers/{journey.id}/"') == 1
    assert f'href="/items/{item.id}/"' in page
    assert "(travel ban)" in page
    assert f"{stored.count()} travellers" in page


@pytest.mark.parametrize("field", ["surname", "born", "nationality"])
def test_a_flight_is_sorted(border, console, field):
    flight = console.lines(BORDER)[0].flight.id
    by_id = {str(one.main.head.id): one.main.traveller for one in people(console, BORDER)}
    sort = "name" if field == "surname" else field
    page = text(border, f"/board/{flight}/?sort={sort}")
    shown = sorted(by_id, key=lambda one: page.index(f'href="/travellers/{one}/"'))
    values = [getattr(by_id[one], field) for one in shown]
    assert values == sorted(values)


@pytest.mark.parametrize("query", ["sort=seat", "sort=work", "sort=nonsense&shown=nobody"])
def test_every_order_shows_everybody(border, console, query):
    flight = console.lines(BORDER)[0].flight.id
    page = text(border, f"/board/{flight}/?{query}")
    assert all(str(one.main.head.id) in page for one in people(console, BORDER))


def test_a_flight_shows_crew_alone_or_those_with_work_alone(border, console):
    item = console.items(BORDER, "border")[0]
    crew = text(border, f"/board/{item.flight}/?shown=crew")
    work = text(border, f"/board/{item.flight}/?shown=work")
    rows = Journey.objects.filter(flight=item.flight, kind=DataKind.API_BORDER)
    assert crew.count("/travellers/") - 1 == rows.filter(role="crew").count()
    assert str(item.journey) in work
    assert work.count('href="/travellers/') == 2


def test_five_hundred_travellers_make_one_page(border, console):
    start = console.platform.clock.now() + timedelta(hours=4)
    (body,) = benchmark_messages(3, 300, start=start)
    console.receive(body)
    flight = Flight.objects.get(origin="CDG", number="100")
    assert "300 travellers" in text(border, f"/board/{flight.id}/")


def test_reading_a_flight_is_one_entry_with_actor_and_purpose(border, console):
    flight = console.lines(BORDER)[0].flight.id
    text(border, f"/board/{flight}/")
    text(border, f"/board/{flight}/?sort=name")
    (entry,) = reads(flight)
    assert (entry.actor_kind, entry.purpose) == ("officer", "border_check")
    assert b"identity documents" in bytes(entry.details)


def test_the_board_reads_nobody(border, console):
    text(border, BOARD)
    assert ledger.page(event=Event.RECORD_READ) == []


def test_a_travellers_file_shows_values_story_and_end(unit, console):
    record = next(
        one for person in people(console, UNIT) for one in person.records if one.head.reservation
    )
    page = text(unit, f"/travellers/{record.head.id}/")
    traveller = record.traveller
    for value in (traveller.surname, traveller.born, traveller.documents[0].number):
        assert value in page
    for words in ("Reservation", "What was told, and when", "Kept until", "PNR-PIU", "Itinerary"):
        assert words in page
    assert reads(record.head.id)


def test_the_two_records_of_a_person_are_tabs_under_a_pnr_purpose_only(unit, console, desk_for):
    pair = next(one for one in people(console, UNIT) if len(one.records) == 2)
    api, pnr = (record.head.id for record in pair.records)
    assert f'href="/travellers/{pnr}/"' in text(unit, f"/travellers/{api}/")
    protector = desk_for(Role.DATA_PROTECTION_OFFICER, Purpose.OVERSIGHT)
    assert f'href="/travellers/{pnr}/"' not in text(protector, f"/travellers/{api}/")


def test_a_journey_of_another_purpose_is_not_there(border, unit, console):
    at_border = people(console, BORDER)[0].main.head.id
    at_unit = people(console, UNIT)[0].main.head.id
    before = len(reads(at_unit))
    assert border.get(f"/travellers/{at_unit}/").status_code == 404
    assert unit.get(f"/travellers/{at_border}/").status_code == 404
    assert border.get(f"/travellers/{UUID(int=1)}/").status_code == 404
    assert len(reads(at_unit)) == before


def test_a_flight_without_travellers_of_the_purpose_is_not_there(border, console):
    flight = console.lines(UNIT)[0].flight.id
    Journey.objects.filter(flight=flight, kind=DataKind.API_BORDER).delete()
    assert border.get(f"/board/{flight}/").status_code == 404


def test_masked_people_are_shown_as_masked(border, console):
    person = people(console, BORDER)[0].main
    ids = tuple(Journey.objects.values_list("id", flat=True))
    mask(Chunk(journeys=ids), at=console.platform.clock.now())
    page = text(border, f"/board/{person.head.flight}/")
    assert "masked" in page
    assert person.traveller.surname not in page
    assert "values of this journey are masked" in text(border, f"/travellers/{person.head.id}/")


def test_the_data_protection_officer_asks_who_looked_at_her(console, desk_for, border):
    flight = console.lines(BORDER)[0].flight.id
    journey = Journey.objects.filter(flight=flight, kind=DataKind.API_BORDER.value)[2]
    text(border, f"/board/{flight}/")
    client = desk_for(Role.DATA_PROTECTION_OFFICER, Purpose.OVERSIGHT)
    address = f"/ledger/?subject={journey.id}"
    assert f'href="{address}"' in text(client, f"/travellers/{journey.id}/")
    officer = accounts.officer_by_name("officer.example")
    assert officer.code in text(client, address)
    assert [one.subject for one in reads(journey.id)] == [str(journey.id), str(flight)]
    assert "/ledger/?subject=" not in text(border, f"/travellers/{journey.id}/")


def search(client, **fields):
    return client.post("/travellers/search/", fields).content.decode()


def test_a_search_needs_a_ground_and_one_way(border):
    assert 'role="alert"' in search(border, surname="SOMEBODY")
    assert "one of the three" in search(border, ground="at_the_desk")
    both = search(border, ground="at_the_desk", surname="A", number="B")
    assert "one of the three" in both
    assert ledger.page(event=Event.RECORD_SEARCHED) == []


def test_a_search_opens_as_travellers_and_is_recorded(border, console):
    person = next(one.main for one in people(console, BORDER) if one.main.traveller.documents)
    document = person.traveller.documents[0]
    page = search(border, ground="carrier_asked", number=document.number, issuer=document.issuer)
    assert f'href="/travellers/{person.head.id}/"' in page
    page = search(
        border,
        ground="at_the_desk",
        surname=person.traveller.surname,
        given_names=person.traveller.given_names or "",
        born=person.traveller.born,
    )
    assert f'href="/travellers/{person.head.id}/"' in page
    page = search(border, ground="at_the_desk", locator="NOWHERE")
    assert "Nobody" in page
    nothing, _by_name, by_document = ledger.page(event=Event.RECORD_SEARCHED)
    assert by_document in ledger.page(subject=str(person.head.id))
    assert b"carrier_asked" in bytes(by_document.details)
    assert b"about" not in bytes(nothing.details)


def test_a_surname_alone_is_asked_for_more(border):
    page = search(border, ground="at_the_desk", surname="SOMEBODY")
    assert "A surname alone finds nobody" in page
    assert ledger.page(event=Event.RECORD_SEARCHED) == []


@pytest.mark.parametrize(
    ("told", "advice"),
    [
        ({"number": "L898902C3"}, "of any issuing state"),
        ({"number": "L898902C3", "issuer": "PRT"}, "Left empty, every issuing state is tried"),
        ({"surname": "NO", "born": "1974-08-12"}, "may stand there as Mueller"),
        ({"surname": "NO", "given_names": "BODY"}, "the surname is enough"),
        ({"locator": "NOWHERE"}, "API alone does not carry it"),
    ],
)
def test_nobody_is_told_with_what_to_try_next(border, told, advice):
    assert advice in search(border, ground="at_the_desk", **told)


def test_what_is_left_out_is_made_up_for(border, console):
    person = next(one.main for one in people(console, BORDER) if one.main.traveller.documents)
    traveller = person.traveller
    for told in (
        {"number": traveller.documents[0].number},
        {"surname": traveller.surname, "born": traveller.born},
        {"surname": traveller.surname, "given_names": traveller.given_names or "", "born": ""},
    )[: 3 if traveller.given_names else 2]:
        page = search(border, ground="at_the_desk", **told)
        assert f'href="/travellers/{person.head.id}/"' in page, told


def test_no_value_of_anybody_gets_into_the_log(border, console, caplog):
    caplog.set_level(logging.DEBUG)
    person = people(console, BORDER)[0].main
    text(border, f"/board/{person.head.flight}/")
    text(border, f"/travellers/{person.head.id}/")
    search(border, ground="at_the_desk", surname=person.traveller.surname, given_names="UNKNOWN")
    border.get(f"/travellers/{UUID(int=1)}/")
    assert person.traveller.surname not in caplog.text
    assert all(one.number not in caplog.text for one in person.traveller.documents)
