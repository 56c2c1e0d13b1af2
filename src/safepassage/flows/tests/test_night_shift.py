"""One officer at night: the second is called, may sit anywhere; unreachable refuses nobody."""

from datetime import timedelta

import pytest

from one_traveller import agree, ask, item, message, notify, refused, unsolicited, work
from safepassage.apps.cases import notices
from safepassage.apps.cases.models import BoardingStatus, Decision, ItemState, Why
from safepassage.flows.decide import DecisionRefused
from safepassage.flows.lapse import lapse, lapse_proposals
from safepassage.flows.page import page, page_for_second
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)


class Calls:
    def __init__(self):
        self.items = []

    def page(self, item):
        self.items.append(item)
        return False


def tick(platform, calls):
    page(platform, calls)
    page_for_second(platform, calls)
    lapse(platform)
    lapse_proposals(platform)


def test_the_second_officer_is_called_once_when_the_first_has_spoken(platform, clock, door):
    calls = Calls()
    ask(door)
    tick(platform, calls)
    assert calls.items == [item().id]
    clock.forward(timedelta(seconds=30))
    refused(platform)
    clock.forward(timedelta(seconds=1))
    for _ in range(3):
        tick(platform, calls)
    assert calls.items == [item().id, item().id]


def test_nobody_reached_in_time_means_board_and_arrival_is_told(platform, clock, door):
    ask(door)
    proposal = refused(platform)
    clock.forward(platform.contact_time + timedelta(seconds=1))
    tick(platform, Calls())
    assert unsolicited(platform) == ["0Z"]
    assert BoardingStatus.objects.get(journey=item().journey).meaning == "board"
    (notice,) = notices.notices(Purpose.BORDER_CHECK, "PDL", seen=False)
    assert notice.why == Why.LAPSED
    assert item().state == ItemState.OPEN
    with pytest.raises(DecisionRefused):
        agree(platform, proposal)
    assert not Decision.objects.get(id=proposal).in_force


def test_a_refusal_about_a_manifest_lapses_too_though_no_carrier_waits(platform, clock, door):
    calls = Calls()
    notify(platform, message())
    work(platform)
    proposal = refused(platform)
    clock.forward(timedelta(seconds=1))
    tick(platform, calls)
    assert calls.items == [item().id]
    clock.forward(platform.contact_time - timedelta(seconds=2))
    tick(platform, calls)
    assert item().state == ItemState.AWAITING_SECOND
    clock.forward(timedelta(seconds=2))
    tick(platform, calls)
    assert item().state == ItemState.OPEN
    assert item().lapsed_at == clock.now()
    (notice,) = notices.notices(Purpose.BORDER_CHECK, "PDL", seen=False)
    assert notice.why == Why.LAPSED
    assert unsolicited(platform) == []
    with pytest.raises(DecisionRefused):
        agree(platform, proposal)


def test_who_agreed_in_time_has_refused_and_nothing_lapses(platform, clock, door):
    ask(door)
    agree(platform, refused(platform))
    clock.forward(platform.contact_time + timedelta(seconds=1))
    tick(platform, Calls())
    assert unsolicited(platform) == ["1Z"]
    assert item().state == ItemState.DECIDED
