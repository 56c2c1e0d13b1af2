from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.travel import search, selectors, wanted
from safepassage.apps.travel.models import Journey
from safepassage.apps.travel.retention import Chunk, mask
from safepassage.records.actor import Actor
from safepassage.records.groups import FieldGroup
from safepassage.records.kinds import DataKind
from safepassage.safeguards.basis import Direction
from safepassage.safeguards.purpose import Purpose, kinds_of
from safepassage.simulation.benchmark import benchmark_messages

pytestmark = pytest.mark.django_db

OFFICER = Actor.officer("officer-1")
BORDER, UNIT = Purpose.BORDER_CHECK, Purpose.PNR_ASSESSMENT


def people(traffic, purpose):
    flight = traffic.lines(purpose)[0].flight.id
    at = traffic.platform.clock.now()
    return selectors.travellers_of(OFFICER, purpose, flight, traffic.platform.keys, at)


def file_of(traffic, purpose, journey):
    at = traffic.platform.clock.now()
    return selectors.journey(OFFICER, purpose, journey, traffic.platform.keys, at)


def reads():
    return [
        (entry.subject, entry.purpose) for entry in ledger.page(event=Event.RECORD_READ, limit=500)
    ]


def mask_everything(at):
    mask(Chunk(journeys=tuple(Journey.objects.values_list("id", flat=True))), at=at)


def look(traffic, purpose, way):
    return search.find(
        OFFICER,
        purpose,
        way,
        ground=search.SearchGround.AT_THE_DESK,
        keys=traffic.platform.keys,
        at=traffic.platform.clock.now(),
    )


def test_the_board_counts_only_the_kinds_of_its_purpose(traffic):
    for purpose in (BORDER, UNIT):
        lines = traffic.lines(purpose)
        assert len(lines) == 3
        for line in lines:
            assert set(line.travellers) == kinds_of(purpose)
            for kind, count in line.travellers.items():
                assert Journey.objects.filter(flight=line.flight.id, kind=kind).count() == count


def test_purposes_without_passenger_data_see_no_flight(traffic):
    assert traffic.lines(Purpose.TECHNICAL_REPAIR) == []


def test_a_flight_known_from_pnr_alone_does_not_exist_at_the_border(traffic):
    flight = traffic.lines(UNIT)[0].flight.id
    Journey.objects.filter(flight=flight, kind=DataKind.API_BORDER).delete()
    assert flight not in [line.flight.id for line in traffic.lines(BORDER)]
    assert selectors.flight(BORDER, flight) is None
    assert selectors.flight(UNIT, flight)
    assert selectors.flights(BORDER, [flight]) == {}


def test_the_board_keeps_to_direction_and_window(traffic):
    at = traffic.platform.clock.now()
    inbound = selectors.board(BORDER, Direction.INBOUND, at, timedelta(days=3))
    outbound = selectors.board(BORDER, Direction.OUTBOUND, at, timedelta(days=3))
    assert {line.flight.direction for line in inbound} == {"inbound"}
    assert {line.flight.direction for line in outbound} == {"outbound"}
    clocks = [line.flight.arrives_at for line in inbound]
    assert clocks == sorted(clocks)
    nearest = selectors.board(BORDER, Direction.INBOUND, at, clocks[0] - at)
    assert [line.flight.id for line in nearest] == [inbound[0].flight.id]
    gone = clocks[-1] + timedelta(hours=2)
    assert selectors.board(BORDER, Direction.INBOUND, gone, timedelta(days=1)) == []


def test_everybody_is_shown_once_with_their_values(traffic):
    found = people(traffic, BORDER)
    flight = traffic.lines(BORDER)[0].flight.id
    stored = Journey.objects.filter(flight=flight, kind=DataKind.API_BORDER)
    assert [person.main.head.id for person in found] == list(
        stored.order_by("id").values_list("id", flat=True)
    )
    assert all(person.main.traveller.surname for person in found)
    assert any(person.main.traveller.documents for person in found)


def test_api_and_pnr_are_joined_under_a_pnr_purpose_only(traffic):
    joined = [person for person in people(traffic, UNIT) if len(person.records) == 2]
    assert joined
    for person in joined:
        api, pnr = person.records
        assert (api.head.kind, pnr.head.kind) == (DataKind.API_PIU, DataKind.PNR)
    assert all(len(person.records) == 1 for person in people(traffic, Purpose.OVERSIGHT))


def test_nobody_is_lost_or_doubled_by_the_join(traffic):
    found = people(traffic, UNIT)
    ids = [record.head.id for person in found for record in person.records]
    flight = traffic.lines(UNIT)[0].flight.id
    kinds = [kind.value for kind in kinds_of(UNIT)]
    assert sorted(ids) == sorted(
        Journey.objects.filter(flight=flight, kind__in=kinds).values_list("id", flat=True)
    )


def test_the_list_is_read_in_few_queries_whatever_its_length(quiet_traffic):
    start = quiet_traffic.platform.clock.now() + timedelta(hours=4)
    (body,) = benchmark_messages(1, 120, start=start)
    quiet_traffic.receive(body)
    with CaptureQueriesContext(connection) as caught:
        assert len(people(quiet_traffic, BORDER)) == 120
    assert len(caught) < 15


def test_a_page_of_travellers_is_one_entry_a_quarter_of_an_hour(traffic):
    flight = str(traffic.lines(BORDER)[0].flight.id)
    people(traffic, BORDER)
    people(traffic, BORDER)
    assert reads() == [(flight, "border_check")]
    traffic.clock.forward(timedelta(minutes=16))
    people(traffic, BORDER)
    assert len(reads()) == 2


def test_a_journey_of_another_purpose_does_not_exist(traffic):
    border = people(traffic, BORDER)[0].main.head.id
    unit = people(traffic, UNIT)[0].main.head.id
    before = len(reads())
    assert file_of(traffic, BORDER, unit) is None
    assert file_of(traffic, UNIT, border) is None
    assert len(reads()) == before
    assert selectors.heads(BORDER, [unit, border]).keys() == {border}


def test_a_file_tells_who_spoke_when_and_what_changed(traffic):
    person = people(traffic, BORDER)[0]
    found = file_of(traffic, BORDER, person.main.head.id)
    first = found.tellings[-1]
    assert FieldGroup.IDENTITY in first.changed
    assert [one.in_force for one in found.tellings].count(True) == 1
    assert [one.sequence for one in found.tellings] == sorted(
        (one.sequence for one in found.tellings), reverse=True
    )
    assert found.record.head.delete_at >= found.record.head.mask_at


def test_a_reservation_brings_its_companions_each_with_an_entry(traffic):
    files = [file_of(traffic, UNIT, person.records[-1].head.id) for person in people(traffic, UNIT)]
    full = next(one for one in files if one.companions)
    assert full.reservation.locator
    assert full.reservation.flights
    assert all(one.head.reservation == full.record.head.reservation for one in full.companions)
    told = {subject for subject, _ in reads()}
    assert {str(one.head.id) for one in full.companions} <= told


def test_a_file_names_the_same_persons_other_record(traffic):
    pair = next(one for one in people(traffic, UNIT) if len(one.records) == 2)
    api, pnr = (record.head.id for record in pair.records)
    assert [head.id for head in file_of(traffic, UNIT, api).counterparts] == [pnr]
    assert [head.id for head in file_of(traffic, UNIT, pnr).counterparts] == [api]
    assert file_of(traffic, Purpose.OVERSIGHT, api).counterparts == ()


def test_masked_travellers_stay_on_the_list_without_values(traffic):
    journey = people(traffic, BORDER)[0].main.head.id
    at = traffic.platform.clock.now()
    mask_everything(at)
    assert all(person.main.traveller is None for person in people(traffic, BORDER))
    found = file_of(traffic, BORDER, journey)
    assert found.record.traveller is None
    assert found.record.head.masked_at == at
    assert found.tellings


def test_a_destroyed_day_key_masks_even_before_the_rows_know(traffic):
    journey = Journey.objects.get(id=people(traffic, BORDER)[0].main.head.id)
    traffic.platform.keys.destroy_day(journey.mask_day)
    assert file_of(traffic, BORDER, journey.id).record.traveller is None


def test_people_are_found_by_document_name_and_locator(traffic):
    person = next(one.main for one in people(traffic, BORDER) if one.main.traveller.documents)
    traveller, document = person.traveller, person.traveller.documents[0]
    given = (traveller.given_names or "").split()
    ways = [
        wanted.by_document(f" {document.number.lower()} ", document.issuer),
        wanted.by_document(document.number, ""),
        wanted.by_name(traveller.surname.title(), traveller.given_names, None),
        wanted.by_name(traveller.surname, " ".join(reversed(given)), None),
        wanted.by_name(traveller.surname, "", traveller.born),
        wanted.by_name(traveller.surname, " ".join(given[:1]), traveller.born),
        wanted.by_name(traveller.surname, traveller.given_names, traveller.born),
        wanted.by_locator(traveller.reservation),
    ]
    for way in ways:
        found = look(traffic, BORDER, way)
        assert person.head.id in [one.record.head.id for one in found], way.by
        assert {one.record.head.kind for one in found} == {DataKind.API_BORDER}


def test_a_locator_leads_to_everybody_of_the_reservation(traffic):
    record = next(
        one for person in people(traffic, UNIT) for one in person.records if one.head.reservation
    )
    locator = file_of(traffic, UNIT, record.head.id).reservation.locator
    found = {one.record.head.id for one in look(traffic, UNIT, wanted.by_locator(locator))}
    same = Journey.objects.filter(reservation=record.head.reservation)
    assert set(same.values_list("id", flat=True)) <= found


def test_a_search_is_in_the_ledger_with_its_ground_and_no_values(traffic):
    person = people(traffic, BORDER)[0].main
    found = look(traffic, BORDER, wanted.by_name(person.traveller.surname, "", None))
    look(traffic, BORDER, wanted.by_document("NOTHING1", "UTO"))
    nothing, some = ledger.page(event=Event.RECORD_SEARCHED)
    assert all(some in ledger.page(subject=str(one.record.head.id)) for one in found)
    assert b"about" not in bytes(nothing.details)
    assert b'"ground":"at_the_desk"' in bytes(some.details)
    assert person.traveller.surname.encode() not in bytes(some.details)


def test_masked_journeys_are_not_found(traffic):
    person = people(traffic, BORDER)[0].main
    way = wanted.by_name(person.traveller.surname, person.traveller.given_names, None)
    assert look(traffic, BORDER, way)
    mask_everything(traffic.platform.clock.now())
    assert look(traffic, BORDER, way) == []


def test_identities_are_opened_with_an_entry_each(traffic):
    ids = [person.main.head.id for person in people(traffic, BORDER)][:3]
    at = traffic.platform.clock.now()
    opened = selectors.identities(OFFICER, BORDER, ids, traffic.platform.keys, at)
    assert set(opened) == set(ids)
    assert all(one.traveller.surname and not one.traveller.documents for one in opened.values())
    assert set(map(str, ids)) <= {subject for subject, _ in reads()}
