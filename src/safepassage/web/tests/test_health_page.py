"""The health page says what is wrong, to anybody, and nothing about anybody."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import OperationalError
from django.test import Client

from safepassage.adapters.pulse import Pulse
from safepassage.flows import health

pytestmark = pytest.mark.django_db
FIGURES = {
    "status",
    "failing",
    "database",
    "spool_depth",
    "oldest_waiting_seconds",
    "carriers_quarantined",
    "messages_held",
    "registers_silent",
    "last_seal_seconds",
    "unsealed_seconds",
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
