"""A redress number makes what cleared its bearer last, and does nothing for anybody else."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings

from one_traveller import booking, decided, item, put_list, work
from safepassage.adapters import index_files
from safepassage.apps.audit.events import Event
from safepassage.apps.audit.models import Entry
from safepassage.apps.cases.models import WorkItem
from safepassage.apps.clearances.grounds import Ground
from safepassage.apps.clearances.models import (
    Clearance,
    ClearedHit,
    RedressListing,
    RedressNumber,
)
from safepassage.apps.travel.models import Journey
from safepassage.flows import redress, retain
from safepassage.flows.context import Contexts
from safepassage.flows.digest_key import StillNeededError, renew_digest_key
from safepassage.flows.foreseeing import forecast
from safepassage.flows.open_cleared import open_cleared
from safepassage.flows.receive import receive
from safepassage.flows.redress import NotCleared, NumberState, give, notes
from safepassage.flows.rescreen import Rescreening
from safepassage.records import Traveller
from safepassage.records.actor import Actor
from safepassage.records.outcome import Outcome
from safepassage.records.redress import in_groups
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)
OFFICER, UNIT = Actor.officer("officer-1"), Purpose.PNR_ASSESSMENT
ENTRY = b'{"id": "L-1", "name": "Ilmo Testovar", "dob": ["1971-05-27"]}\n'
YEAR = timedelta(days=200)
LATER = (("010926", "010427"), ("260901", "270401"), ("010826", "010327"))


@pytest.fixture
def cleared(platform, bases, monkeypatch):
    """An officer of the unit found the traveller of a reservation not to be the one listed."""
    monkeypatch.setattr(index_files, "CHECK_SECONDS", 0)
    put_list(platform, "unit", UNIT, entries=ENTRY)
    push(platform, booking())
    decided(platform, Outcome.NOT_THE_SAME_PERSON, kind="pnr")


@pytest.fixture
def number(platform, cleared):
    return given(platform)


def given(platform):
    journey = item("pnr").journey
    return give(platform, journey, officer=uuid4(), actor=OFFICER, purpose=UNIT)


def push(platform, body):
    receive(platform, carrier=uuid4(), body=body)
    work(platform)


def months_later(number=None, *, doco="", **values):
    """A push of the same traveller with another document, when the first data are masked."""
    body = booking(number="YY7770001", **values)
    for then, now in LATER:
        body = body.replace(then.encode(), now.encode())
    sent = f"//R/{in_groups(number).replace('-', '')}" if number else doco
    ssr = f"SSR+DOCO:HK:1:1U:::::{sent}+::1'".encode() if sent else b""
    return body.replace(b"TVL+", ssr + b"TVL+", 2).replace(ssr + b"TVL+", b"TVL+", 1)


def go_on(platform, clock):
    clock.forward(YEAR)
    retain.run(platform)
    assert not Clearance.objects.exists()


def new_item():
    return WorkItem.objects.filter(opened_at__year=2027).exists()


def test_without_the_number_the_traveller_is_asked_about_again(platform, clock, number):
    go_on(platform, clock)
    push(platform, months_later())
    assert new_item()


def test_with_the_number_the_clearance_outlasts_the_journeys_data(platform, clock, number):
    go_on(platform, clock)
    push(platform, months_later(number))
    assert not new_item()
    kept = ClearedHit.objects.get()
    (shown,) = open_cleared(platform, kept.journey, actor=OFFICER, purpose=UNIT)
    assert shown.hit.stands
    assert shown.hit.decision is None


def test_a_number_given_under_the_key_before_does_the_same_and_keeps_that_key(
    platform, clock, number, tmp_path
):
    home = tmp_path / "home"
    renew_digest_key(platform, home, actor=OFFICER)
    go_on(platform, clock)
    push(platform, months_later(number))
    assert not new_item()
    with pytest.raises(StillNeededError, match="1 redress numbers"):
        renew_digest_key(platform, home, actor=OFFICER)
    clock.forward(timedelta(days=settings.SAFEPASSAGE_REDRESS_DAYS))
    retain.run(platform)
    assert renew_digest_key(platform, home, actor=OFFICER) == 0


@pytest.mark.parametrize("change", [(b"ILMO", b"ELMO"), (b"27MAY71", b"28MAY71")])
def test_with_another_person_it_does_nothing(platform, clock, number, change):
    go_on(platform, clock)
    push(platform, months_later(number).replace(*change))
    assert new_item()


def test_with_another_listing_it_does_nothing(platform, clock, number):
    go_on(platform, clock)
    put_list(platform, "another", UNIT, entries=ENTRY)
    push(platform, months_later(number))
    assert new_item()


def test_a_number_of_no_form_of_ours_does_nothing(platform, clock, number):
    go_on(platform, clock)
    push(platform, months_later(doco="//R/1234567"))
    assert new_item()


def test_what_was_sent_is_told_as_a_note(platform, number):
    bearer = Traveller(
        surname="TESTOVAR", given_names="ILMO", born="1971-05-27", redress_numbers=(number,)
    )
    other = Traveller(surname="TESTOVAR", given_names="ANNA", redress_numbers=(number,))
    unknown = Traveller(surname="TESTOVAR", redress_numbers=("22222222222ZZ",))
    told = [[one.state for one in notes(platform, who)] for who in (bearer, other, unknown)]
    assert told == [[NumberState.THEIRS], [NumberState.ANOTHERS], [NumberState.UNKNOWN]]
    assert list(notes(platform, Traveller())) == []


def test_the_number_is_kept_as_a_token_and_no_value_stands_in_clear(platform, number):
    row = repr(list(RedressNumber.objects.values())) + repr(list(RedressListing.objects.values()))
    for value in (number, "TESTOVAR", "ILMO", "1971-05-27", "27MAY71"):
        assert value not in row
        assert not Entry.objects.filter(details__contains=value).exists()
    assert Entry.objects.filter(event=Event.REDRESS_GIVEN.value).count() == 1


def test_two_numbers_of_one_person_have_nothing_in_common(platform, number):
    given(platform)
    one, other = RedressNumber.objects.all()
    assert bytes(one.number) != bytes(other.number)
    assert bytes(one.bound) != bytes(other.bound)


def test_nothing_is_given_where_nothing_is_cleared(platform, cleared):
    journey = item("pnr").journey
    Clearance.objects.all().delete()
    with pytest.raises(NotCleared):
        give(platform, journey, officer=uuid4(), actor=OFFICER, purpose=UNIT)


def test_nothing_is_given_about_somebody_masked(platform, clock, cleared):
    Journey.objects.update(masked_at=clock.now())
    with pytest.raises(NotCleared):
        given(platform)


def test_nothing_is_given_under_another_purpose(platform, cleared):
    journey = item("pnr").journey
    with pytest.raises(NotCleared):
        give(platform, journey, officer=uuid4(), actor=OFFICER, purpose=Purpose.BORDER_CHECK)


def test_it_ends_when_the_traveller_asks_and_the_hit_comes_back(platform, clock, number):
    go_on(platform, clock)
    push(platform, months_later(number))
    row = RedressNumber.objects.get().id
    asked = {"ground": Ground.TRAVELLER_ASKED, "actor": OFFICER}
    assert not redress.end(platform, row, purpose=Purpose.BORDER_CHECK, **asked)
    assert redress.end(platform, row, purpose=UNIT, **asked)
    clock.forward(timedelta(seconds=5))
    again = Rescreening(platform, Contexts(platform).current)
    while again.step():
        pass
    assert new_item()
    assert not ClearedHit.objects.exists()


def test_it_ends_at_its_date(platform, clock, number):
    assert RedressNumber.objects.get().delete_at == clock.now() + timedelta(
        days=settings.SAFEPASSAGE_REDRESS_DAYS
    )
    RedressNumber.objects.update(delete_at=clock.now())
    assert forecast(clock.now()).deleted["clearances"] == 1
    report = retain.run(platform)
    assert report.deleted["clearances"] == len(("the number", "its listing"))
    assert not RedressListing.objects.exists()
    assert report.proof.holds
