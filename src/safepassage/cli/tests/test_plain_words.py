"""What goes wrong is said in words that help, never in those of the language it is written in."""

import json
import os
from pathlib import Path

import pytest

from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.accounts.services import ensure_posting
from safepassage.apps.oversight import selectors as oversight
from safepassage.cli.main import main
from safepassage.safeguards.purpose import Purpose

PYTHONISMS = ("Errno", "_moment", "_threshold", "fromisoformat", "Traceback", "is not a valid")
LIST = "list.csv --format csv --name x"
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("keys authority --out old.pem", "old.pem exists already"),
        ("ledger export old.pem", "old.pem exists already"),
        ("backup old.pem", "old.pem exists already"),
        ("basis import none.json", "none.json: No such file"),
        ("init --authority-key none.pub --home new", "none.pub: No such file"),
        ("retain --at tomorrow", "2027-06-01T00:00:00Z"),
        (f"watchlist import {LIST} --review soon", "2027-06-01"),
        ("screen --list a --queries b --out c --threshold much", "between 0 and 1"),
        ("officer add a --role offcer --posting PDL", "choose from 'administrator'"),
        ("officer posting X --name X --purpose border", "choose from 'border_check'"),
    ],
)
def test_what_is_wrong_is_said_plainly(
    words: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAFEPASSAGE_HOME", os.environ["SAFEPASSAGE_HOME"])  # init changes it
    Path("old.pem").write_text("")
    try:
        status = main(words.split())
    except SystemExit as end:
        status = end.code
    said = capsys.readouterr().err
    assert (status, told in said) == (2, True), said
    assert [one for one in PYTHONISMS if one in said] == []


@pytest.mark.parametrize("name", ["a night", "a/b", ""])
def test_a_name_to_sign_in_with_is_what_the_form_takes(name: str, capsys) -> None:
    ensure_posting(code="PDL", name="Airport", purposes={Purpose.BORDER_CHECK})
    assert main(["officer", "add", name, "--role", "officer", "--posting", "PDL"]) == 2
    assert "letters, digits, dots and hyphens" in capsys.readouterr().err
    assert accounts.officers() == []


def test_a_repeated_import_says_what_is_in_force_and_that_nothing_is_new(
    tmp_path: Path, capsys
) -> None:
    file = tmp_path / "bases.json"
    file.write_bytes(oversight.demonstration_profile())
    for new in (5, 0):
        assert main(["basis", "import", str(file), "--json"]) == 0
        told = capsys.readouterr()
        said = json.loads(told.out)
        assert (len(said["in_force"]), len(said["new"])) == (5, new)
    assert main(["basis", "import", str(file)]) == 0
    told = capsys.readouterr()
    codes = ("API-BORDER-IN", "API-BORDER-OUT", "API-BORDER-POSTING", "API-PIU", "PNR-PIU")
    assert "in force: " + ", ".join(f"{code} v1" for code in codes) in told.out
    assert "nothing is new" in told.err
    assert "[" not in told.out
