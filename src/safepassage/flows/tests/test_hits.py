"""Whom a list finds, for which purpose, and what is left of it once somebody is masked."""

from datetime import timedelta

import pytest

from one_traveller import ask, item, push, put_list, until_listed
from safepassage.apps.cases.models import Hit, Queue, WorkItem
from safepassage.apps.oversight.models import LegalBasisVersion
from safepassage.apps.watchlists.models import LegalEffect
from safepassage.flows import retain
from safepassage.flows.interactive import Interactive
from safepassage.flows.open_item import open_item
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import Purpose

SIX_MONTHS = timedelta(hours=4381)
pytestmark = pytest.mark.django_db(transaction=True)


def test_only_lists_of_the_copys_own_purpose_hold_somebody_up(platform, bases):
    LegalBasisVersion.objects.filter(kind="api_piu").update(in_force=False)
    put_list(platform, "inform", Purpose.BORDER_CHECK, effect=LegalEffect.INFORM_ONLY)
    put_list(platform, "unit", Purpose.PNR_ASSESSMENT)
    door = Interactive(platform, seconds=20)
    assert ask(door) == ["0Z"]
    door.close()


def test_who_is_listed_after_the_first_message_is_found_by_the_next(platform, clock, bases):
    door = Interactive(platform, seconds=20)
    assert ask(door) == ["0Z"]
    clock.forward(timedelta(seconds=5))
    put_list(platform, "border", Purpose.BORDER_CHECK)
    until_listed()
    assert ask(door, place="2") == ["2Z"]
    door.close()


def test_no_alert_is_cut_and_other_purposes_lists_push_none_out(platform, door):
    many = b"".join(
        b'{"id": "U-%d", "name": "Ilmo Testovar", "dob": ["1971-05-27"]}\n' % number
        for number in range(25)
    )
    put_list(
        platform, "crowd", Purpose.PNR_ASSESSMENT, effect=LegalEffect.INFORM_ONLY, entries=many
    )
    until_listed()
    assert ask(door) == ["2Z"]
    assert {one.kind: one.hits.count() for one in WorkItem.objects.all()} == {
        "api_border": 1,
        "api_piu": 25,
    }


@pytest.mark.usefixtures("masks_only")
def test_a_masked_traveller_is_not_named_by_the_list(platform, clock, door, unit):
    push(platform)
    clock.forward(SIX_MONTHS)
    report = retain.run(platform)
    assert report.proof.strays == {}
    (hit,) = Hit.objects.all()
    assert (hit.key.partition("/")[0], hit.codes) == ("masked", [])
    shown = open_item(
        platform,
        item=item("pnr").id,
        actor=Actor.officer("officer-1"),
        purpose=Purpose.PNR_ASSESSMENT,
        queues=tuple(Queue),
    )
    assert [(one.listing, one.reasons) for one in shown.hits] == [(None, ())]


@pytest.mark.usefixtures("masks_only")
def test_a_hit_that_names_a_masked_travellers_entry_is_reported(platform, clock, door, unit):
    push(platform)
    clock.forward(SIX_MONTHS)
    retain.run(platform)
    Hit.objects.update(key="list/somebody")
    proof = retain.run(platform).proof
    assert (proof.holds, list(proof.strays)) == (False, ["hit_names_entry_of_masked"])


def test_a_hit_that_vanished_and_came_back_has_its_new_evidence(platform, door):
    ask(door)
    before = Hit.objects.get().id
    ask(door, name="NOBODY:ANNA", number="AA1")
    assert Hit.objects.get().withdrawn_at
    ask(door, name="TESTOVAR:ILMOO")
    hit = Hit.objects.get()
    assert hit.withdrawn_at is None
    assert hit.id != before
