"""A file, found by tokens, and the flight's page, which has everybody, tell the same joins."""

import pytest

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.travel import selectors
from safepassage.apps.travel.joins import links
from safepassage.apps.travel.joins.counterparts import Reader, acquainted, joined, pairs
from safepassage.apps.travel.joins.joining import JOINS, seen_from
from safepassage.apps.travel.models import Journey
from safepassage.apps.travel.retention import Chunk, mask
from safepassage.records.actor import Actor
from safepassage.records.kinds import DataKind
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db

OFFICER = Actor.officer("officer-1")
UNIT = Purpose.PNR_ASSESSMENT


def flights(traffic):
    return [line.flight.id for line in traffic.lines(UNIT)]


def page(traffic, flight, purpose=UNIT):
    at = traffic.platform.clock.now()
    return selectors.travellers_of(OFFICER, purpose, flight, traffic.platform.keys, at)


def file_of(traffic, journey, purpose=UNIT):
    at = traffic.platform.clock.now()
    return selectors.journey(OFFICER, purpose, journey, traffic.platform.keys, at)


def told(person):
    """What is shown of a person, by ids and codes."""
    pairs = [person.joined] if person.joined else []
    return (
        {one.head.id for one in person.records},
        [{(one.code) for one in pair.reasons} for pair in pairs],
        [{(one.code, one.api, one.pnr) for one in pair.differences} for pair in pairs],
        {one.record.head.id for one in person.could_be},
    )


def reader(traffic, purpose=UNIT):
    platform = traffic.platform
    return Reader(actor=OFFICER, purpose=purpose, keys=platform.keys, at=platform.clock.now())


def test_every_file_tells_what_its_flights_page_tells(traffic):
    compared = 0
    for flight in flights(traffic):
        for person in page(traffic, flight):
            for record in person.records:
                found = file_of(traffic, record.head.id).person
                assert found.main.head.id == record.head.id
                assert told(found) == told(seen_from(person, record.head.id))
                compared += len(person.records) > 1
    assert compared


def test_ids_are_joined_as_the_page_joins_them(traffic):
    for flight in flights(traffic):
        both = [person.records for person in page(traffic, flight) if len(person.records) > 1]
        wanted = {}
        for one, other in both:
            wanted |= {one.head.id: other.head.id, other.head.id: one.head.id}
        ids = list(Journey.objects.filter(flight=flight).values_list("id", flat=True))
        at = traffic.platform.clock.now()
        assert pairs(OFFICER, UNIT, ids, traffic.platform.keys, at) == wanted
        assert joined(reader(traffic), ids) == wanted


def test_only_those_who_share_a_key_are_opened_for_a_file(traffic):
    flight = flights(traffic)[0]
    ids = set(Journey.objects.filter(flight=flight).values_list("id", flat=True))
    alone = next(one for one in page(traffic, flight) if one.main.head.reservation is None)
    people = acquainted(reader(traffic), [alone.main.head.id])
    assert {one.head.id for person in people for one in person.records} < ids


def test_the_ledger_says_who_was_compared_and_whom_the_officer_saw(traffic):
    person = next(one for flight in flights(traffic) for one in page(traffic, flight) if one.joined)
    api, pnr = (record.head.id for record in person.records)
    file_of(traffic, api)
    readers = {entry.actor_kind for entry in ledger.page(event=Event.RECORD_READ, subject=str(pnr))}
    assert {"component", "officer"} <= readers


@pytest.mark.parametrize("purpose", sorted(Purpose))
def test_joins_and_links_exist_under_pnr_purposes_alone(traffic, purpose):
    ids = list(Journey.objects.values_list("id", flat=True))
    pnr = Journey.objects.filter(kind=DataKind.PNR, reservation__isnull=False).first().id
    at = traffic.platform.clock.now()
    found = links.shared(OFFICER, purpose, pnr, traffic.platform.keys, at)
    assert bool(joined(reader(traffic, purpose), ids)) is (purpose in JOINS)
    assert bool(found) is (purpose in JOINS)
    if purpose not in JOINS and (shown := file_of(traffic, pnr, purpose)):
        assert shown.person.joined is None
        assert shown.person.could_be == ()


def test_links_are_found_within_the_flight_and_told_to_the_ledger(traffic):
    at = traffic.platform.clock.now()
    party = next(
        row
        for row in Journey.objects.filter(kind=DataKind.PNR)
        if Journey.objects.filter(reservation=row.reservation_id).count() > 1
    )
    found = links.shared(OFFICER, UNIT, party.id, traffic.platform.keys, at)
    same = set(
        Journey.objects.filter(reservation=party.reservation_id).values_list("id", flat=True)
    )
    linked = {one.record.head.id: {fact.code for fact in one.facts} for one in found.people}
    assert same - {party.id} <= set(linked)
    for one in same - {party.id}:
        assert {"same_reservation", "same_phone"} & linked[one] == {
            "same_reservation",
            "same_phone",
        }
    on_board = Journey.objects.filter(kind=DataKind.PNR, flight=party.flight_id)
    assert set(linked) <= set(on_board.values_list("id", flat=True))
    assert found.compared == on_board.count() - 1
    (entry,) = ledger.page(event=Event.RECORD_READ, subject=str(party.flight_id))
    assert b"payment" in bytes(entry.details)
    assert all(entry in ledger.page(subject=str(row.id)) for row in on_board)


def test_masked_people_have_no_links_and_no_joins(traffic):
    pnr = Journey.objects.filter(kind=DataKind.PNR, reservation__isnull=False)
    own, *others = pnr.filter(flight=pnr.first().flight_id)
    at = traffic.platform.clock.now()
    mask(Chunk(journeys=tuple(one.id for one in others)), at=at)
    found = links.shared(OFFICER, UNIT, own.id, traffic.platform.keys, at)
    assert (found.people, found.compared) == ((), 0)
    mask(Chunk(journeys=(own.id,)), at=at)
    assert links.shared(OFFICER, UNIT, own.id, traffic.platform.keys, at) is None
    assert file_of(traffic, own.id).person.joined is None
