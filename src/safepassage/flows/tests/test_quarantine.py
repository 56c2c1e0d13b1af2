"""A misbehaving sender waits, alone: nothing of it is lost, and nobody else waits with it."""

from datetime import timedelta
from uuid import UUID, uuid4

import msgspec
import pytest

from one_traveller import (
    agree,
    closure,
    interchange,
    message,
    notify,
    put_list,
    refused,
    until_listed,
    work,
)
from platform_fixtures import StandingClock
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.carriers.models import Carrier
from safepassage.apps.carriers.quarantine import set_rate
from safepassage.apps.carriers.services import CarrierError, Ground, add_carrier
from safepassage.apps.messages import held
from safepassage.apps.messages import selectors as messages
from safepassage.apps.messages.states import Hold
from safepassage.flows import retain
from safepassage.flows.interactive import Interactive
from safepassage.flows.page import page_for_quarantine
from safepassage.flows.platform import Platform
from safepassage.flows.quarantine import discard, let_go, quarantine, release
from safepassage.flows.rate import RateLimit
from safepassage.flows.receive import receive
from safepassage.formats.read import read
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)
ACTOR = Actor.component(Component.COMMAND_LINE)
OFFICER = Actor.officer("officer-1")


@pytest.fixture(autouse=True)
def threshold(settings, bases):
    settings.SAFEPASSAGE_QUARANTINE_MESSAGES = 5
    settings.SAFEPASSAGE_QUARANTINE_MINUTES = 10


def added(code: str, clock: StandingClock) -> Carrier:
    return add_carrier(code=code, name="Example Air", actor=ACTOR, at=clock.now())


@pytest.fixture
def bad(clock: StandingClock) -> Carrier:
    return added("XB", clock)


@pytest.fixture
def good(clock: StandingClock) -> Carrier:
    return added("XG", clock)


def sent(platform: Platform, carrier: Carrier, *bodies: bytes) -> list[str]:
    ids = [receive(platform, carrier=carrier.pk, body=body).id for body in bodies]
    work(platform)
    stories = [messages.story(one) for one in ids]
    return [one.held or one.state for one in stories if one]


def garbage(count: int, first: int = 0) -> list[bytes]:
    return [b"nonsense %d" % number for number in range(first, first + count)]


def is_quarantined(carrier: Carrier) -> bool:
    carrier.refresh_from_db()
    return carrier.is_quarantined


def events(event: Event) -> list[dict[str, object]]:
    return [msgspec.json.decode(one.details) for one in ledger.page(event=event)]


def test_the_misbehaving_sender_waits_and_the_other_goes_on(
    platform: Platform, bad: Carrier, good: Carrier
) -> None:
    for place, body in enumerate(garbage(8)):
        receive(platform, carrier=bad.pk, body=body)
        receive(platform, carrier=good.pk, body=interchange(message(number=f"XK{place}")))
    work(platform)
    assert is_quarantined(bad)
    assert not is_quarantined(good)
    states = [one.state for one in messages.stories(sender=good.pk)]
    assert states == ["done"] * 8
    late = sent(platform, bad, interchange(message(number="XK77")))
    assert late == [Hold.SENDER]
    assert sent(platform, good, interchange(message(number="XK78"))) == ["done"]
    assert messages.depth() == 0
    assert [one["ground"] for one in events(Event.CARRIER_QUARANTINED)] == ["many_faulty"]


def test_released_messages_are_processed_in_their_old_order(
    platform: Platform, bad: Carrier, clock: StandingClock
) -> None:
    quarantine(platform, carrier=bad, ground=Ground.ASKED, actor=OFFICER)
    assert not quarantine(platform, carrier=bad, ground=Ground.ASKED, actor=OFFICER)
    held_back = sent(
        platform, bad, interchange(message()), interchange(message(number="XK9")), b"nonsense"
    )
    assert held_back == [Hold.SENDER] * 3
    assert held.held_of(bad.pk) == 3
    clock.forward(timedelta(minutes=1))
    assert release(platform, carrier=bad, actor=OFFICER) == 3
    work(platform)
    states = [one.state for one in messages.stories(sender=bad.pk)]
    assert sorted(states) == ["done", "done", "parked"]
    assert len(events(Event.CARRIER_RELEASED)) == 1
    assert not is_quarantined(bad)


def test_what_waited_already_waits_on(platform: Platform, bad: Carrier) -> None:
    first = receive(platform, carrier=bad.pk, body=interchange(message())).id
    quarantine(platform, carrier=bad, ground=Ground.WRONG_HANDS, actor=OFFICER)
    work(platform)
    story = messages.story(first)
    assert story
    assert (story.state, story.held) == ("received", Hold.SENDER)


def test_after_a_release_old_faults_count_no_more(
    platform: Platform, bad: Carrier, clock: StandingClock
) -> None:
    sent(platform, bad, *garbage(5))
    assert is_quarantined(bad)
    clock.forward(timedelta(seconds=5))
    release(platform, carrier=bad, actor=OFFICER)
    clock.forward(timedelta(seconds=5))
    sent(platform, bad, *garbage(4, first=50))
    assert not is_quarantined(bad)
    sent(platform, bad, *garbage(1, first=90))
    assert is_quarantined(bad)


def test_a_few_faults_among_many_good_ones_or_over_a_long_time_are_none(
    platform: Platform, bad: Carrier, clock: StandingClock
) -> None:
    sent(platform, bad, *[interchange(message(number=f"XK{one}")) for one in range(8)])
    sent(platform, bad, *garbage(6))
    assert not is_quarantined(bad)
    for number in range(10):
        clock.forward(timedelta(minutes=4))
        sent(platform, bad, *garbage(1, first=100 + number))
    assert not is_quarantined(bad)


def test_no_carrier_is_blamed_for_a_law_that_ended_or_a_failure_of_ours(
    platform: Platform, bad: Carrier, settings
) -> None:
    elsewhere = [
        interchange(message(number=f"XK{one}").replace("+PDL'", "+FRA'")) for one in range(7)
    ]
    assert set(sent(platform, bad, *elsewhere)) <= {"refused", "parked"}
    assert held.faults(bad.pk, since=platform.clock.now() - timedelta(hours=1)).faulty == 0
    assert not is_quarantined(bad)
    settings.SAFEPASSAGE_QUARANTINE_MESSAGES = 0
    sent(platform, bad, *garbage(9))
    assert not is_quarantined(bad)


class Pager:
    def __init__(self) -> None:
        self.paged: list[UUID] = []

    def page(self, item: UUID) -> bool:
        self.paged.append(item)
        return True


def test_the_on_call_officer_is_called_once_for_what_the_platform_did_itself(
    platform: Platform, bad: Carrier, good: Carrier, clock: StandingClock
) -> None:
    pager = Pager()
    quarantine(platform, carrier=good, ground=Ground.ASKED, actor=OFFICER)
    assert page_for_quarantine(platform, pager) == 0
    for first in (0, 50):
        sent(platform, bad, *garbage(5, first=first))
        assert [page_for_quarantine(platform, pager) for _ in range(2)] == [1, 0]
        clock.forward(timedelta(seconds=5))
        release(platform, carrier=bad, actor=OFFICER)
        clock.forward(timedelta(seconds=5))
    assert pager.paged == [bad.pk] * 2


def test_what_a_release_lets_go_never_quarantines_the_carrier_again(
    platform: Platform, bad: Carrier, clock: StandingClock
) -> None:
    quarantine(platform, carrier=bad, ground=Ground.ASKED, actor=OFFICER)
    sent(platform, bad, *garbage(7))
    clock.forward(timedelta(seconds=5))
    assert release(platform, carrier=bad, actor=OFFICER) == 7
    clock.forward(timedelta(seconds=5))
    work(platform)
    assert messages.counts_by_state()["parked"] == 7
    assert not is_quarantined(bad)


def test_no_carrier_is_blamed_for_what_is_past_its_time(
    platform: Platform, bad: Carrier, clock: StandingClock
) -> None:
    """The platform was down for long: the messages waited, and the law would have them gone."""
    for one in range(7):
        receive(platform, carrier=bad.pk, body=interchange(message(number=f"XK{one}")))
    clock.forward(timedelta(days=400))
    work(platform)
    assert [one.refusal for one in messages.stories()] == ["past_its_time"] * 7
    assert not is_quarantined(bad)


def test_an_import_quarantines_nobody(
    platform: Platform, bad: Carrier, clock: StandingClock
) -> None:
    for body in garbage(7):
        platform.spool.put_imported(bad.pk, body, received_at=clock.now())
    work(platform)
    assert messages.counts_by_state()["parked"] == 7
    assert not is_quarantined(bad)
    sent(platform, bad, *garbage(4, first=50))
    assert not is_quarantined(bad)


def test_questions_of_a_quarantined_carrier_are_answered_board(
    platform: Platform, bad: Carrier
) -> None:
    put_list(platform, "bans", Purpose.BORDER_CHECK)
    until_listed()
    quarantine(platform, carrier=bad, ground=Ground.ASKED, actor=OFFICER)
    door = Interactive(platform, seconds=20)
    try:
        answered = door.answer(carrier=bad.pk, body=interchange(message()))
        again = door.answer(carrier=bad.pk, body=interchange(message()))
    finally:
        door.close()
    for told in (answered, again):
        statuses = [one.status for one in read(told.body or b"").messages[0].answers]
        assert statuses == ["0Z"]
    assert again.id == answered.id
    story = messages.story(answered.id)
    assert story
    assert (story.held, story.mode) == (Hold.SENDER, "interactive")
    release(platform, carrier=bad, actor=OFFICER)
    work(platform)
    assert [one.status for one in messages.answers_after(bad.pk, 0)] == ["2Z"]


def test_a_quarantine_hides_no_refusal_from_the_carrier_that_was_told(
    platform: Platform, bad: Carrier, good: Carrier
) -> None:
    put_list(platform, "bans", Purpose.BORDER_CHECK)
    until_listed()
    door = Interactive(platform, seconds=20)
    first = interchange(message())
    anew = interchange(message().replace("9000", "9001"))

    def answers(carrier: Carrier, body: bytes) -> list[str | None]:
        told = door.answer(carrier=carrier.pk, body=body).body or b""
        return [one.status for one in read(told).messages[0].answers]

    try:
        assert answers(bad, first) == ["2Z"]
        agree(platform, refused(platform))
        for one in (bad, good):
            quarantine(platform, carrier=one, ground=Ground.ASKED, actor=OFFICER)
        assert answers(bad, first) == ["1Z"]
        assert answers(bad, anew) == ["1Z"]
        assert events(Event.ANSWER_SENT)[0]["told"] == {"do_not_board": 1}
        assert answers(bad, interchange(message(number="XK77"))) == ["0Z"]
        assert answers(good, anew) == ["0Z"]
    finally:
        door.close()
    assert held.held_of(bad.pk) == 2


def test_single_messages_wait_for_their_own_word(platform: Platform, good: Carrier) -> None:
    bodies = [interchange(message(number=f"XK{one}")) for one in range(3)]
    first, second, third = (
        receive(platform, carrier=good.pk, body=body, hold=Hold.ADDRESS).id for body in bodies
    )
    work(platform)
    assert [one.id for one in held.held_one_by_one()] == [first, second, third]
    assert let_go(platform, message=first, actor=OFFICER)
    assert not let_go(platform, message=first, actor=OFFICER)
    assert discard(platform, message=second, actor=OFFICER)
    assert not discard(platform, message=second, actor=OFFICER)
    work(platform)
    quarantine(platform, carrier=good, ground=Ground.ASKED, actor=OFFICER)
    assert let_go(platform, message=third, actor=OFFICER)
    assert not let_go(platform, message=third, actor=OFFICER)
    assert not let_go(platform, message=uuid4(), actor=OFFICER)
    work(platform)
    found = [messages.story(one) for one in (first, second, third)]
    assert [(one.state, one.held, one.refusal) for one in found if one] == [
        ("done", None, None),
        ("refused", None, "discarded"),
        ("received", Hold.SENDER, None),
    ]
    assert len(events(Event.MESSAGE_RELEASED)) == 2
    assert len(events(Event.MESSAGE_DISCARDED)) == 1


def test_nothing_is_held_without_an_end(
    platform: Platform, bad: Carrier, clock: StandingClock
) -> None:
    quarantine(platform, carrier=bad, ground=Ground.ASKED, actor=OFFICER)
    first = receive(platform, carrier=bad.pk, body=interchange(closure())).id
    clock.forward(platform.parked_time + timedelta(minutes=1))
    report = retain.run(platform)
    assert report.deleted["held_too_long"] == 1
    story = messages.story(first)
    assert story
    assert (story.state, story.held) == ("parked", None)
    assert [one["code"] for one in story.defects] == ["held_too_long"]
    assert story.body_until == story.received_at + platform.parked_time + held.TO_TRY_AGAIN


def test_a_repeat_of_what_is_held_gets_its_id(platform: Platform, bad: Carrier) -> None:
    quarantine(platform, carrier=bad, ground=Ground.ASKED, actor=OFFICER)
    body = interchange(message())
    first = receive(platform, carrier=bad.pk, body=body)
    again = receive(platform, carrier=bad.pk, body=body)
    assert (again.id, again.new) == (first.id, False)


def test_unknown_senders_of_the_command_line_are_nobodys_quarantine(platform: Platform) -> None:
    notify(platform, message())
    work(platform)
    assert messages.counts_by_state()["done"] == 1


def test_a_rate_is_a_carriers_own(platform: Platform, bad: Carrier, clock: StandingClock) -> None:
    limit, other = RateLimit(per_minute=60), uuid4()
    assert limit.wait(bad.pk, clock.now(), per_minute=2) == 0
    assert limit.wait(bad.pk, clock.now(), per_minute=2) == 0
    assert limit.wait(bad.pk, clock.now(), per_minute=2) == 30
    assert limit.wait(other, clock.now()) == 0
    clock.forward(timedelta(seconds=30))
    assert limit.wait(bad.pk, clock.now(), per_minute=2) == 0
    set_rate(carrier=bad, per_minute=2, actor=OFFICER, at=clock.now())
    bad.refresh_from_db()
    assert bad.per_minute == 2
    with pytest.raises(CarrierError, match="at least 1"):
        set_rate(carrier=bad, per_minute=0, actor=OFFICER, at=clock.now())
