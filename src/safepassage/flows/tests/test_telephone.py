"""Carriers that have not heard a later answer are told by telephone, and only what stands."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from one_traveller import (
    CARRIER,
    agree,
    ask,
    decided,
    item,
    message,
    notify,
    refused,
    unsolicited,
    work,
)
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.messages import retention, services
from safepassage.apps.messages import selectors as messages
from safepassage.apps.messages.models import Call, Outgoing
from safepassage.apps.messages.telephone import Called
from safepassage.apps.travel.carrier_view import siblings
from safepassage.apps.travel.models import Flight, Journey
from safepassage.flows.retain import run
from safepassage.flows.telephone import (
    Noted,
    count_to_telephone,
    lately_told,
    note_call,
    page_for_telephone,
    to_telephone,
)
from safepassage.records.actor import Actor
from safepassage.records.outcome import Outcome
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)
BORDER, UNIT = Purpose.BORDER_CHECK, Purpose.PNR_ASSESSMENT
LATE = timedelta(minutes=5)
OFFICER, KIND = uuid4(), "api_border"


class Pager:
    def __init__(self):
        self.paged = []

    def page(self, item):
        self.paged.append(item)
        return True


@pytest.fixture
def silent(platform, door, clock):
    """A refusal that the carrier was sent five minutes ago and has not acknowledged."""
    ask(door)
    agree(platform, refused(platform))
    clock.forward(LATE)
    return platform


def call(platform, *, reached=True, purpose=BORDER, answer=None):
    spoken = Called(officer=OFFICER, party="gate", reached=reached, at=platform.clock.now())
    answer = answer or Outgoing.objects.order_by("-cursor")[0].id
    actor = Actor.officer(str(OFFICER))
    return note_call(answer, spoken, actor=actor, purpose=purpose)


def statuses(platform):
    return [one.answer.status for one in to_telephone(platform, BORDER)]


def test_only_what_was_not_acknowledged_for_five_minutes_is_told(platform, door, clock):
    ask(door)
    agree(platform, refused(platform))
    clock.forward(LATE - timedelta(seconds=1))
    assert statuses(platform) == []
    clock.forward(timedelta(seconds=1))
    assert statuses(platform) == ["1Z"]
    assert count_to_telephone(platform, BORDER) == 1


def test_what_the_carrier_acknowledges_is_not_told(silent):
    (waiting,) = messages.answers_after(CARRIER, 0)
    services.acknowledge(
        waiting.id, carrier=CARRIER, actor=Actor.carrier("1U"), at=silent.clock.now()
    )
    assert statuses(silent) == []
    assert call(silent, answer=waiting.id) is Noted.HEARD_BEFORE
    assert not Call.objects.exists()


def test_the_desks_numbers_come_with_the_message_and_nothing_else_of_it(platform, door, clock):
    desk = "NAD+MS+++JANE DESKSON'COM+?+351 296 000 111:TE+jane@example.org:EM+12:TE'"
    ask(door, message().replace("NAD+MS+++DESK'", desk))
    agree(platform, refused(platform))
    clock.forward(LATE)
    (one,) = to_telephone(platform, BORDER)
    assert one.way.desk_phones == ("+351296000111",)


def test_the_desks_numbers_are_forgotten_a_day_after_the_flight(platform, door, clock):
    desk = "NAD+MS+++DESK'COM+?+351 296 000 111:TE'"
    ask(door, message().replace("NAD+MS+++DESK'", desk))
    clock.at = Flight.objects.get().arrives_at + timedelta(hours=23)
    run(platform)
    assert Flight.objects.get().desk_phones == ["+351296000111"]
    clock.forward(timedelta(hours=1))
    assert run(platform).deleted["desk_phones"] == 1
    assert Flight.objects.get().desk_phones == []


def test_the_contact_of_a_private_flight_is_somebodys_own_telephone(platform, door):
    desk = "NAD+MS+++OWNER'COM+?+351 910 000 111:TE'"
    private = message().replace("NAD+MS+++DESK'", desk).replace("1U220", "1UHBXYZ")
    ask(door, private)
    assert [one.desk_phones for one in Flight.objects.all()] == [[]]


def test_told_by_telephone_ends_the_waiting_as_an_acknowledgement_does(silent):
    assert call(silent) is Noted.DONE
    assert statuses(silent) == []
    assert unsolicited(silent) == []
    row = Outgoing.objects.get()
    assert (row.acknowledged_at, row.body) == (silent.clock.now(), None)
    (told,) = lately_told(silent, BORDER)
    assert [(one.party, one.reached, one.officer) for one in told.answer.calls] == [
        ("gate", True, OFFICER)
    ]


def test_a_call_is_in_the_ledger_with_codes_only(silent):
    call(silent)
    (entry,) = ledger.page(event=Event.ANSWER_TELEPHONED)
    details = json.loads(bytes(entry.details))
    assert details == {
        "carrier": str(CARRIER),
        "journey": str(item().journey),
        "party": "gate",
        "reached": True,
        "status": "1Z",
    }


def test_a_call_that_nobody_answered_ends_nothing_and_is_seen_by_the_next(silent):
    assert call(silent, reached=False) is Noted.DONE
    (one,) = to_telephone(silent, BORDER)
    assert [made.reached for made in one.answer.calls] == [False]
    assert unsolicited(silent) == ["1Z"]


def test_a_refusal_taken_back_is_never_read_out(silent, clock):
    first = Outgoing.objects.get().id
    correction = item()
    decision = correction.decisions.get(in_force=True).id
    decided(silent, Outcome.BOARD, corrects=decision)
    assert statuses(silent) == []
    assert call(silent, answer=first) is Noted.NO_LONGER_SO
    clock.forward(LATE)
    assert statuses(silent) == ["0Z"]
    assert call(silent) is Noted.DONE
    assert not Outgoing.objects.filter(acknowledged_at=None).exists()


def test_who_travels_no_more_is_not_spoken_of(silent):
    notify(silent, message().replace("BGM+745'", "BGM+745+XR'"))
    work(silent)
    assert statuses(silent) == []


def test_a_flight_that_has_left_comes_last_and_is_not_counted(silent, clock):
    clock.forward(timedelta(hours=12))
    assert statuses(silent) == ["1Z"]
    assert count_to_telephone(silent, BORDER) == 0


def test_another_purpose_does_not_see_it(silent):
    assert to_telephone(silent, UNIT) == []
    assert call(silent, purpose=UNIT) is Noted.NO_LONGER_SO


def test_the_on_call_officer_is_told_once(silent):
    pager = Pager()
    assert [page_for_telephone(silent, pager) for _ in range(2)] == [1, 0]
    assert pager.paged == [Outgoing.objects.get().id]
    assert ledger.page(event=Event.OFFICER_PAGED, subject=str(pager.paged[0]))


def test_nobody_is_called_about_a_flight_that_has_left(silent, clock):
    clock.forward(timedelta(hours=12))
    assert page_for_telephone(silent, Pager()) == 0


def test_calls_end_with_their_answer(silent):
    call(silent)
    assert retention.delete_answers([item().journey]) == 1
    assert not Call.objects.exists()


@transaction.atomic
def asked_for_the_reservation(platform, answer):
    """The carrier is sent a GOVREQ about the same journey, after the answer."""
    at, asked = platform.clock.now(), uuid4()
    services.queue_answer(
        answer_id=asked,
        carrier=CARRIER,
        journey=answer.journey,
        decision=None,
        status="GOVREQ",
        body=platform.spool.seal("outgoing", asked, at.date(), b"question"),
        at=at,
        delete_at=answer.delete_at,
        actor=Actor.officer("officer-1"),
    )
    return asked


def test_a_question_to_the_carrier_takes_no_refusal_off_the_list(silent, clock):
    refusal = Outgoing.objects.get()
    asked = asked_for_the_reservation(silent, refusal)
    clock.forward(LATE)
    assert statuses(silent) == ["1Z"]
    pager = Pager()
    page_for_telephone(silent, pager)
    assert pager.paged == [refusal.id]
    assert call(silent, answer=refusal.id) is Noted.DONE
    assert statuses(silent) == []
    waiting = Outgoing.objects.get(id=asked)
    assert (waiting.acknowledged_at, waiting.body is not None) == (None, True)


def test_what_left_yesterday_is_neither_looked_at_nor_told(silent):
    now = silent.clock.now()
    Flight.objects.update(departs_at=now - timedelta(hours=11))
    assert (statuses(silent), count_to_telephone(silent, BORDER)) == (["1Z"], 0)
    Flight.objects.update(departs_at=now - timedelta(hours=13))
    assert statuses(silent) == []


def test_many_unheard_words_cost_no_more_queries_than_one_and_open_no_body(silent):
    with CaptureQueriesContext(connection) as one:
        assert len(to_telephone(silent, BORDER)) == 1
    notify(silent, message(name="NOBODY:ANNA", number="AA1", place="2"))
    work(silent)
    refusal = Outgoing.objects.get()
    for other in Journey.objects.exclude(id__in=siblings(refusal.journey)).filter(kind=KIND):
        values = {"carrier": CARRIER, "journey": other.id, "status": "0Z", "id": uuid4()}
        days = {"created_day": refusal.created_day, "created_at": refusal.created_at}
        Outgoing.objects.create(**values, **days, delete_at=refusal.delete_at)
    with CaptureQueriesContext(connection) as more:
        assert len(to_telephone(silent, BORDER)) == 2
    assert len(more) == len(one)
    assert not [query for query in more if '"body"' in query["sql"]]
