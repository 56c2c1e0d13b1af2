"""Retention masks, deletes and proves, in rows and in the files."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session

from safepassage.apps.audit.models import Entry
from safepassage.apps.cases.models import BoardingStatus, WorkItem
from safepassage.apps.messages.models import Received
from safepassage.apps.travel.models import (
    DataKey,
    Flight,
    Journey,
    LookUp,
    Part,
    Reservation,
    Sighting,
)
from safepassage.apps.travel.services import revision
from safepassage.flows.foreseeing import forecast
from safepassage.flows.receive import receive
from safepassage.flows.retain import run
from safepassage.flows.work import Worker
from safepassage.simulation.benchmark import benchmark_messages, benchmark_reservations

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("masks_only")]
TWO_DAYS, HALF_A_YEAR, FIVE_YEARS = timedelta(days=3), timedelta(days=184), timedelta(days=5 * 366)


@pytest.fixture
def stored(platform, bases):
    """Twenty passengers by API and some reservations."""
    (manifest,) = benchmark_messages(1, 20)
    (bookings,) = benchmark_reservations(1, 10)
    for body in (manifest, bookings):
        receive(platform, carrier=platform.ids.new(), body=body)
    Worker(platform, processes=1).drain()
    return Journey.objects.count()


def test_nothing_happens_before_a_date(platform, stored):
    report = run(platform)
    assert report.proof.holds, report
    assert not any(report.masked.values())
    assert {name for name, count in report.deleted.items() if count} == {"desk_phones"}
    assert Journey.objects.count() == stored


def test_border_data_go_first_and_alone(platform, clock, stored):
    clock.forward(TWO_DAYS)
    report = run(platform)
    assert report.proof.holds, report
    assert report.deleted["journeys"] == 20
    assert set(Journey.objects.values_list("kind", flat=True)) == {"api_piu", "pnr"}
    assert Journey.objects.filter(masked_at=None).count() == stored - 20


def test_masked_records_keep_only_what_the_authority_can_open(platform, clock, stored):
    clock.forward(HALF_A_YEAR)
    report = run(platform)
    assert report.proof.holds, report
    assert report.masked["journeys"] == Journey.objects.filter(kind="pnr").count() > 0
    assert report.masked["reservations"] == Reservation.objects.count() > 0
    assert not LookUp.objects.exists()
    assert not DataKey.objects.filter(by_day__isnull=False).exists()
    assert DataKey.objects.count() == Journey.objects.count() + Reservation.objects.count()
    assert platform.keys.live_days() == []


def test_in_the_end_nothing_personal_is_left(platform, clock, stored):
    clock.forward(FIVE_YEARS)
    report = run(platform)
    assert report.proof.holds, report
    assert report.deleted["journeys"] == stored
    for model in (Journey, Reservation, Part, LookUp, DataKey, Sighting, Flight, WorkItem):
        assert not model.objects.exists(), model
    assert not BoardingStatus.objects.exists()


@pytest.mark.parametrize(
    ("setting", "word"),
    [("SAFEPASSAGE_DROP_FOLDER", "drop root"), ("SAFEPASSAGE_MAILBOX", "mailbox")],
)
def test_the_proof_says_that_it_does_not_read_what_lies_in_others_hands(
    platform, settings, setting, word
):
    assert not any(word in one for one in run(platform).proof.not_proved)
    setattr(settings, setting, "somewhere")
    assert sum(word in one for one in run(platform).proof.not_proved) == 1


def test_who_planned_before_a_traveller_ended_plans_again(platform, clock, stored):
    before = {one: revision(one) for one in Flight.objects.values_list("id", flat=True)}
    clock.forward(HALF_A_YEAR)
    run(platform)
    moved = list(Flight.objects.values_list("id", flat=True))
    assert moved
    assert all(revision(one) > before[one] for one in moved)


def test_what_was_done_is_in_the_ledger(platform, clock, stored):
    clock.forward(HALF_A_YEAR)
    run(platform)
    events = set(Entry.objects.values_list("event", flat=True))
    assert {
        "retention:record:masked",
        "retention:record:deleted",
        "retention:record:proved",
        "key:store:destroyed",
    } <= events


def test_parked_bodies_and_their_days_key_go_when_their_time_is_over(platform, clock):
    receive(platform, carrier=platform.ids.new(), body=b"\x00 nothing to see")
    Worker(platform, processes=1).drain()
    assert Received.objects.filter(body__isnull=False).count() == 1
    run(platform)
    assert platform.keys.live_spool_days() != []
    clock.forward(timedelta(hours=73))
    report = run(platform)
    assert (report.proof.holds, report.deleted["bodies"]) == (True, 1)
    assert not Received.objects.filter(body__isnull=False).exists()
    assert platform.keys.live_spool_days() == []


def test_sign_ins_that_are_over_go(platform, clock):
    for key, ends in (("over", -1), ("open", 1)):
        expires = clock.now() + timedelta(hours=ends)
        Session.objects.create(session_key=key, session_data="", expire_date=expires)
    assert run(platform).deleted["sessions"] == 1
    assert [each.pk for each in Session.objects.all()] == ["open"]


def test_a_second_run_finds_nothing_to_do(platform, clock, stored):
    clock.forward(FIVE_YEARS)
    run(platform)
    again = run(platform)
    assert again.proof.holds
    assert not any([*again.masked.values(), *again.deleted.values()])


def test_a_forecast_counts_and_changes_nothing(platform, clock, stored):
    expected = forecast(clock.now() + FIVE_YEARS)
    assert expected.deleted["tallies"] > 0
    expected = forecast(clock.now() + HALF_A_YEAR)
    clock.forward(HALF_A_YEAR)
    assert Journey.objects.count() == stored
    report = run(platform)
    assert {name: report.masked[name] for name in expected.masked} == expected.masked
    assert {name: report.deleted[name] for name in expected.deleted} == expected.deleted
