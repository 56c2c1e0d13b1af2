"""The health page says what is wrong, to anybody, and nothing about anybody."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import OperationalError
from django.test import Client

from safepassage.adapters.pulse import Pulse
from safepassage.apps.watchlists.importing import import_version
from safepassage.apps.watchlists.services import Terms, set_terms
from safepassage.flows import health
from safepassage.records import ListEntry
from safepassage.records.actor import Actor, Component

pytestmark = pytest.mark.django_db
BY = Actor.component(Component.COMMAND_LINE)
FIGURES = {
    "status",
    "failing",
    "database",
    "spool_depth",
    "oldest_waiting_seconds",
    "carriers_quarantined",
    "messages_held",
    "lists_overdue",
    "lists_waiting",
    "persons_unconfirmed",
    "registers_silent",
    "own_certificates_ending",
    "last_seal_seconds",
    "unsealed_seconds",
    "witness_silent_seconds",
    "witnesses",
    "witnesses_refusing",
    "pipeline",
    "disk_free_bytes",
}


@pytest.fixture
def home(tmp_path, settings):
    settings.SAFEPASSAGE_HOME = tmp_path
    return tmp_path


def test_a_silent_pipeline_is_said(home):
    answer = Client().get("/health/")
    assert (answer.status_code, answer.json()["failing"]) == (503, ["pipeline"])


def test_all_is_well(home):
    Pulse(home, health.PIPELINE).beat()
    answer = Client().get("/health/")
    assert (answer.status_code, answer.json()["status"]) == (200, "ok")
    assert set(answer.json()) == FIGURES


def test_lists_that_wait_for_people_are_counted_and_fail_nothing(home, clock):
    Pulse(home, health.PIPELINE).beat()
    at = clock.now()
    terms = Terms(review_date=at.date() - timedelta(days=1))
    watchlist = set_terms(name="bans", terms=terms, actor=BY, at=at)
    import_version(watchlist=watchlist, entries=[ListEntry(id="A")], actor=BY, at=at)
    found = health.health(home, at=at)
    assert (found.lists_overdue, found.lists_waiting, found.persons_unconfirmed) == (1, 1, 0)
    assert found.failing == ()


def test_a_database_out_of_reach_is_said(home, monkeypatch):
    Pulse(home, health.PIPELINE).beat()

    def fail():
        raise OperationalError

    monkeypatch.setattr(health.messages, "depth", fail)
    found = health.health(home, at=datetime.now(UTC))
    assert (found.failing, found.spool_depth) == (("database",), None)


def test_entries_without_a_seal_are_said(home, bases, clock):
    Pulse(home, health.PIPELINE).beat()
    assert health.health(home, at=clock.now()).failing == ()
    late = health.health(home, at=clock.now() + timedelta(minutes=2))
    assert (late.failing, late.unsealed_seconds) == (("seal",), 120.0)
