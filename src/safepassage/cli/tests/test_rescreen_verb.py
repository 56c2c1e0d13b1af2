"""``rescreen`` finds who is stored already, says what it did, and needs no other engine."""

import json
import os
from datetime import timedelta

import pytest

from one_traveller import item, message, notify, put_list, until_listed, work
from safepassage.cli.main import main
from safepassage.flows.platform import Platform
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def home(monkeypatch, platform, tmp_path, bases):
    """A home with a traveller who is listed after they were stored."""
    monkeypatch.setitem(os.environ, "SAFEPASSAGE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(Platform, "from_settings", lambda: platform)
    notify(platform, message())
    work(platform)
    put_list(platform, "border", Purpose.BORDER_CHECK)
    platform.clock.forward(timedelta(seconds=5))
    until_listed()


def test_a_stored_traveller_is_found_and_counted(home, capsys):
    assert main(["rescreen", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["flights"], said["journeys"], said["raised"]) == (1, 2, 1)
    assert item().state == "open"


def test_who_was_screened_is_screened_again_only_when_asked_for(home, capsys):
    main(["rescreen"])
    capsys.readouterr()
    for words, journeys in (([], 0), (["--all"], 2)):
        assert main(["rescreen", "--json", *words]) == 0
        said = json.loads(capsys.readouterr().out)
        assert (said["journeys"], said["raised"]) == (journeys, 0)


def test_another_engine_comes_with_the_analytics_extra(home, capsys):
    assert main(["rescreen", "--engine", "duckdb"]) == 2
    assert "analytics extra" in capsys.readouterr().err


def test_an_import_says_that_stored_travellers_are_screened_again(home, tmp_path, capsys):
    list_file = tmp_path / "list.csv"
    list_file.write_text("id;name\nA;Ada MUSTER\n")
    words = ["import", str(list_file), "--format", "csv", "--name", "bans", "--json"]
    terms = ["--effect", "arrest", "--owner", "Court", "--ground", "Act s. 1"]
    assert main(["watchlist", *words, *terms]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["flights_to_screen_again"] == 1
    assert "safepassage rescreen" in told.err
