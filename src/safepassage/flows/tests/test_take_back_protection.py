"""What was given to the protection contact: theirs, until who gave it takes it back."""

from uuid import uuid4

import pytest

from one_traveller import PURPOSES, agree, ask, item, refused
from safepassage.apps.cases.models import BoardingStatus
from safepassage.apps.cases.status import protection_possible
from safepassage.flows.decide import DecisionRefused, Words, decide
from safepassage.records.actor import Actor
from safepassage.records.outcome import Outcome
from safepassage.safeguards.boarding import OF_PROTECTION

pytestmark = pytest.mark.django_db(transaction=True)
OFFICER, OTHER = uuid4(), uuid4()


def decided(platform, outcome, *, kind="api_piu", officer=OFFICER, corrects=None):
    return decide(
        platform,
        item=item(kind).id,
        officer=officer,
        actor=Actor.officer(str(officer)),
        purpose=PURPOSES[kind],
        outcome=outcome,
        words=Words(ground="asked for asylum at check-in", law="Border Act s. 4"),
        corrects=corrects,
    ).decision


@pytest.fixture
def handed(platform, door, unit):
    ask(door)
    return decided(platform, Outcome.POSSIBLE_PROTECTION_NEED)


def test_the_protection_contact_decides_what_helps_and_nothing_else(platform, handed):
    for outcome in set(Outcome) - set(OF_PROTECTION):
        with pytest.raises(DecisionRefused) as raised:
            decided(platform, outcome, officer=OTHER)
        assert raised.value.code == "with_protection"
    decided(platform, Outcome.BOARD, officer=OTHER)
    assert (item("api_piu").queue, item("api_piu").state) == ("protection", "decided")


def test_who_gave_it_takes_it_back_and_nothing_of_it_stays(platform, handed, door):
    assert BoardingStatus.objects.filter(decision=handed).count() == 2
    decided(platform, Outcome.NOT_THE_SAME_PERSON, corrects=handed)
    assert (item("api_piu").queue, item("api_piu").state) == ("assessment", "decided")
    assert not BoardingStatus.objects.filter(decision=handed).exists()
    assert ask(door, name="TESTOVAR:ILMOO") == ["2Z"]
    agree(platform, refused(platform))


def test_nobody_else_takes_it_back(platform, handed):
    with pytest.raises(DecisionRefused):
        decided(platform, Outcome.ASK_CARRIER, officer=OTHER, corrects=handed)
    with pytest.raises(DecisionRefused, match="Only who gave"):
        decided(platform, Outcome.BOARD, officer=OTHER, corrects=handed)


def test_taking_back_is_never_a_refusal(platform, handed):
    with pytest.raises(DecisionRefused) as raised:
        decided(platform, Outcome.DO_NOT_BOARD, corrects=handed)
    assert raised.value.code == "protection_possible"


def test_once_the_contact_has_decided_nothing_is_taken_back(platform, handed):
    decided(platform, Outcome.BOARD, officer=OTHER)
    with pytest.raises(DecisionRefused):
        decided(platform, Outcome.NOT_THE_SAME_PERSON, corrects=handed)
    assert protection_possible([item("api_piu").journey])
