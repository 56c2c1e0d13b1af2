"""What was said is looked at again: rights, corrections, new evidence, both records of the unit."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction

from one_traveller import (
    CARRIER,
    agree,
    ask,
    decided,
    interchange,
    item,
    message,
    notify,
    push,
    refused,
    unsolicited,
    with_home_passport,
    work,
)
from safepassage.apps.audit.events import Event
from safepassage.apps.audit.models import Entry
from safepassage.apps.cases.models import ItemState, WorkItem
from safepassage.apps.travel.carrier_view import address
from safepassage.flows import counterparts
from safepassage.flows.counterparts import copies_for
from safepassage.flows.decide import DecisionRefused
from safepassage.flows.lapse import lapse
from safepassage.flows.page import page
from safepassage.flows.receive import receive
from safepassage.records.actor import Actor
from safepassage.records.outcome import Outcome
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)


class Calls:
    def __init__(self):
        self.items = []

    def page(self, item):
        self.items.append(item)
        return True


def test_a_national_is_not_refused_by_a_second_officers_word_on_old_data(platform, door):
    ask(door)
    proposal = refused(platform)
    assert ask(door, nationality="UTO", issuer="QMA") == ["0Z"]
    with pytest.raises(DecisionRefused):
        agree(platform, proposal)
    assert unsolicited(platform) == []


def test_nobody_agrees_to_a_refusal_once_protection_may_be_needed(platform, door, unit):
    ask(door)
    proposal = refused(platform)
    decided(platform, Outcome.POSSIBLE_PROTECTION_NEED, kind="api_piu")
    with pytest.raises(DecisionRefused) as raised:
        agree(platform, proposal)
    assert (raised.value.code, unsolicited(platform)) == ("protection_possible", ["0Z"])


def test_a_protection_need_found_later_ends_a_refusal_in_force(platform, door, unit):
    ask(door)
    agree(platform, refused(platform))
    decided(platform, Outcome.POSSIBLE_PROTECTION_NEED, kind="api_piu")
    assert unsolicited(platform) == ["1Z", "0Z"]
    assert ask(door) == ["0Z"]
    assert ask(door, name="TESTOVAR:ILMOO") == ["0Z"]


def test_a_proposal_ends_with_new_evidence(platform, door, new_evidence):
    ask(door)
    proposal = refused(platform)
    new_evidence()
    ask(door, name="TESTOVAR:ILMOO")
    decided(platform, Outcome.NOT_THE_SAME_PERSON)
    with pytest.raises(DecisionRefused):
        agree(platform, proposal)
    assert "1Z" not in unsolicited(platform)


def test_new_evidence_after_a_decision_asks_calls_and_lapses_anew(
    platform, clock, door, new_evidence
):
    ask(door)
    decided(platform, Outcome.BOARD)
    assert ask(door) == ["0Z"]
    new_evidence()
    assert ask(door, name="TESTOVAR:ILMOO") == ["2Z"]
    calls = Calls()
    assert (page(platform, calls), page(platform, calls)) == (1, 0)
    clock.forward(timedelta(hours=2))
    assert (lapse(platform), unsolicited(platform)) == (1, ["0Z", "0Z"])


def test_new_evidence_on_an_item_that_lapsed_asks_and_calls_anew(
    platform, clock, door, new_evidence
):
    ask(door)
    calls = Calls()
    page(platform, calls)
    clock.forward(timedelta(hours=1))
    lapse(platform)
    new_evidence()
    assert ask(door, name="TESTOVAR:ILMOO") == ["2Z"]
    assert page(platform, calls) == 1


def test_a_national_by_passport_alone_is_not_held_up(door):
    assert ask(door, issuer="UTO") == ["0Z"]


@pytest.mark.parametrize("asks", [True, False])
def test_who_turns_out_to_be_a_national_is_not_held_up_any_longer(platform, door, asks):
    ask(door)
    agree(platform, refused(platform))
    if asks:
        assert ask(door, nationality="UTO", issuer="QMA") == ["0Z"]
    else:
        body = interchange(message(nationality="UTO", issuer="QMA"))
        receive(platform, carrier=CARRIER, body=body)
        work(platform)
        assert unsolicited(platform) == ["1Z", "0Z"]
    assert item().state == ItemState.OPEN
    assert Entry.objects.filter(event=Event.CASE_LIFTED).count() == 1


def test_a_refusal_can_be_withdrawn_by_who_has_seen_it(platform, door):
    ask(door)
    proposal = refused(platform)
    agree(platform, proposal)
    with pytest.raises(DecisionRefused):
        decided(platform, Outcome.BOARD)
    with pytest.raises(DecisionRefused):
        decided(platform, Outcome.BOARD, corrects=uuid4())
    decided(platform, Outcome.BOARD, corrects=proposal)
    assert unsolicited(platform) == ["1Z", "0Z"]
    assert ask(door, name="TESTOVAR:ILMOO") == ["0Z"]


def test_a_national_by_the_units_other_record_is_not_refused(platform, door, unit):
    push(platform)
    notify(platform, with_home_passport())
    work(platform)
    with pytest.raises(DecisionRefused) as raised:
        agree(platform, refused(platform, kind="pnr"), "pnr")
    assert raised.value.code == "national_may_enter"


def test_who_api_shows_to_be_a_national_is_freed_of_what_pnr_held(platform, door, unit):
    push(platform)
    agree(platform, refused(platform, kind="pnr"), "pnr")
    notify(platform, with_home_passport())
    work(platform)
    assert unsolicited(platform) == ["1Z", "0Z"]
    assert item("pnr").state == ItemState.OPEN


def test_a_refusal_in_the_reservation_is_the_answer_to_api_too(platform, door, unit):
    push(platform)
    agree(platform, refused(platform, kind="pnr"), "pnr")
    assert ask(door) == ["1Z"]


@pytest.mark.parametrize("asks", [True, False])
def test_what_is_compared_is_opened_once_and_outside_of_any_transaction(
    platform, door, unit, monkeypatch, asks
):
    push(platform)
    agree(platform, refused(platform, kind="pnr"), "pnr")
    comparing, compare = [], counterparts._compared

    def compared(*about):
        comparing.append(connection.in_atomic_block)
        return compare(*about)

    monkeypatch.setattr(counterparts, "_compared", compared)
    if asks:
        assert ask(door) == ["1Z"]
    else:
        notify(platform, message())
        work(platform)
    assert comparing == [False]


def test_who_only_resembles_the_refused_is_not_refused(platform, door, unit):
    push(platform)
    agree(platform, refused(platform, kind="pnr"), "pnr")
    assert ask(door, number="AA1", name="TESTOVAR:OTTO") == ["0Z"]


def test_a_protection_need_found_in_the_reservation_shields_api_told_before(platform, door, unit):
    assert ask(door) == ["2Z"]
    push(platform)
    decided(platform, Outcome.POSSIBLE_PROTECTION_NEED, kind="pnr")
    assert ask(door) == ["0Z"]
    for kind in ("api_piu", "api_border"):
        with pytest.raises(DecisionRefused) as raised:
            agree(platform, refused(platform, kind), kind)
        assert raised.value.code == "protection_possible"


def test_a_protection_need_found_in_the_reservation_shields_api_told_later(platform, door, unit):
    push(platform)
    decided(platform, Outcome.POSSIBLE_PROTECTION_NEED, kind="pnr")
    assert ask(door) == ["0Z"]
    assert ask(door, name="TESTOVAR:ILMOO") == ["0Z"]
    for kind in ("api_piu", "api_border"):
        with pytest.raises(DecisionRefused):
            agree(platform, refused(platform, kind), kind)


def test_a_border_officer_learns_nothing_of_the_reservation(platform, door, unit):
    push(platform)
    ask(door)
    copies = [one.journey for one in WorkItem.objects.exclude(kind="pnr")]
    with transaction.atomic():
        border = address(
            item().journey,
            actor=Actor.officer("officer-1"),
            purpose=Purpose.BORDER_CHECK,
            keys=platform.keys,
            at=platform.clock.now(),
        )
    assert copies_for(platform, border, Purpose.BORDER_CHECK) == sorted(copies)
