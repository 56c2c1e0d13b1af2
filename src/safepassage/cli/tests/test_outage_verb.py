import json

import pytest

from safepassage.apps.outages.models import Outage
from safepassage.cli.main import main

pytestmark = pytest.mark.django_db

Captured = pytest.CaptureFixture[str]
NOTE = ["outage", "note", "--whose", "network", "--from", "2026-09-01T10:00"]


def test_an_outage_is_recorded_and_listed(capsys: Captured) -> None:
    assert main([*NOTE, "--to", "2026-09-01T12:00", "--note", "gateway down", "--json"]) == 0
    made = json.loads(capsys.readouterr().out)["outage"]
    assert str(Outage.objects.get().pk) == made
    assert main(["outage", "list", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["outages"]
    assert (row["whose"], row["from"], row["carrier"]) == (
        "network",
        "2026-09-01T10:00:00+00:00",
        None,
    )


def test_what_cannot_be_is_refused_with_its_reason(capsys: Captured) -> None:
    assert main([*NOTE, "--to", "2026-09-01T09:00"]) == 1
    assert "began before it ended" in capsys.readouterr().err
    assert main([*NOTE, "--to", "2026-09-01T12:00", "--carrier", "ZZ"]) == 1
    assert "no carrier ZZ" in capsys.readouterr().err
    assert not Outage.objects.exists()
