"""Profiles from the command line: in production a second person confirms in the console."""

import json

import pytest

from safepassage.adapters.clock import SystemClock
from safepassage.apps.accounts.models import Installation, InstallationKind
from safepassage.apps.oversight import following
from safepassage.cli.main import main

pytestmark = pytest.mark.django_db
FOLLOW = ["profile", "follow", "--ground", "The Passenger Act of Utopia."]


def said(capfd, *words):
    assert main(["profile", *words, "--json"]) == 0
    return json.loads(capfd.readouterr().out)


def test_the_strict_profile_is_followed_and_all_six_can_be(capfd):
    told = said(capfd, "list")
    assert told["followed"] == ["strict v1"]
    assert len(told["can_be_followed"]) == 6


def test_a_printed_profile_is_changed_imported_and_followed(capfd, tmp_path):
    assert main(["profile", "print", "eu-pnr"]) == 0
    written = json.loads(capfd.readouterr().out)
    written |= {"code": "utopia", "based_on": "eu-pnr"}
    file = tmp_path / "utopia.json"
    file.write_text(json.dumps(written), encoding="utf-8")
    assert said(capfd, "import", str(file)) == {"imported": "utopia v1", "followed": False}
    assert said(capfd, "list")["followed"] == ["strict v1"]
    assert main([*FOLLOW, "utopia"]) == 0
    assert "holds: yes" in capfd.readouterr().out
    assert said(capfd, "list")["followed"] == ["utopia v1"]


def test_in_production_it_waits_for_a_second_person(capfd):
    Installation.objects.create(
        kind=InstallationKind.PRODUCTION, title="Utopia", created_at=SystemClock().now()
    )
    assert main([*FOLLOW, "icao-annex-9"]) == 0
    assert "waits for a second person: yes" in capfd.readouterr().out
    assert [one.code for one in following.followed()] == ["strict"]
    assert said(capfd, "list")["waits_for_a_second_person"] == "icao-annex-9 v1"


def test_the_day_of_a_law_without_its_own_is_set(capfd):
    assert main([*FOLLOW, "eu-pnr", "eu-api", "--from", "eu-api=2028-06-01"]) == 0
    days = {one.code: one.applies_from for one in following.followed()}
    assert str(days["eu-api"]) == "2028-06-01"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["nowhere"], "There is no profile nowhere"),
        (["eu-pnr", "--from", "eu-pnr=2028-06-01"], "not yours to set"),
        (["eu-pnr", "--from", "eu-api=2028-06-01"], "not among the profiles"),
        (["eu-api", "--from", "eu-api=soon"], "write CODE=2028-06-01"),
    ],
)
def test_what_cannot_be_followed_is_said(capfd, words, sentence):
    assert main([*FOLLOW, *words]) == 2
    assert sentence in capfd.readouterr().err


def test_a_faulty_file_is_refused(capfd, tmp_path):
    file = tmp_path / "utopia.json"
    file.write_text("{}", encoding="utf-8")
    assert main(["profile", "import", str(file)]) == 1
    assert "not a profile" in capfd.readouterr().err
