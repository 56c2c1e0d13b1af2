"""What is held for a person ends in time, and escapes its hold by no way round."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from one_traveller import closure, interchange, message, work
from platform_fixtures import StandingClock
from safepassage.apps.carriers.models import Carrier
from safepassage.apps.carriers.services import Ground, add_carrier
from safepassage.apps.messages import held
from safepassage.apps.messages import selectors as messages
from safepassage.apps.messages.states import Hold
from safepassage.flows import retain
from safepassage.flows.doors.unknown import NOBODY
from safepassage.flows.foreseeing import forecast
from safepassage.flows.platform import Platform
from safepassage.flows.prove import prove
from safepassage.flows.quarantine import quarantine, release
from safepassage.flows.receive import receive
from safepassage.flows.repair import try_again
from safepassage.records.actor import Actor

pytestmark = pytest.mark.django_db(transaction=True)
OFFICER = Actor.officer("officer-1")


@pytest.fixture
def carrier(clock: StandingClock, bases: None) -> Carrier:
    return add_carrier(code="XB", name="Example Air", actor=OFFICER, at=clock.now())


def test_a_held_body_past_its_time_is_forecast_and_would_fail_the_proof(
    platform: Platform, carrier: Carrier, clock: StandingClock
) -> None:
    receive(platform, carrier=carrier.pk, body=interchange(closure()), hold=Hold.UNPROVEN)
    for wait, bodies in ((platform.parked_time, 0), (held.TO_TRY_AGAIN, 1)):
        clock.forward(wait)
        expected = forecast(clock.now()).deleted
        assert (expected["held_too_long"], expected["bodies"]) == (1, bodies)
        unproved = prove(platform, [], at=clock.now(), over=clock.now())
        assert not unproved.holds
        assert unproved.past == {"Received.held": 1} | ({"Received.body": 1} if bodies else {})
    report = retain.run(platform)
    assert report.proof.holds
    assert (report.deleted["held_too_long"], report.deleted["bodies"]) == (1, 1)


def held_too_long(platform: Platform, clock: StandingClock, sender: UUID, hold: Hold) -> UUID:
    found = receive(platform, carrier=sender, body=interchange(message()), hold=hold).id
    clock.forward(platform.parked_time + timedelta(minutes=1))
    retain.run(platform)
    return found


@pytest.mark.parametrize("hold", [Hold.UNPROVEN, Hold.ADDRESS, Hold.UPLOAD])
def test_trying_again_lets_nothing_escape_its_hold(
    platform: Platform, carrier: Carrier, clock: StandingClock, hold: Hold
) -> None:
    sender = NOBODY if hold is Hold.ADDRESS else carrier.pk
    parked = held_too_long(platform, clock, sender, hold)
    assert try_again(platform, message_id=parked, actor=OFFICER)
    work(platform)
    story = messages.story(parked)
    assert story
    assert (story.state, story.held) == ("received", hold)
    clock.forward(timedelta(hours=1))
    retain.run(platform)
    again = messages.story(parked)
    assert again
    assert again.body_until == story.received_at + platform.parked_time + held.TO_TRY_AGAIN


def test_trying_again_waits_while_the_carrier_is_in_quarantine_and_no_longer(
    platform: Platform, carrier: Carrier, clock: StandingClock
) -> None:
    quarantine(platform, carrier=carrier, ground=Ground.ASKED, actor=OFFICER)
    parked = held_too_long(platform, clock, carrier.pk, Hold.SENDER)
    assert try_again(platform, message_id=parked, actor=OFFICER)
    work(platform)
    assert held.held_of(carrier.pk) == 1
    retain.run(platform)
    release(platform, carrier=carrier, actor=OFFICER)
    assert try_again(platform, message_id=parked, actor=OFFICER)
    assert held.held_of(carrier.pk) == 0


def test_what_belongs_to_nobody_and_is_not_held_is_never_tried_again(platform: Platform) -> None:
    parked = receive(platform, carrier=NOBODY, body=b"nonsense").id
    work(platform)
    assert not try_again(platform, message_id=parked, actor=OFFICER)
    assert not try_again(platform, message_id=uuid4(), actor=OFFICER)
