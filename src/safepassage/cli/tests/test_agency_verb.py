import json
from pathlib import Path

import pytest

from agency_laws import law
from safepassage.adapters.clock import SystemClock
from safepassage.apps.agencies import selectors
from safepassage.apps.oversight import selectors as oversight
from safepassage.cli.main import main
from safepassage.safeguards.sharing import AgencyRole

pytestmark = pytest.mark.django_db

Captured = pytest.CaptureFixture[str]
ADD = ["agency", "add", "CUSTOMS", "--role", "customs", "--name", "Customs of Utopia"]


def test_an_agency_gets_a_credential_that_is_shown_once(capsys: Captured) -> None:
    assert main([*ADD, "--json"]) == 0
    first = json.loads(capsys.readouterr().out)["token"]
    assert main(["agency", "rotate", "customs", "--json"]) == 0
    second = json.loads(capsys.readouterr().out)["token"]
    for token in (first, second):
        owner = selectors.authenticate(token, SystemClock().now())
        assert owner is not None
        assert (owner.code, owner.role) == ("CUSTOMS", "customs")
    assert first != second


def test_laws_are_imported_whole_or_not_at_all(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "laws.json"
    file.write_text(json.dumps([law(AgencyRole.CUSTOMS)]))
    assert main(["agency", "import", str(file), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"new": ["UTO-CUSTOMS v1"], "agencies_not_added_yet": ["CUSTOMS"]}
    wrong = law(AgencyRole.CUSTOMS, fields={"api_customs": ["hit"]})
    file.write_text(json.dumps([law(AgencyRole.CUSTOMS, keep_hours=1), wrong]))
    assert main(["agency", "import", str(file)]) == 1
    assert "hit is no field that is stored" in capsys.readouterr().err
    assert [one.keep_hours for one in oversight.agency_bases("CUSTOMS")] == [24]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["agency", "rotate", "NOBODY"], "there is no agency"),
        (["agency", "import", "none.json"], "none.json: No such file"),
        (["agency", "add", "?", "--role", "border", "--name", "x"], "2 to 40"),
    ],
)
def test_what_breaks_a_rule_is_wrong_use(words: list[str], sentence: str, capsys: Captured) -> None:
    assert main(words) == 2
    assert sentence in capsys.readouterr().err


def test_an_agency_is_not_added_twice() -> None:
    assert main(ADD) == 0
    assert main(ADD) == 2
