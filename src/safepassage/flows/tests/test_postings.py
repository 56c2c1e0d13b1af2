"""Crew lists (336) and gate passes (655): stored, screened, answered, changed, ended."""

from datetime import timedelta

import pytest

from one_traveller import CARRIER, ask, decided, interchange, item, notify, refused, work
from safepassage.apps.cases.models import WorkItem
from safepassage.apps.messages import selectors as messages
from safepassage.apps.travel import selectors as travel
from safepassage.apps.travel.conversation import Standing, conversation
from safepassage.apps.travel.models import Flight, Journey
from safepassage.apps.travel.postings import postings
from safepassage.flows.decide import DecisionRefused
from safepassage.flows.retain import run
from safepassage.formats.read import read
from safepassage.records.actor import Actor
from safepassage.records.outcome import Outcome
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)
BORDER, UNIT = Purpose.BORDER_CHECK, Purpose.PNR_ASSESSMENT
PLACES = "TDT+20'LOC+188+CDG'LOC+172+PDL'"


def person(place, name, number, role="FM"):
    return (
        f"NAD+{role}+++{name}'ATT+2++M'DTM+329:710527'NAT+2+QMA'RFF+ABO:9000{place}'"
        f"DOC+P:110:111+{number}'DTM+36:310101'LOC+91+QMA'"
    )


ILMO = person(1, "TESTOVAR:ILMO", "XK0098231")
ANNA = person(2, "NOBODY:ANNA", "AA1")


def posting(function, *people, places=PLACES, reference="1"):
    return (
        f"UNH+{reference}+PAXLST:D:05B:UN:IATA'BGM+{function}'RFF+TN:{reference}'NAD+MS+++DESK'"
        f"{places}{''.join(people)}UNT+9+{reference}'"
    )


def crew(sub, *people, **values):
    return posting(f"336+{sub}", *people, places="TDT+20'", **values)


def told(platform, *sent):
    ids = []
    for one in sent:
        ids.append(notify(platform, one))
        work(platform)
    return messages.story(ids[-1])


def opened(platform):
    (line,) = postings(BORDER)
    actor, at = Actor.officer("officer-1"), platform.clock.now()
    people = travel.travellers_of(actor, BORDER, line.flight.id, platform.keys, at)
    return [one.main.traveller for one in people]


@pytest.mark.parametrize(
    ("sent", "number", "role"),
    [
        (crew("G", ILMO, ANNA), "CREW-LIST", "crew"),
        (
            posting("655", ILMO.replace("+FM+", "+FL+"), ANNA.replace("+FM+", "+FL+")),
            "GATE-PASS",
            "passenger",
        ),
    ],
)
def test_it_is_stored_for_border_checks_and_screened(platform, door, sent, number, role):
    story = told(platform, sent)
    assert (story.state, story.travellers, story.stored) == ("done", 2, 2)
    assert {(row.kind, row.basis, row.role) for row in Journey.objects.all()} == {
        ("api_border", "API-BORDER-POSTING", role)
    }
    flight = Flight.objects.get()
    assert (flight.number, flight.direction) == (number, "posting")
    assert item().flight == flight.id
    assert {one.surname for one in opened(platform)} == {"TESTOVAR", "NOBODY"}


def test_it_is_no_flight_of_any_board_and_none_of_the_units(platform, door):
    told(platform, crew("G", ILMO))
    from safepassage.safeguards.basis import Direction  # noqa: PLC0415 - one use

    window = timedelta(days=3)
    assert travel.board(BORDER, Direction.ANY, platform.clock.now(), window) == []
    assert postings(UNIT) == []


def test_a_law_on_flights_alone_lets_nothing_of_it_in(platform, door):
    from safepassage.apps.oversight import services  # noqa: PLC0415 - one use

    at = platform.clock.now()
    services.withdraw(code="API-BORDER-POSTING", actor=Actor.officer("a"), at=at)
    story = told(platform, crew("G", ILMO))
    assert (story.state, story.refusal) == ("refused", "no_legal_basis")
    assert not Journey.objects.exists()


def test_additions_changes_and_deletions_are_followed(platform, door):
    altered = ANNA.replace("NOBODY:ANNA", "NOBODY:HANNA")
    told(
        platform,
        crew("G", ILMO, ANNA),
        crew("I", altered, reference="2"),
        crew("H", ILMO, reference="3"),
    )
    assert Journey.objects.count() == 2
    assert {one.given_names for one in opened(platform)} == {"ILMO", "HANNA"}
    counts = conversation(BORDER, Flight.objects.get().id).counts
    assert (counts[Standing.ANNOUNCED], counts[Standing.CANCELLED]) == (1, 1)


def test_who_is_taken_off_the_list_is_no_longer_waited_for(platform, door):
    assert ask(door, crew("G", ILMO)) == ["2Z"]
    assert ask(door, crew("H", ILMO, reference="2")) == []


def test_it_is_answered_where_it_is_asked_and_names_no_flight(platform, door):
    answered = door.answer(carrier=CARRIER, body=interchange(posting("655", ILMO, ANNA)))
    (reply,) = read(answered.body).messages
    assert (reply.function, reply.flights, reply.defects) == ("962", (), ())
    assert [(one.traveller_reference, one.status) for one in reply.answers] == [
        ("90001", "2Z"),
        ("90002", "0Z"),
    ]


def test_nobody_is_refused_off_a_journey(platform, door):
    ask(door, crew("G", ILMO))
    with pytest.raises(DecisionRefused, match="announces no journey"):
        refused(platform)
    decided(platform, Outcome.BOARD)
    body = messages.answers_after(CARRIER, 0)[0]
    sent = platform.spool.unseal("outgoing", body.id, body.created_day, body.body)
    (change,) = read(sent).messages
    assert (change.function, change.flights, change.answers[0].status) == ("132", (), "0Z")


def test_it_ends_with_the_clock_of_its_basis_and_that_is_proved(platform, door, clock):
    told(platform, crew("G", ILMO, ANNA))
    (line,) = postings(BORDER)
    assert line.until == clock.now() + timedelta(hours=720)
    clock.forward(timedelta(hours=721))
    assert run(platform).proof.holds
    assert not Journey.objects.exists()
    assert not WorkItem.objects.exists()
    assert not Flight.objects.exists()
