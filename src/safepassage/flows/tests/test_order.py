"""Messages in the wrong order: kept as the law allows, flagged, and nobody harmed by it."""

from datetime import timedelta

import pytest

from one_traveller import (
    CARRIER,
    agree,
    ask,
    closure,
    decided,
    interchange,
    message,
    notify,
    refused,
    unsolicited,
    work,
)
from safepassage.apps.carriers.models import Carrier
from safepassage.apps.messages import selectors as messages
from safepassage.apps.travel.conversation import Standing, conversation
from safepassage.apps.travel.models import Flight, Journey
from safepassage.flows.receive import receive
from safepassage.formats import cusres
from safepassage.formats.edifact.writer import Sending
from safepassage.formats.read import read
from safepassage.records import AnswerError
from safepassage.records.outcome import Outcome
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)
BORDER = Purpose.BORDER_CHECK


def as_function(sent, function):
    return sent.replace("BGM+745'", f"BGM+{function}'").replace("0000077", "0000099")


def anna(**values):
    return message(name="NOBODY:ANNA", number="AA1", place="2", **values)


def bare(sub):
    about = closure().replace("266+CLOB", f"266+{sub}")
    return about[: about.index("NAD+FL'")] + about[about.index("UNT+") :]


def stories(platform, *sent):
    ids = []
    for one in sent:
        ids.append(notify(platform, one))
        work(platform)
    return [messages.story(one) for one in ids]


def codes(story):
    expected = {"segment_count"}
    return [one["code"] for one in story.defects if one["code"] not in expected]


def last(platform, *sent):
    story = stories(platform, *sent)[-1]
    assert story.state == "done"
    return codes(story)


def standings():
    return conversation(BORDER, Flight.objects.get().id).counts


def test_a_change_before_any_announcement_is_kept_and_told(platform, door):
    assert last(platform, as_function(message(), "745+CP")) == ["change_before_announcement"]
    assert standings()[Standing.ANNOUNCED] == 1
    assert last(platform, as_function(message(name="TESTOVAR:OTTO"), "745+CP")) == []


@pytest.mark.parametrize("function", ["745+XR", "745+RP"])
def test_a_cancellation_before_any_announcement_changes_nothing(platform, door, function):
    assert last(platform, as_function(message(), function)) == ["cancel_before_announcement"]
    assert not Journey.objects.exists()


def test_who_is_announced_after_being_cancelled_travels(platform, door):
    assert last(platform, as_function(message(), "745+XR"), message()) == []
    assert standings()[Standing.ANNOUNCED] == 1


def test_a_closure_before_any_list_keeps_who_is_on_board(platform, door):
    assert last(platform, closure()) == ["closure_before_list"]
    assert standings()[Standing.ONLY_AT_CLOSURE] == 1


@pytest.mark.parametrize("sub", ["CL", "XF"])
def test_what_is_said_of_a_flight_nobody_announced_is_told(platform, door, sub):
    assert last(platform, bare(sub)) == ["flight_not_announced"]
    assert not Flight.objects.exists()


def test_a_second_closure_is_noted_and_costs_nobody(platform, door):
    again = closure().replace("RFF+TN:0000078", "RFF+TN:0000079")
    assert last(platform, message(), closure()) == []
    assert last(platform, again) == ["closure_repeated"]
    assert standings()[Standing.BOARDED] == 1


def test_who_is_announced_after_the_closure_has_not_disappeared(platform, door):
    assert last(platform, message(), closure(), anna()) == ["list_after_closure"]
    counts = standings()
    assert (counts[Standing.BOARDED], counts[Standing.ANNOUNCED]) == (1, 1)
    assert counts[Standing.DISAPPEARED] == 0


def test_a_crew_list_after_the_closure_is_in_time(platform, door):
    crew = as_function(anna(), "250+C").replace("NAD+FL", "NAD+FM").replace("CNT+42", "CNT+41")
    assert last(platform, message(), closure(), crew) == []


def test_a_wrong_count_is_told_and_everybody_kept(platform, door):
    assert last(platform, message().replace("CNT+42:1", "CNT+42:7")) == ["control_total"]
    assert Journey.objects.filter(kind="api_border").count() == 1


def test_a_part_that_comes_again_with_another_count_is_told(platform, door):
    def part(sent, place):
        head = f"PAXLST:D:05B:UN:IATA+ACCESS1+{place}'"
        return sent.replace("PAXLST:D:05B:UN:IATA'", head).replace("CNT+42:1", "CNT+42:2")

    one = message()
    more = one.replace("CNT+42:1'", "NAD+FL+++NOBODY:ANNA'RFF+ABO:7'CNT+42:1'")
    assert last(platform, part(one, "01:C")) == []
    assert last(platform, part(more, "01:C")) == ["part_differs"]


def test_a_flight_that_left_weeks_ago_is_kept_as_the_law_allows_and_told(platform, door, clock):
    clock.forward(timedelta(days=21))
    (story,) = stories(platform, message())
    assert (story.state, codes(story)) == ("done", ["long_departed"])
    assert story.defects[-1]["text"] == "The flight left 20 days before this message came."
    ends = Journey.objects.filter(kind="api_border").values_list("delete_at", flat=True)
    assert ends.get() == clock.now() + timedelta(hours=48)


def test_a_flight_before_the_law_was_in_force_is_not_stored_and_both_are_told(platform, door):
    (story,) = stories(platform, message().replace(":2609", ":2509"))
    assert (story.state, story.refusal) == ("refused", "no_legal_basis")
    assert codes(story) == ["long_departed"]
    assert not Journey.objects.exists()


def test_a_flight_of_an_unknown_carrier_is_kept_and_told(platform, door):
    Carrier.objects.create(id=CARRIER, code="ZZ", name="Other", created_at=platform.clock.now())
    assert last(platform, message()) == ["carrier_not_registered"]
    assert Journey.objects.exists()
    Carrier.objects.create(code="1U", name="Own", created_at=platform.clock.now())
    assert last(platform, anna()) == []


def test_an_unknown_route_is_set_aside_with_its_reason(platform, door):
    lost = message().replace("+CDG", "+QQQ").replace("+PDL", "+QQP")
    (story,) = stories(platform, lost)
    assert story.state == "parked"
    assert codes(story) == ["route_not_known", "place_without_code", "place_without_code"]


def test_one_unknown_place_is_told_where_the_other_tells_the_way(platform, door):
    assert last(platform, message().replace("+CDG", "+QQQ")) == ["place_without_code"]
    assert Journey.objects.exists()


def reply(platform, message_sent):
    body = cusres.write(message_sent, sending=Sending(control_reference="1"))
    found = receive(platform, carrier=CARRIER, body=body).id
    work(platform)
    return messages.story(found)


def our_change(platform, waiting=None):
    if waiting is None:
        (waiting,) = messages.answers_after(CARRIER, 0)
    body = platform.spool.unseal("outgoing", waiting.id, waiting.created_day, waiting.body)
    return read(body).messages[0]


def test_an_acknowledgement_of_what_was_never_sent_is_told(platform, door):
    (question,) = read(interchange(message())).messages
    invented = cusres.acknowledgement(
        read(door.answer(carrier=CARRIER, body=interchange(message())).body).messages[0],
        reference="1",
    )
    assert question.transaction == invented.transaction
    story = reply(platform, invented)
    assert (story.state, codes(story)) == ("done", ["answer_not_sent"])


def test_acknowledging_twice_is_no_fault(platform, door):
    ask(door)
    agree(platform, refused(platform))
    change = our_change(platform)
    first = cusres.acknowledgement(change, reference="1")
    second = cusres.acknowledgement(change, reference="2")
    assert [codes(reply(platform, one)) for one in (first, second)] == [[], []]


def test_an_acknowledgement_opens_no_other_answer_that_waits(platform, door, monkeypatch):
    ask(door)
    first = refused(platform)
    agree(platform, first)
    decided(platform, Outcome.NOT_THE_SAME_PERSON, corrects=first)
    waiting = messages.answers_after(CARRIER, 0)
    change = our_change(platform, waiting[-1])
    opened, unseal = [], platform.spool.unseal

    def counted(kind, holder, *rest):
        opened.append(holder)
        return unseal(kind, holder, *rest)

    monkeypatch.setattr(type(platform.spool), "unseal", lambda _spool, *given: counted(*given))
    assert codes(reply(platform, cusres.acknowledgement(change, reference="1"))) == []
    assert (len(waiting), [one for one in opened if one in {w.id for w in waiting}]) == (
        2,
        [waiting[-1].id],
    )


def test_a_carrier_that_could_not_use_an_answer_leaves_it_waiting(platform, door):
    ask(door)
    agree(platform, refused(platform))
    errors = [AnswerError(code="118", text="NO SUCH PERSON")]
    story = reply(platform, cusres.input_errors(our_change(platform), errors, reference="1"))
    assert codes(story) == ["answer_not_used"]
    assert unsolicited(platform) == ["1Z"]
