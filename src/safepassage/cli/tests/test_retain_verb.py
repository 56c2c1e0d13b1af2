"""``retain`` counts for any date, and does it for another date than now in a demonstration only."""

import json
import os
from datetime import UTC, datetime

import pytest

from safepassage.apps.accounts.models import Installation, InstallationKind
from safepassage.apps.accounts.services import create_installation
from safepassage.cli.main import main
from safepassage.flows.platform import Platform

AT = datetime(2026, 9, 1, 6, 0, tzinfo=UTC)
FAR = "2040-01-01"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def home(monkeypatch, platform, tmp_path):
    """The verb finds its home by the environment and its platform by the settings."""
    monkeypatch.setitem(os.environ, "SAFEPASSAGE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(Platform, "from_settings", lambda: platform)


def installed(kind):
    create_installation(kind=kind, title="Test", at=AT)


def test_a_date_alone_only_counts(home, capsys):
    installed(InstallationKind.PRODUCTION)
    assert main(["retain", "--at", FAR, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["masked"] == {"journeys": 0, "reservations": 0}
    assert "proof" not in said


def test_a_date_is_never_applied_in_production(home, capsys):
    installed(InstallationKind.PRODUCTION)
    assert main(["retain", "--at", FAR, "--apply"]) == 2
    assert "demonstration only" in capsys.readouterr().err
    assert Installation.objects.count() == 1


def test_a_demonstration_may_be_aged(home, capsys):
    installed(InstallationKind.DEMONSTRATION)
    assert main(["retain", "--at", FAR, "--apply", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["at"], said["proof"]["holds"]) == ("2040-01-01T00:00:00Z", True)


def test_without_a_date_it_does_what_is_due_and_proves(home, capsys):
    installed(InstallationKind.PRODUCTION)
    assert main(["retain"]) == 0
    assert "PROVED: no row is past its date" in capsys.readouterr().out
