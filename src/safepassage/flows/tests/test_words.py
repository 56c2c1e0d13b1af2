"""What a carrier is told when it asks, asks again, or asks while something fails."""

from datetime import timedelta

import pytest
from django.db import DatabaseError

from one_traveller import (
    CARRIER,
    ask,
    booking,
    closure,
    decided,
    interchange,
    message,
    notify,
    unsolicited,
    work,
)
from safepassage.apps.cases.models import BoardingStatus
from safepassage.apps.messages import selectors as messages
from safepassage.apps.travel.models import Part
from safepassage.flows import interactive, process
from safepassage.flows.interactive import Interactive
from safepassage.flows.lapse import lapse
from safepassage.flows.receive import receive
from safepassage.formats.read import read
from safepassage.records.outcome import Outcome

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_message_left_to_the_worker_is_answered_later(platform, clock, door, monkeypatch):
    def locked(*_, **__):
        raise DatabaseError

    monkeypatch.setattr(interactive, "apply", locked)
    assert ask(door) == ["0Z"]
    monkeypatch.undo()
    clock.forward(timedelta(seconds=60))
    work(platform)
    assert unsolicited(platform) == ["2Z"]


def test_a_late_answer_survives_a_death_before_it_is_kept(platform, clock, door, monkeypatch):
    def dies(*_, **__):
        raise DatabaseError

    hasty = Interactive(platform, seconds=0)
    monkeypatch.setattr(process, "close", dies)
    assert ask(hasty) == ["0Z"]
    hasty.close()
    monkeypatch.undo()
    assert not BoardingStatus.objects.exists()
    clock.forward(timedelta(seconds=60))
    work(platform)
    assert unsolicited(platform) == ["2Z"]


def test_every_message_of_an_interchange_is_answered(door):
    stranger = message(name="NOBODY:ANNA", number="AA1")
    assert ask(door, stranger, message(place="2")) == ["0Z", "2Z"]


def test_whatever_goes_wrong_the_carrier_is_answered(door, monkeypatch):
    def fails(*_, **__):
        raise KeyError

    monkeypatch.setattr(interactive, "apply", fails)
    assert ask(door) == ["0Z"]


def test_one_broken_record_does_not_keep_others_waiting(platform, clock, door):
    ask(door, message(), message(place="2", name="TESTOVAR:OTTO", number="XK0098231"))
    waiting = BoardingStatus.objects.filter(meaning="contact_government")
    assert waiting.count() == 2
    for part in Part.objects.filter(holder=waiting.order_by("lapses_at")[0].journey):
        Part.objects.filter(pk=part.pk).update(sealed=bytes(part.sealed)[:-1] + b"x")
    clock.forward(timedelta(hours=2))
    lapse(platform)
    assert not waiting.exists()


def test_who_was_only_told_of_gets_the_machines_word_when_asked_about(platform, door):
    notify(platform, message())
    work(platform)
    assert not BoardingStatus.objects.exists()
    assert ask(door) == ["2Z"]
    decided(platform, Outcome.BOARD)
    assert (ask(door), unsolicited(platform)) == (["0Z"], ["0Z"])


def test_a_national_only_told_of_is_not_held_up_when_asked_about(platform, door):
    notify(platform, message(issuer="UTO"))
    work(platform)
    assert ask(door, issuer="UTO") == ["0Z"]


def test_what_lacks_is_named_also_when_the_same_was_told_before(platform, door):
    nameless = message(name="NOBODY:ANNA", number="").replace("DTM+329:710527'", "")
    notify(platform, nameless)
    work(platform)
    assert ask(door, nameless) == ["4Z"]
    assert ask(door, nameless) == ["4Z"]


def test_a_notification_nobody_has_begun_becomes_the_question_asked_again(platform, door):
    notify(platform, message())
    assert ask(door) == ["0Z"]
    work(platform)
    assert unsolicited(platform) == ["2Z"]


def test_the_word_about_a_later_question_stands_whichever_is_processed_first(
    platform, clock, door, monkeypatch
):
    def locked(*_, **__):
        raise DatabaseError

    monkeypatch.setattr(interactive, "apply", locked)
    lacking = message(name="NOBODY:ANNA", number="").replace("DTM+329:710527'", "")
    assert ask(door, lacking) == ["0Z"]
    monkeypatch.undo()
    assert ask(door, message(name="NOBODY:ANNA", number="AA1")) == ["0Z"]
    clock.forward(timedelta(seconds=60))
    work(platform)
    assert [one.meaning for one in BoardingStatus.objects.all()] == ["board"]


def test_a_closure_asks_nothing_anew(platform, door):
    assert ask(door) == ["2Z"]
    assert ask(door, closure()) == ["2Z"]
    assert [one.meaning for one in BoardingStatus.objects.all()] == ["contact_government"]


def test_a_closure_that_names_a_stranger_by_reference_alone_lacks_nothing(door):
    assert ask(door, closure()) == ["0Z"]


def test_the_old_dialect_is_answered_too(door):
    legacy = "UNH+1+PAXLST:D:02B:UN:IATA'BGM+745'TDT+20+1U220'LOC+125+CDG'PDT+P/123+A:B'UNT+5+1'"
    assert ask(door, legacy) == ["0Z"]


def test_a_push_of_reservations_is_acknowledged(door):
    (told,) = read(door.answer(carrier=CARRIER, body=booking()).body).messages
    assert (told.format, told.function, told.recipient) == ("ackres", "22", "1U")
    assert told.answers[0].errors == ()


def test_a_push_without_a_flight_is_acknowledged_with_what_is_wrong(door):
    nowhere = booking().replace(b"TVL+010926:1500:010926:1900+CDG+PDL+1U+220'EQN", b"EQN")
    (told,) = read(door.answer(carrier=CARRIER, body=nowhere).body).messages
    assert [one.code for one in told.answers[0].errors] == ["103", "114"]


def test_what_asks_nothing_is_kept_and_not_answered(door):
    notice = interchange("UNH+1+CUSRES:D:05B:UN:IATA'BGM+312'RFF+TN:1'ERP+2'ERC+0Z'UNT+6+1'")
    answered = door.answer(carrier=CARRIER, body=notice)
    assert (answered.body, answered.defects) == (None, ())


def test_a_message_whose_flight_cannot_be_read_is_set_aside_not_refused(platform, door):
    body = interchange(message().replace("DTM+189:2609011500:201'", "DTM+189:26091:201'"))
    sent = receive(platform, carrier=CARRIER, body=body).id
    work(platform)
    story = messages.story(sent)
    assert story.state == "parked"
    assert "flight_not_identified" in {one["code"] for one in story.defects}
