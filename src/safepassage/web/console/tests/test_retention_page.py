"""Retention in the console: the last runs with their proofs, and a forecast for any date."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from safepassage.apps.accounts.roles import Role
from safepassage.flows import foreseeing, retain
from safepassage.flows import prove as proving
from safepassage.flows.retain import last_runs
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db


@pytest.fixture
def overseer(console, desk_for):
    assert console.messages
    return desk_for(Role.DATA_PROTECTION_OFFICER, Purpose.OVERSIGHT)


def text(client, address):
    return client.get(address).content.decode()


def test_before_the_first_run_there_is_nothing_to_show(overseer):
    assert "No run yet" in text(overseer, "/retention/")


@pytest.mark.parametrize(
    ("holds", "verdict"), [(True, "Nothing past its date"), (False, "4 past their date")]
)
def test_runs_are_shown_with_their_proof(overseer, console, monkeypatch, holds, verdict):
    past = {} if holds else {"Journey": 4}
    proof = replace(proving._NOTHING, holds=holds, past=past, traces=3)
    monkeypatch.setattr(retain, "prove", lambda *_, **__: proof)
    retain.run(console.platform, at=console.clock.now() + timedelta(days=3))
    (run,) = last_runs()
    assert run.deleted["journeys"] > 0
    page = text(overseer, "/retention/")
    assert f"{run.deleted['journeys']} travellers&#x27; journeys" in page
    assert verdict in page


def test_a_date_is_forecast_without_doing_anything(overseer, console):
    day = (console.clock.now() + timedelta(days=400)).date()
    expected = foreseeing.forecast(console.clock.now() + timedelta(days=399))
    page = text(overseer, f"/retention/?at={day}")
    assert f"{expected.deleted['journeys']} travellers&#x27; journeys" in page
    assert last_runs() == []


@pytest.mark.parametrize("day", ["", "tomorrow"])
def test_what_is_no_date_is_said_so(overseer, day):
    assert "date as 2027-06-01" in text(overseer, f"/retention/?at={day}")
