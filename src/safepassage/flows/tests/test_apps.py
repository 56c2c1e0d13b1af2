"""A carrier that speaks APPS is answered in it, within its request."""

import pytest
from msgspec.structs import replace

from one_traveller import CARRIER, agree, decided, item, refused
from safepassage.apps.cases.models import BoardingStatus, WorkItem
from safepassage.apps.travel.conversation import Standing, conversation
from safepassage.apps.travel.models import Flight
from safepassage.formats import apps
from safepassage.formats.read import read
from safepassage.records import Document, Leg, Traveller
from safepassage.records.outcome import Outcome
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)
LEG = Leg(
    carrier="1U",
    number="220",
    origin="CDG",
    destination="PDL",
    departs="2026-09-01T15:00:00",
    arrives="2026-09-01T19:00:00",
)
LISTED = Traveller(
    surname="TESTOVAR",
    given_names="ILMO",
    born="1971-05-27",
    sex="M",
    nationality="QMA",
    documents=(Document(type="P", number="XK0098231", issuer="QMA", expires="2031-01-01"),),
)
STRANGER = replace(
    LISTED,
    surname="NOBODY",
    given_names="ANNA",
    documents=(Document(type="P", number="AA1", issuer="QMA", expires="2031-01-01"),),
)


@pytest.fixture(params=["21", "26"])
def say(request, door):
    numbers = iter(range(1001, 2000))

    def answered(make, *words):
        how = apps.Asking(message_id=str(next(numbers)), sender="1UDESK", version=request.param)
        asked = apps.write(make(LEG, *words, how))
        body = door.answer(carrier=CARRIER, body=asked).body
        (reply,) = read(body).messages
        assert reply.apps.message_id == how.message_id
        return reply

    return answered


def codes(reply):
    return [(one.code, one.country) for one in reply.apps.passengers]


def test_everybody_is_answered_in_order(say):
    reply = say(apps.check_in, [STRANGER, LISTED])
    assert reply.apps.transaction == "CIRS"
    assert codes(reply) == [("8501", "UTO"), ("8630", "UTO")]
    assert WorkItem.objects.filter(kind="api_border").count() == 1


def test_a_persons_refusal_cannot_be_overridden_and_ends_with_another_word(say, platform):
    say(apps.check_in, [LISTED])
    refusal = refused(platform)
    agree(platform, refusal)
    assert codes(say(apps.check_in, [LISTED])) == [("8509", "UTO")]
    decided(platform, Outcome.NOT_THE_SAME_PERSON, corrects=refusal)
    assert codes(say(apps.check_in, [LISTED])) == [("8501", "UTO")]


def test_what_lacks_is_said_beside_board(say):
    reply = say(apps.check_in, [replace(STRANGER, born=None)])
    (answer,) = reply.apps.passengers
    assert (answer.code, answer.error_text) == ("8501", "INCOMPLETE: BORN")


def test_a_cancellation_finds_whom_it_means_and_nobody_else(say):
    say(apps.check_in, [LISTED])
    reply = say(apps.cancel, [LISTED, STRANGER], ["1", "2"])
    assert (reply.apps.transaction, codes(reply)) == ("CICC", [("8505", "UTO"), ("8506", "UTO")])
    found = conversation(Purpose.BORDER_CHECK, Flight.objects.get().id)
    assert found.counts[Standing.CANCELLED] == 1
    assert sum(found.counts.values()) == 1
    assert BoardingStatus.objects.get().lapses_at is None


def test_a_manifest_that_is_closed_is_accepted(say):
    say(apps.check_in, [LISTED])
    reply = say(apps.close, ["UTO"])
    assert (reply.apps.transaction, codes(reply)) == ("CIMA", [("8700", "UTO")])


def test_an_answer_is_not_answered(say, door):
    body = b"CIRS:1005/ERR/3/UT/6999/FAILED/"
    assert door.answer(carrier=CARRIER, body=body).body is None


def test_the_work_item_is_like_any_other(say, platform):
    say(apps.check_in, [LISTED])
    assert (item().queue, item().headline) == ("border", "document/travel_ban")
