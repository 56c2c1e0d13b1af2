"""A carrier that waits: registers are asked for a short time, and never hold up boarding."""

from datetime import timedelta

import pytest

from one_traveller import ask, message, unsolicited
from registers import Mute, form, holding, registers
from safepassage.apps.cases.models import BoardingStatus
from safepassage.apps.enquiries.models import Enquiry
from safepassage.flows.enquiries.beside import Beside
from safepassage.flows.interactive import Interactive
from safepassage.flows.lapse import lapse
from safepassage.records.register import Unchecked, Verdict
from safepassage.safeguards.registers import Lane

pytestmark = pytest.mark.django_db(transaction=True)
NUMBER = "XK0098231"
AT_ONCE = {"lane": Lane.INTERACTIVE, "seconds": 0.3}


@pytest.fixture
def door(platform, bases):
    """A door with the registers that a test names."""
    doors = []

    def made(*pairs, seconds=20):
        platform.registers = registers(*pairs)
        doors.append(Interactive(platform, seconds=seconds))
        return doors[-1]

    yield made
    for one in doors:
        one.close()


def later(platform):
    worker = Beside(platform)
    worker.step()
    worker.close()


def test_a_hit_in_time_is_in_the_answer_where_the_register_may_hold_up(door):
    assert ask(door((form(holds_up=True, **AT_ONCE), holding(NUMBER)))) == ["2Z"]
    assert BoardingStatus.objects.get().decision is None


def test_a_hit_of_a_register_that_holds_nobody_up_is_answered_board(door):
    assert ask(door((form(**AT_ONCE), holding(NUMBER)))) == ["0Z"]
    assert Enquiry.objects.get().verdict == Verdict.HIT


def test_no_hit_is_answered_board(door):
    assert ask(door((form(holds_up=True, **AT_ONCE), holding()))) == ["0Z"]


def test_a_silent_register_holds_up_nobody_and_is_asked_again(platform, clock, door):
    mute = Mute()
    assert ask(door((form(holds_up=True, **AT_ONCE), mute))) == ["0Z"]
    row = Enquiry.objects.get()
    assert (row.verdict, row.why) == (Verdict.NOT_CHECKED, Unchecked.TIMED_OUT)
    mute.close()
    clock.forward(timedelta(seconds=31))
    platform.registers = registers((form(holds_up=True, **AT_ONCE), holding(NUMBER)))
    later(platform)
    assert Enquiry.objects.get().verdict == Verdict.HIT
    assert unsolicited(platform) == ["2Z"]


def test_who_could_not_be_asked_in_time_was_not_asked(door):
    mute = Mute()
    sent = [message(), message(place="2", name="NOBODY:ANNA", number="AA1")]
    ask(door((form(connections=1, **AT_ONCE), mute)), *sent)
    rows = Enquiry.objects.order_by("why").values_list("why", "sent")
    assert [why for why, _ in rows] == [Unchecked.TIMED_OUT, Unchecked.WAITING]
    assert [bool(sent) for _, sent in rows] == [True, False]
    mute.close()


def test_a_register_for_afterwards_is_not_waited_for(platform, door):
    assert ask(door((form(holds_up=True), holding(NUMBER)))) == ["0Z"]
    assert Enquiry.objects.get().why == Unchecked.WAITING
    later(platform)
    assert unsolicited(platform) == ["2Z"]


def test_a_national_coming_home_is_never_held_up(door):
    waits = door((form(holds_up=True, **AT_ONCE), holding(NUMBER)))
    assert ask(waits, message(nationality="UTO")) == ["0Z"]


def test_nobody_decides_in_time_and_the_traveller_boards(platform, clock, door):
    assert ask(door((form(holds_up=True, **AT_ONCE), holding(NUMBER)))) == ["2Z"]
    clock.forward(timedelta(minutes=31))
    lapse(platform)
    assert unsolicited(platform) == ["0Z"]


def test_the_worker_beside_leaves_a_waiting_carriers_question_alone(platform, door):
    port = holding()
    asked = door((form(**AT_ONCE), port))
    ask(asked)
    later(platform)
    assert len(port.asked) == 1
