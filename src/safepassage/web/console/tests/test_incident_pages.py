"""Breaches in the console: reported, judged, told and closed, with their clock."""

import json

import pytest

from safepassage.apps.accounts.roles import Role
from safepassage.apps.incidents.models import Incident
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed

pytestmark = pytest.mark.django_db(transaction=True)
HAPPENED = {
    "what": "lost",
    "cause": "device",
    "kinds": ["pnr"],
    "persons": "7",
    "known_at": "2026-09-01 05:30",
    "account": "A laptop with a list was left in a train.",
}


@pytest.fixture
def client(platform, desk_for, monkeypatch):
    monkeypatch.setattr(installed, "platform", lambda: platform)
    return desk_for(Role.DATA_PROTECTION_OFFICER, Purpose.OVERSIGHT)


@pytest.fixture
def incident(client):
    assert client.post("/incidents/add/", HAPPENED).status_code == 302
    return f"/incidents/{Incident.objects.get().id}/"


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def test_the_clock_and_what_is_missing_are_shown(client, incident):
    assert "lost" in text(client, "/incidents/")
    page = text(client, incident)
    assert "tell the supervisor within" in page
    assert "The risk was not judged." in page
    assert "Close the breach" not in page


def test_it_is_judged_told_and_closed(client, incident):
    refused = client.post(f"{incident}told/", {"told": "not_persons_no_high_risk"})
    assert "Judge the risk first" in refused.content.decode()
    judged = {"risk": "likely", "cause": "device", "persons": "7", "measures": ["keys_changed"]}
    client.post(f"{incident}judge/", judged)
    client.post(f"{incident}told/", {"told": "supervisor", "reference": "SA-3"})
    client.post(f"{incident}told/", {"told": "not_persons_no_high_risk"})
    assert "Close the breach" in text(client, incident)
    client.post(f"{incident}close/")
    assert Incident.objects.get().closed_at


def test_the_report_is_a_file_for_the_supervisor_or_the_committee(client, incident):
    answer = client.post(f"{incident}report/", {"receiver": "committee"})
    assert json.loads(answer.content)["receiver"] == "committee"
    assert client.post(f"{incident}report/", {"receiver": "persons"}).status_code == 404


def test_the_regulator_reads_and_notes_nothing(client, incident, desk_for):
    regulator = desk_for(Role.REGULATOR, Purpose.OVERSIGHT)
    assert "Judge it" not in text(regulator, incident)
    assert regulator.post(f"{incident}close/").status_code == 403
    assert "supervisor" in text(regulator, "/incidents/")
