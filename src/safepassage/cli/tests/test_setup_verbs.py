import json
from datetime import timedelta
from pathlib import Path

import pytest

from safepassage.adapters.clock import SystemClock
from safepassage.apps.accounts import enrolment, selectors
from safepassage.apps.accounts.models import LinkUse
from safepassage.apps.accounts.roles import Role
from safepassage.apps.carriers import selectors as carriers
from safepassage.apps.carriers.routing import routers
from safepassage.apps.oversight import selectors as oversight
from safepassage.cli.main import main

pytestmark = pytest.mark.django_db

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def airport() -> None:
    words = "officer posting PDL --name Airport --purpose border_check --time-zone Atlantic/Azores"
    assert main(words.split()) == 0


def add_officer(*more: str) -> int:
    return main(["officer", "add", "a.example", "--role", "officer", "--posting", "PDL", *more])


@pytest.mark.usefixtures("airport")
def test_an_officer_gets_an_enrolment_link(capsys: Captured) -> None:
    capsys.readouterr()
    assert add_officer("--json", "--address", "https://console.example") == 0
    shown = json.loads(capsys.readouterr().out)
    start, token = shown["enrolment_link"].rstrip("/").rsplit("/", 1)
    assert start == "https://console.example/enrol"
    officer = enrolment.waiting(token=token, use=LinkUse.ENROL, at=SystemClock().now())
    assert (officer.code, officer.roles) == (shown["code"], {Role.OFFICER})
    assert officer.postings.get().time_zone == "Atlantic/Azores"


@pytest.mark.usefixtures("airport")
def test_an_officer_is_invited_again(capsys: Captured) -> None:
    add_officer()
    assert main(["officer", "invite", "a.example"]) == 0
    assert capsys.readouterr().out.count("enrolment link: http://localhost/enrol/") == 2


def status(words: list[str]) -> int | str | None:
    """The status that the shell sees, whoever refuses."""
    try:
        return main(words)
    except SystemExit as end:
        return end.code


@pytest.mark.usefixtures("airport")
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("add a.example --role oficer --posting PDL", "oficer"),
        ("add a.example --role officer --posting XXX", "no posting XXX"),
        ("add a.example --role officer --role regulator --posting PDL", "never held"),
        ("invite nobody.example", "nobody signs in"),
        ("posting X --name X --purpose curiosity", "curiosity"),
        ("posting X --name X --purpose oversight --time-zone Utopia", "time zone"),
    ],
)
def test_what_breaks_a_rule_is_wrong_use(words: str, sentence: str, capsys: Captured) -> None:
    assert status(["officer", *words.split()]) == 2
    assert sentence in capsys.readouterr().err
    assert selectors.officers() == []


def test_a_carrier_gets_its_token_once_and_a_new_one_on_rotation(capsys: Captured) -> None:
    tokens = []
    for words in (("add", "UT", "--name", "Utopia Airways"), ("rotate", "ut")):
        assert main(["carrier", *words, "--json"]) == 0
        tokens.append(json.loads(capsys.readouterr().out)["token"])
    now = SystemClock().now()
    assert [carriers.authenticate(token, now) for token in tokens] == [carriers.by_code("UT")] * 2
    later = now + timedelta(days=8)
    assert carriers.authenticate(tokens[0], later) is None


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("add U- --name X", "designator"),
        ("add UX --name X --route PARIS", "no route"),
        ("agree ZZ", "no carrier 'ZZ'"),
        ("rotate ZZ", "no carrier 'ZZ'"),
    ],
)
def test_a_faulty_carrier_is_wrong_use(words: str, sentence: str, capsys: Captured) -> None:
    assert main(["carrier", *words.split()]) == 2
    assert sentence in capsys.readouterr().err
    assert carriers.carriers() == []


def test_what_a_carrier_may_send_is_agreed_with_it_or_later(capsys: Captured) -> None:
    assert main(["carrier", "add", "UT", "--name", "X", "--route", "CDG-PDL", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["routes"] == ["CDG-PDL"]
    assert (
        main(["carrier", "agree", "ut", "--format", "pnrgov", "--format", "paxlst", "--json"]) == 0
    )
    told = {"carrier": "UT", "formats": ["paxlst", "pnrgov"], "routes": []}
    assert json.loads(capsys.readouterr().out) == told


def test_the_unions_router_is_marked_and_unmarked(capsys: Captured) -> None:
    assert main(["carrier", "add", "QR", "--name", "Central router"]) == 0
    for words, marked in ((["qr"], True), (["qr", "--unmark"], False)):
        capsys.readouterr()
        assert main(["carrier", "router", *words, "--json"]) == 0
        assert json.loads(capsys.readouterr().out) == {"carrier": "QR", "is_router": marked}
        assert ("QR" in routers().values()) is marked


def test_legal_bases_are_imported_from_a_file(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "bases.json"
    file.write_bytes(oversight.demonstration_profile())
    assert main(["basis", "import", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["in_force"][-1] == "PNR-PIU v1"
    file.write_text("[]")
    assert main(["basis", "import", str(file)]) == 1
    assert main(["basis", "import", str(tmp_path / "none.json")]) == 2
    assert "holds no legal basis" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", ["officer invite a.example", "carrier rotate UT", "basis import none.json"]
)
def test_without_a_home_one_is_told_to_make_it(
    words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setenv("SAFEPASSAGE_HOME", str(tmp_path))
    assert main(words.split()) == 2
    assert "safepassage init" in capsys.readouterr().err
