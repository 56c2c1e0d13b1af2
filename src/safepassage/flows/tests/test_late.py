"""A replay of yesterday's messages: kept, marked everywhere, answered by nothing but "board"."""

from datetime import timedelta

import pytest

from one_traveller import (
    CARRIER,
    agree,
    ask,
    booking,
    closure,
    interchange,
    message,
    put_list,
    refused,
    unsolicited,
    until_listed,
    work,
)
from platform_fixtures import StandingClock
from safepassage.apps.cases.models import BoardingStatus
from safepassage.apps.messages import selectors as messages
from safepassage.apps.messages.selectors import MessageStory
from safepassage.apps.travel import selectors as travel
from safepassage.apps.travel.late import told_late
from safepassage.flows.interactive import Interactive
from safepassage.flows.platform import Platform
from safepassage.flows.receive import receive
from safepassage.safeguards.basis import Direction
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def listed(platform: Platform, bases: None) -> Platform:
    put_list(platform, "bans", Purpose.BORDER_CHECK)
    until_listed()
    return platform


@pytest.fixture
def door(listed: Platform) -> Interactive:
    made = Interactive(listed, seconds=20)
    yield made
    made.close()


def next_day(clock: StandingClock) -> None:
    clock.forward(timedelta(days=1))


def codes(story: MessageStory) -> set[str]:
    return {one["code"] for one in story.defects}


def flights_told_late(platform: Platform, purpose: Purpose) -> list[int]:
    at = platform.clock.now()
    lines = travel.board(purpose, Direction.ANY, at - timedelta(days=2), timedelta(days=4))
    late = told_late(purpose, [line.flight.id for line in lines])
    return [len(ones) for ones in late.values()]


def test_a_replayed_spool_is_kept_and_marked(listed: Platform, clock: StandingClock) -> None:
    spool = [
        interchange(message()),
        interchange(message(name="MUSTER:ERIKA", number="XK1", place="3")),
        interchange(closure()),
    ]
    next_day(clock)
    for body in spool:
        receive(listed, carrier=CARRIER, body=body)
    work(listed)
    stories = sorted(messages.stories(), key=lambda one: one.sequence)
    assert [one.state for one in stories] == ["done"] * 3
    assert ["after_departure" in codes(one) for one in stories] == [True, True, False]
    assert unsolicited(listed) == []
    assert flights_told_late(listed, Purpose.BORDER_CHECK) == [2]
    for body in spool:
        receive(listed, carrier=CARRIER, body=body)
    work(listed)
    assert len(messages.stories()) == 3


def test_a_late_question_about_a_listed_person_is_answered_board(
    door: Interactive, listed: Platform, clock: StandingClock
) -> None:
    next_day(clock)
    assert ask(door) == ["0Z"]
    assert ask(door) == ["0Z"]
    assert unsolicited(listed) == []
    (story,) = messages.stories()
    assert "after_departure" in codes(story)


def test_in_time_the_same_question_has_its_own_answer_and_none_once_it_is_late(
    door: Interactive, clock: StandingClock
) -> None:
    assert ask(door) == ["2Z"]
    assert flights_told_late(door._platform, Purpose.BORDER_CHECK) == []
    next_day(clock)
    assert ask(door) == ["0Z"]


def test_a_refusal_is_repeated_though_the_scheduled_time_is_over(
    door: Interactive, listed: Platform, clock: StandingClock
) -> None:
    assert ask(door) == ["2Z"]
    agree(listed, refused(listed))
    assert ask(door) == ["1Z"]
    next_day(clock)
    assert ask(door) == ["1Z"]
    assert ask(door, message(number="XK0098231").replace("9000", "9001")) == ["1Z"]
    assert ask(door, message(name="MUSTER:ERIKA", number="XK1", place="3")) == ["0Z"]


def test_a_late_question_lets_go_of_nobody_who_waits_for_an_officer(
    door: Interactive, listed: Platform, clock: StandingClock
) -> None:
    assert ask(door) == ["2Z"]
    before = BoardingStatus.objects.get()
    clock.forward(timedelta(hours=7, minutes=1))
    assert ask(door, message().replace("9000", "9001")) == ["0Z"]
    after = BoardingStatus.objects.get()
    assert (after.meaning, after.waits_for) == (before.meaning, before.waits_for)
    assert after.lapses_at == before.lapses_at


def test_a_flight_put_off_by_its_carrier_has_not_left_at_its_old_time(
    door: Interactive, listed: Platform, clock: StandingClock
) -> None:
    """The carrier's check-in goes on telling the old time; it brings it not back."""
    assert ask(door, message(name="MUSTER:ERIKA", number="XK1", place="3")) == ["0Z"]
    put_off = closure().replace("266+CLOB", "266+CF").replace("2609011500", "2609012200")
    receive(listed, carrier=CARRIER, body=interchange(put_off))
    work(listed)
    clock.forward(timedelta(hours=8))
    assert ask(door) == ["2Z"]
    assert ask(door) == ["2Z"]
    assert ask(door, message().replace("9000", "9001")) == ["2Z"]
    clock.forward(timedelta(hours=8))
    assert ask(door) == ["0Z"]


def test_a_change_before_departure_keeps_somebody_in_time(
    listed: Platform, clock: StandingClock
) -> None:
    receive(listed, carrier=CARRIER, body=interchange(message()))
    next_day(clock)
    receive(listed, carrier=CARRIER, body=interchange(message(number="XK0098232")))
    work(listed)
    assert flights_told_late(listed, Purpose.BORDER_CHECK) == []


@pytest.mark.parametrize(("minutes", "codes_late"), [(30, []), (90, ["after_departure"])])
def test_the_last_push_of_reservations_may_come_at_closure(
    listed: Platform, clock: StandingClock, minutes: int, codes_late: list[str]
) -> None:
    departure = timedelta(hours=7)  # 15:00 in Paris; the clock stands at 06:00 UTC
    clock.forward(departure + timedelta(minutes=minutes))
    receive(listed, carrier=CARRIER, body=booking())
    work(listed)
    (story,) = messages.stories()
    assert [one for one in codes(story) if one == "after_departure"] == codes_late
    assert flights_told_late(listed, Purpose.PNR_ASSESSMENT) == [1] * len(codes_late)
