"""A state that receives the Union's data deletes a traveller's when they leave, without a link."""

from datetime import timedelta
from uuid import uuid4

import pytest

from one_traveller import CARRIER, booking, work
from profile_fixtures import follow_national_law
from safepassage.apps.audit.models import Entry
from safepassage.apps.travel.models import Journey, Reservation
from safepassage.flows import holding
from safepassage.flows.foreseeing import forecast
from safepassage.flows.receive import receive
from safepassage.flows.retain import run
from safepassage.records.actor import Actor
from safepassage.safeguards.holding import Reason
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)
UNIT = Purpose.PNR_ASSESSMENT
STAY = timedelta(days=9)


def home(sent: bytes) -> bytes:
    """The way back: nine days later, from PDL to CDG, in another booking."""
    there = b"010926:1500:010926:1900+CDG+PDL+1U+220'"
    back = b"100926:1500:100926:1900+PDL+CDG+1U+221'"
    assert there in sent
    return sent.replace(there, back).replace(b"AAAB22", b"ZZZB99")


@pytest.fixture
def third_state(platform, clock, bases):
    follow_national_law(
        clock.now(),
        deletes_without_link_at=None,
        deletes_at_departure=True,
        departure_unknown_hours=4_380,
    )


def told(platform, *bodies):
    for body in bodies:
        receive(platform, carrier=CARRIER, body=body)
    work(platform)


def after_departure(clock):
    clock.forward(STAY + timedelta(hours=12))


def test_inbound_and_outbound_end_when_the_traveller_has_left(platform, clock, third_state):
    told(platform, booking(), home(booking()))
    assert Journey.objects.filter(at_departure=True).count() == 2
    clock.forward(STAY)
    assert "journeys" not in run(platform).deleted
    clock.forward(timedelta(hours=12))
    report = run(platform)
    assert report.proof.holds, report.proof
    assert report.deleted["journeys"] == 2
    assert not Reservation.objects.exists()
    assert Entry.objects.filter(event="retention:traveller:left").count() == 1


def test_the_same_person_by_another_document_is_known_by_name_and_birth_date(
    platform, clock, third_state
):
    told(platform, booking(), home(booking(number="ZZ7777777")))
    after_departure(clock)
    assert run(platform).deleted["journeys"] == 2


def test_who_has_not_left_stays_until_the_fallback_date(platform, clock, third_state):
    stranger = home(booking(number="ZZ7777777")).replace(b"TESTOVAR", b"ANOTHER")
    told(platform, booking(), stranger)
    after_departure(clock)
    assert run(platform).deleted["journeys"] == 1
    (stays,) = Journey.objects.all()
    assert stays.flight.direction == "inbound"
    clock.at = stays.received_at + timedelta(hours=4_380)
    assert run(platform).deleted["journeys"] == 1


def test_an_objective_link_outlasts_the_departure(platform, clock, third_state):
    told(platform, booking(), home(booking()))
    inbound = Journey.objects.get(flight__direction="inbound")
    asked = holding.Asked(
        journey=inbound.id,
        reason=Reason.THREAT,
        reference="BKA-2026/7",
        words="named in a warning of the state of departure",
        until=clock.now() + timedelta(days=60),
    )
    officer = Actor.officer("officer-1")
    holding.record(platform, asked, officer=uuid4(), actor=officer, purpose=UNIT)
    after_departure(clock)
    report = run(platform)
    assert report.proof.holds, report.proof
    (stays,) = Journey.objects.all()
    assert (stays.id, stays.masked_at) == (inbound.id, None)
    assert stays.unheld_at < clock.now() < stays.delete_at
    clock.forward(timedelta(days=60))
    assert run(platform).proof.holds
    assert not Journey.objects.exists()


def test_who_comes_again_afterwards_is_another_journey(platform, clock, third_state):
    told(platform, home(booking()))
    after_departure(clock)
    again = booking().replace(b"010926", b"200926").replace(b"AAAB22", b"YYYB11")
    told(platform, again)
    assert run(platform).deleted["journeys"] == 1
    (stays,) = Journey.objects.all()
    assert stays.flight.departure_date == "2026-09-20"


def test_under_another_profile_nobody_is_looked_for(platform, clock, bases):
    told(platform, booking(), home(booking()))
    after_departure(clock)
    assert "journeys" not in run(platform).deleted
    assert not Entry.objects.filter(event="retention:traveller:left").exists()


def test_the_forecast_counts_who_will_have_left(platform, clock, third_state):
    told(platform, booking(), home(booking()))
    said = forecast(clock.now() + STAY + timedelta(hours=12))
    assert said.left == 1
