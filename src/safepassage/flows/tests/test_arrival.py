"""The arrival desk is told: by an officer, by the clock, each purpose its own, and it ends."""

from datetime import timedelta
from uuid import uuid4

import pytest

from one_traveller import ask, decided, item
from safepassage.apps.audit.events import Event
from safepassage.apps.audit.models import Entry
from safepassage.apps.cases import notices
from safepassage.apps.cases.arrival import acknowledge
from safepassage.apps.cases.models import ArrivalNotice, Why
from safepassage.apps.travel.models import Flight
from safepassage.flows.decide import DecisionRefused
from safepassage.flows.lapse import lapse
from safepassage.flows.retain import run
from safepassage.records.actor import Actor
from safepassage.records.outcome import Outcome
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)
BORDER, UNIT = Purpose.BORDER_CHECK, Purpose.PNR_ASSESSMENT


def told(purpose, *, seen=False):
    return notices.notices(purpose, "PDL", seen=seen)


def see(platform, notice, officer):
    return acknowledge(
        notice.id,
        officer=officer,
        actor=Actor.officer(str(officer)),
        purpose=BORDER,
        at=platform.clock.now(),
    )


def events(event):
    return Entry.objects.filter(event=event).count()


def test_an_officer_lets_arrival_be_told(platform, door):
    ask(door)
    decided(platform, Outcome.BOARD_AND_TELL_ARRIVAL)
    (notice,) = told(BORDER)
    assert (notice.why, notice.item, notice.journey) == (Why.DECIDED, item().id, item().journey)
    assert notices.notices(BORDER, "FNC", seen=False) == []
    assert told(UNIT) == []
    assert events(Event.ARRIVAL_TOLD) == 1


def test_when_the_time_runs_out_arrival_is_told_with_the_carrier(platform, clock, door):
    ask(door)
    assert told(BORDER) == []
    clock.forward(platform.contact_time + timedelta(seconds=1))
    lapse(platform)
    (notice,) = told(BORDER)
    assert item().lapsed_at == clock.now()
    assert (notice.why, notice.at, notice.item) == (Why.LAPSED, clock.now(), item().id)


def test_a_border_desk_is_led_to_the_unit_and_no_further(platform, door, unit):
    ask(door)
    decided(platform, Outcome.BOARD_AND_TELL_ARRIVAL, kind="api_piu")
    (notice,) = told(BORDER)
    assert (notice.item, notice.journey) == (None, item().journey)
    (own,) = told(UNIT)
    assert own.item == item("api_piu").id
    decided(platform, Outcome.BOARD_AND_TELL_ARRIVAL)
    assert len(told(BORDER)) == 2


def test_a_later_decision_takes_back_what_nobody_has_seen(platform, door):
    ask(door)
    first = decided(platform, Outcome.BOARD_AND_TELL_ARRIVAL)
    decided(platform, Outcome.NOT_THE_SAME_PERSON, corrects=first)
    assert not ArrivalNotice.objects.exists()
    assert events(Event.ARRIVAL_WITHDRAWN) == 1


def test_who_has_seen_a_notice_sees_that_it_was_taken_back(platform, door):
    ask(door)
    first = decided(platform, Outcome.BOARD_AND_TELL_ARRIVAL)
    see(platform, told(BORDER)[0], uuid4())
    decided(platform, Outcome.BOARD, corrects=first)
    assert told(BORDER, seen=True)[0].withdrawn_at


def test_the_units_reference_ends_with_its_last_reason(platform, door, unit):
    ask(door)
    first = decided(platform, Outcome.BOARD_AND_TELL_ARRIVAL, kind="api_piu")
    decided(platform, Outcome.BOARD)
    assert len(told(BORDER)) == 1
    decided(platform, Outcome.BOARD, kind="api_piu", corrects=first)
    assert told(BORDER) == []


def test_a_need_of_protection_ends_every_notice(platform, door, unit):
    ask(door)
    decided(platform, Outcome.BOARD_AND_TELL_ARRIVAL)
    decided(platform, Outcome.POSSIBLE_PROTECTION_NEED, kind="api_piu")
    assert told(BORDER) == []


def test_a_notice_is_acknowledged_once_by_a_named_officer(platform, door):
    ask(door)
    decided(platform, Outcome.BOARD_AND_TELL_ARRIVAL)
    officer = uuid4()
    (notice,) = told(BORDER)
    assert [see(platform, notice, officer), see(platform, notice, uuid4())] == [True, False]
    assert told(BORDER) == []
    assert told(BORDER, seen=True)[0].seen_by == officer
    assert notices.counts(BORDER, "PDL") == (0, 1)
    assert events(Event.ARRIVAL_SEEN) == 1


@pytest.mark.parametrize("way", ["outbound", "posting"])
def test_nobody_is_told_where_nobody_arrives(platform, clock, door, way):
    ask(door)
    Flight.objects.update(direction=way)
    with pytest.raises(DecisionRefused) as raised:
        decided(platform, Outcome.BOARD_AND_TELL_ARRIVAL)
    assert raised.value.code == "no_arrival_here"
    clock.forward(platform.contact_time + timedelta(seconds=1))
    assert lapse(platform) == 1
    assert not ArrivalNotice.objects.exists()


def test_a_notice_ends_with_its_journey(platform, clock, door):
    ask(door)
    decided(platform, Outcome.BOARD_AND_TELL_ARRIVAL)
    clock.forward(timedelta(days=400))
    run(platform)
    assert not ArrivalNotice.objects.exists()
