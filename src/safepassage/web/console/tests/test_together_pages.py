"""API beside PNR: once each with all sources, joins and links, and none of it for the border."""

import re

import pytest
from django.urls import reverse

from one_traveller import booking, interchange, message
from safepassage.apps.accounts.roles import Role, purposes_of
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.travel import selectors as travel
from safepassage.apps.travel.joins.joining import JOINS
from safepassage.apps.travel.models import Journey
from safepassage.matching.joining.wording import DIFFERENCES as TOLD
from safepassage.matching.joining.wording import REASONS as WHY
from safepassage.matching.links import CODES
from safepassage.records.actor import Actor
from safepassage.records.kinds import PASSED_ON, DataKind
from safepassage.safeguards.purpose import Purpose, kinds_of
from safepassage.web.console.phrases.joins import DIFFERENCES, LINKS, REASONS

pytestmark = pytest.mark.django_db

BORDER, UNIT = Purpose.BORDER_CHECK, Purpose.PNR_ASSESSMENT
OF_THE_JOIN = (
    "One person, two records",
    "Could be the same person",
    "differ:",
    "could be another record",
    "sources disagree",
    "Whose sources disagree",
    "Who of this flight shares",
    "manifest, reservation",
)
READERS = {
    Purpose.OVERSIGHT: Role.DATA_PROTECTION_OFFICER,
    Purpose.DATA_SUBJECT: Role.DATA_PROTECTION_OFFICER,
}


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode().split("<main")[1]


def people(console, purpose=UNIT):
    at, keys = console.platform.clock.now(), console.platform.keys
    return [
        (line.flight.id, person)
        for line in console.lines(purpose)
        for person in travel.travellers_of(Actor.officer("x"), purpose, line.flight.id, keys, at)
    ]


def joined(console):
    return next((flight, one) for flight, one in people(console) if one.joined)


@pytest.fixture
def unit(console, desk_for):
    return desk_for(Role.OFFICER, UNIT)


def test_every_code_has_its_words_on_the_page():
    assert set(REASONS) == set(WHY)
    assert set(DIFFERENCES) == set(TOLD)
    assert set(LINKS) == set(CODES)


def test_everybody_stands_once_with_all_their_sources(unit, console):
    for line in console.lines(UNIT):
        page = text(unit, reverse("flight", args=[line.flight.id]))
        here = [one for flight, one in people(console) if flight == line.flight.id]
        for person in here:
            first, *others = person.records
            assert page.count(reverse("traveller", args=[first.head.id])) == 1
            assert all(str(one.head.id) not in page for one in others)
        assert f"{len(here)} travellers" in page


def test_the_sources_are_named(unit, console):
    flight, _ = joined(console)
    page = text(unit, reverse("flight", args=[flight]))
    assert "reservation" in page
    assert "manifest" in page or "interactive" in page


def test_a_disagreement_is_seen_on_the_flight_and_side_by_side_in_the_file(unit, console):
    flight, person = next(
        (flight, one) for flight, one in people(console) if one.joined and one.joined.differences
    )
    told = person.joined.differences[0]
    page = text(unit, reverse("flight", args=[flight]))
    assert "differ:" in page
    for record in person.records:
        page = text(unit, reverse("traveller", args=[record.head.id]))
        assert "One person, two records" in page
        assert str(DIFFERENCES[told.code][1]) in page
        row = page[page.index("Told differently") :]
        assert row.index(told.api) < row.rindex(told.pnr)


def test_the_file_says_why_two_records_are_one_persons(unit, console):
    _, person = joined(console)
    for record in person.records:
        page = text(unit, reverse("traveller", args=[record.head.id]))
        assert all(str(REASONS[one.code]) in page for one in person.joined.reasons)


def test_who_could_be_the_same_is_shown_and_not_joined(unit, console):
    """A father and his son of one name, booked together without documents."""
    two = re.sub(rb"SSR.DOCS.*?'", b"", booking()).replace(
        b"TIF+TESTOVAR+ILMO:A:1'", b"TIF+TESTOVAR+ILMO:A:1'TIF+TESTOVAR+ILMO:A:2'"
    )
    console.receive(two, interchange(message()))
    api = Journey.objects.get(kind=DataKind.API_PIU, flight__number="220")
    page = text(unit, reverse("traveller", args=[api.id]))
    assert page.count("Could be the same person") == 2
    assert "One person, two records" not in page
    page = text(unit, reverse("flight", args=[api.flight_id]))
    assert page.count("could be another record") == 3
    assert "3 travellers" in page


@pytest.mark.parametrize("purpose", sorted(purposes_of(Role)))
@pytest.mark.parametrize("page", ["flight", "traveller", "traveller?shared"])
def test_the_truth_table_of_purpose_and_page(console, desk_for, purpose, page):
    """Only under a PNR purpose does anything of the join or of a link exist on any page."""
    client = desk_for(READERS.get(purpose, Role.SUPERVISOR), purpose)
    _, person = joined(console)
    name, _, query = page.partition("?")
    told = {}
    for kind in sorted(set(DataKind) - PASSED_ON):
        row = Journey.objects.filter(kind=kind, flight=person.main.head.flight).first()
        address = reverse(name, args=[row.flight_id if name == "flight" else row.id])
        answer = client.get(address, {query: "yes"} if query else {})
        found = answer.status_code == 200
        allowed = kinds_of(purpose) if name == "traveller" else bool(kinds_of(purpose)) and DataKind
        assert found is (bool(allowed) and kind in allowed), (kind, answer.status_code)
        shown = answer.content.decode()
        told[kind] = [words for words in OF_THE_JOIN if found and words in shown]
    assert any(told.values()) is (purpose in JOINS), told


def test_a_border_page_opens_no_record_but_its_own(console, desk_for):
    client = desk_for(Role.OFFICER, BORDER)
    line = console.lines(BORDER)[0].flight
    row = Journey.objects.filter(flight=line.id, kind=DataKind.API_BORDER).first()
    text(client, reverse("flight", args=[line.id]))
    text(client, reverse("traveller", args=[row.id]) + "?shared=yes")
    others = Journey.objects.exclude(kind=DataKind.API_BORDER).values_list("id", flat=True)
    reads = [
        entry
        for one in others
        for entry in ledger.page(event=Event.RECORD_READ, subject=str(one))
        if entry.purpose == BORDER or entry.actor_kind == "officer"
    ]
    assert reads == []
    assert ledger.page(event=Event.RECORD_READ, subject=str(row.id))


def booked(console):
    """The PNR record of somebody who does not travel alone."""
    return next(
        row
        for row in Journey.objects.filter(kind=DataKind.PNR)
        if Journey.objects.filter(reservation=row.reservation_id).count() > 1
    )


def test_links_are_shown_when_asked_for_and_not_before(unit, console):
    row = booked(console)
    address = reverse("traveller", args=[row.id])
    reads = {"event": Event.RECORD_READ, "subject": str(row.flight_id)}
    page = text(unit, address)
    assert "Who of this flight shares" in page
    assert "same telephone" not in page
    assert ledger.page(**reads) == []
    page = text(unit, address + "?shared=yes")
    assert "same reservation" in page
    assert "same telephone" in page
    assert "A link is no suspicion" in page
    (entry,) = ledger.page(**reads)
    assert b"payment" in bytes(entry.details)


def test_links_are_found_from_the_api_record_too(unit, console):
    person = next(
        one
        for _, one in people(console)
        if one.joined
        and Journey.objects.filter(reservation=one.records[1].head.reservation).count() > 1
    )
    page = text(unit, reverse("traveller", args=[person.main.head.id]) + "?shared=yes")
    assert "same reservation" in page


def test_the_list_is_cut_to_those_whose_sources_disagree_or_are_alone(unit, console):
    flight, person = next(
        (flight, one) for flight, one in people(console) if one.joined and one.joined.differences
    )
    address = reverse("flight", args=[flight])
    differ, alone = (text(unit, f"{address}?shown={one}") for one in ("differ", "alone"))
    assert str(person.main.head.id) in differ
    assert str(person.main.head.id) not in alone
    here = [one for where, one in people(console) if where == flight]
    single = [one for one in here if len(one.records) == 1]
    assert all(str(one.main.head.id) in alone for one in single)
