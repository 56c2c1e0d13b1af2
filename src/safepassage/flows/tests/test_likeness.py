"""A join that rests on likeness serves the traveller's rights and never goes against anybody."""

from importlib import import_module

import pytest
from django.db import transaction

from one_traveller import (
    agree,
    ask,
    decided,
    push,
    refused,
    unsolicited,
)
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.cases.models import Hit, WorkItem
from safepassage.apps.travel.carrier_view import address
from safepassage.apps.travel.models import Journey
from safepassage.apps.travel.selectors import travellers_of
from safepassage.flows.counterparts import copies_for, near_for
from safepassage.flows.decide import DecisionRefused
from safepassage.records.actor import Actor
from safepassage.records.outcome import Outcome
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)

UNIT = Purpose.PNR_ASSESSMENT
SLIP = {"name": "TESTOVER:ILMO", "number": "XK009823I"}
"""The same traveller typed with a slip in the name and one in the document number."""


def page(platform):
    """The people of the flight as the unit's page shows them."""
    flight = Journey.objects.first().flight_id
    at = platform.clock.now()
    return travellers_of(Actor.officer("officer-1"), UNIT, flight, platform.keys, at)


def addressed(platform, kind):
    journey = Journey.objects.get(kind=kind).id
    with transaction.atomic():
        return address(
            journey,
            actor=Actor.officer("officer-1"),
            purpose=UNIT,
            keys=platform.keys,
            at=platform.clock.now(),
        )


def joined_by_likeness(platform):
    (person,) = page(platform)
    codes = {one.code for one in person.joined.reasons}
    return len(person.records) == 2 and "name_slip" in codes and "document_scanned" in codes


def test_a_protection_need_found_in_the_reservation_shields_who_was_typed_wrongly(
    platform, door, unit
):
    push(platform)
    decided(platform, Outcome.POSSIBLE_PROTECTION_NEED, kind="pnr")
    assert ask(door, name="TESTOVER:ILMO") == ["0Z"]


def test_a_word_that_protects_reaches_who_was_told_before_and_typed_wrongly(platform, door, unit):
    assert ask(door, name="TESTOVER:ILMO") == ["2Z"]
    push(platform)
    decided(platform, Outcome.POSSIBLE_PROTECTION_NEED, kind="pnr")
    assert ask(door, name="TESTOVER:ILMO") == ["0Z"]
    assert unsolicited(platform) == ["0Z"]


def test_a_national_by_a_reservation_with_a_slip_is_not_refused(platform, door, unit):
    push(platform, nationality="UTO", issuer="UTO", number="UT5550001")
    ask(door, name="TESTOVER:ILMO")
    with pytest.raises(DecisionRefused) as raised:
        agree(platform, refused(platform, kind="api_piu"), "api_piu")
    assert raised.value.code == "national_may_enter"


@pytest.fixture
def nobody_else_is_found(monkeypatch):
    """From the call on, no list finds anybody: what a test sees then came from elsewhere."""
    screening = import_module("safepassage.matching.screen")
    return lambda: monkeypatch.setattr(screening, "ALERT_THRESHOLD", 2.0)


def test_a_refusal_never_crosses_by_likeness(platform, door, unit, nobody_else_is_found):
    push(platform)
    agree(platform, refused(platform, kind="pnr"), "pnr")
    nobody_else_is_found()
    assert ask(door, **SLIP) == ["0Z"]
    assert joined_by_likeness(platform)


def test_no_evidence_moves_by_likeness(platform, door, unit, nobody_else_is_found):
    push(platform)
    nobody_else_is_found()
    hits = set(Hit.objects.values_list("item__journey", flat=True))
    ask(door, **SLIP)
    assert joined_by_likeness(platform)
    assert set(Hit.objects.values_list("item__journey", flat=True)) == hits
    assert set(WorkItem.objects.values_list("kind", flat=True)) == {"pnr"}


def test_the_carrier_is_told_more_severely_by_sure_records_alone(platform, door, unit):
    push(platform)
    ask(door, **SLIP)
    pnr, api = (addressed(platform, kind) for kind in ("pnr", "api_piu"))
    assert api.journey not in copies_for(platform, pnr, UNIT)
    assert pnr.journey not in copies_for(platform, api, UNIT)
    assert api.journey in near_for(platform, pnr, UNIT)
    assert pnr.journey in near_for(platform, api, UNIT)


def test_a_record_that_shares_a_document_but_contradicts_is_not_sure(platform, door, unit):
    """A passport number copied to a brother's line: his refusal is not the answer to him."""
    push(platform)
    agree(platform, refused(platform, kind="pnr"), "pnr")
    assert len(page(platform)) == 1
    assert ask(door, name="TESTOVAR:OTTO") == ["2Z"]
    assert [len(person.records) for person in page(platform)] == [1, 1]


@pytest.mark.parametrize("purpose", sorted(set(Purpose) - {UNIT}))
def test_nothing_is_compared_for_other_purposes_than_pnr(platform, door, unit, purpose):
    push(platform)
    ask(door, **SLIP)
    pnr = addressed(platform, "pnr")
    before = len(ledger.page(event=Event.RECORD_READ, limit=500))
    if purpose in {Purpose.PNR_REQUEST, Purpose.PNR_CRITERIA}:
        assert len(near_for(platform, pnr, purpose)) > 1
    else:
        assert near_for(platform, pnr, purpose) == [pnr.journey]
        assert len(ledger.page(event=Event.RECORD_READ, limit=500)) == before
