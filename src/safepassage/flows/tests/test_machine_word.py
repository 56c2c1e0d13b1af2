"""Nobody waits for an answer about a flight that has left the country."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from one_traveller import ask, message
from safepassage.apps.cases.models import BoardingStatus
from safepassage.flows.machine_word import Facts, Question, machine_word
from safepassage.records.answer import Meaning

AT = datetime(2026, 9, 1, 6, 0, tzinfo=UTC)


def word(leaves_at, missing=("born",)):
    facts = Facts(
        journey=UUID(int=1),
        delete_at=AT + timedelta(days=1),
        missing=missing,
        alerts={},
        comes_home=False,
        leaves_at=leaves_at,
    )
    question = Question(carrier=UUID(int=2), sequence=1, at=AT, contact_time=timedelta(minutes=30))
    return machine_word(facts, question)


@pytest.mark.parametrize(
    ("leaves_at", "meaning"),
    [
        (None, Meaning.INSUFFICIENT_DATA),
        (AT + timedelta(seconds=1), Meaning.INSUFFICIENT_DATA),
        (AT, Meaning.BOARD),
        (AT - timedelta(hours=5), Meaning.BOARD),
    ],
)
def test_who_has_left_has_boarded(leaves_at, meaning):
    assert word(leaves_at).meaning is meaning


def leaving():
    return message().replace("LOC+125+CDG", "LOC+125+PDL").replace("LOC+87+PDL", "LOC+87+CDG")


@pytest.mark.django_db(transaction=True)
def test_a_carrier_waits_until_the_departure_at_most(clock, door):
    departure = datetime(2026, 9, 1, 15, 0, tzinfo=UTC)
    clock.forward(departure - timedelta(minutes=10) - clock.now())
    assert ask(door, leaving()) == ["2Z"]
    assert BoardingStatus.objects.get().lapses_at == departure


@pytest.mark.django_db(transaction=True)
def test_no_carrier_is_asked_to_wait_about_a_flight_that_left(clock, door):
    clock.forward(timedelta(hours=14))
    assert ask(door, leaving()) == ["0Z"]
    assert BoardingStatus.objects.get().lapses_at is None
