"""Needs, duties and threats claim nothing that is not there; each kind of false claim is seen."""

from pathlib import Path

import pytest

import check_seed

HEAD = "| need | module | command | test |\n| --- | --- | --- | --- |\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in (
        "src/safepassage/formats/paxlst/reader.py",
        "src/safepassage/cli/parse.py",
        "src/safepassage/formats/tests/test_paxlst.py",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (tmp_path / "Makefile").write_text("run: ; @true\n", encoding="utf-8")
    return tmp_path


def problems(root: Path, row: str, need: str = "Watchlists") -> list[str]:
    others = "".join(f"| {name} | not yet | | |\n" for name in check_seed.NEEDS if name != need)
    return list(check_seed.problems(f"{HEAD}{others}{row}\n", root))


def test_the_needs_are_true() -> None:
    assert list(check_seed.problems(check_seed.SEED.read_text(encoding="utf-8"))) == []


def test_the_duties_are_true() -> None:
    page = check_seed.DUTIES.read_text(encoding="utf-8")
    assert len(check_seed.rows(page)) > 20
    assert list(check_seed.unfounded(page)) == []


def test_the_threats_are_true() -> None:
    page = check_seed.THREATS.read_text(encoding="utf-8")
    assert len(check_seed.rows(page)) > 40
    assert list(check_seed.unfounded(page)) == []


def test_a_threat_held_by_nothing_is_seen(root: Path) -> None:
    page = (
        "| threat | what holds it | test that would fail | what is left |\n"
        "| --- | --- | --- | --- |\n"
        "| replay | `safepassage.nowhere`, `tools/none.py` | `tests/test_nothing.py` | much |\n"
        "| flood | a sentence | | |\n"
        "| fire | not yet | | all of it |\n"
        "| loss | `src/safepassage/cli/parse.py` "
        "| `src/safepassage/formats/tests/test_paxlst.py` | |\n"
    )
    assert list(check_seed.unfounded(page, root)) == [
        "replay: no module safepassage.nowhere",
        "replay: no module tools/none.py",
        "replay: no test tests/test_nothing.py",
        "flood: names no module or no test; say 'not yet'",
    ]


def test_a_duty_claimed_falsely_is_seen(root: Path) -> None:
    page = (
        "| duty | law | code | test |\n| --- | --- | --- | --- |\n"
        "| masks | art. 12 | `safepassage.nowhere` | `tests/test_nothing.py` |\n"
    )
    assert list(check_seed.unfounded(page, root)) == [
        "masks: no module safepassage.nowhere",
        "masks: no test tests/test_nothing.py",
    ]


@pytest.mark.parametrize(("name", "exists"), [("test_it", True), ("test_other", False)])
def test_a_test_may_be_named_by_function(root: Path, name: str, exists: object) -> None:
    test = "src/safepassage/formats/tests/test_paxlst.py"
    (root / test).write_text("def test_it() -> None: ...", encoding="utf-8")
    row = f"| Watchlists | `safepassage.formats.paxlst` | | `{test}::{name}` |"
    assert (problems(root, row) == []) is exists


def test_other_tables_are_no_claims(root: Path) -> None:
    assert list(check_seed.unfounded("| a | b |\n| --- | --- |\n| `x` | `y` |\n", root)) == []


def test_a_met_need_names_what_exists(root: Path) -> None:
    row = (
        "| Watchlists | `safepassage.formats.paxlst`, `safepassage.formats.paxlst.reader` "
        "| `safepassage parse`, `make run` "
        "| `src/safepassage/formats/tests/test_paxlst.py`, `src/safepassage/formats/tests` |"
    )
    assert problems(root, row) == []


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("", "Watchlists: has no row"),
        ("| Watchlists | `safepassage.nowhere` | | `src/safepassage/formats/tests` |", "no module"),
        (
            (
                "| Watchlists | `safepassage.formats.paxlst` | `safepassage fly` "
                "| `src/safepassage/formats/tests` |"
            ),
            "no command safepassage fly",
        ),
        (
            (
                "| Watchlists | `safepassage.formats.paxlst` | `make tea` "
                "| `src/safepassage/formats/tests` |"
            ),
            "no command make tea",
        ),
        ("| Watchlists | `safepassage.formats.paxlst` | | `tests/test_x.py` |", "no test tests/"),
        ("| Watchlists | `safepassage.formats.paxlst` | | |", "names no module or no test"),
        ("| Watchlists | a sentence | | `src/safepassage/formats/tests` |", "names no module"),
        ("| Watchlists | not yet | `safepassage parse` | |", "says 'not yet' and names"),
        ("| Watchlists | not yet | | |\n| Watchlists | not yet | | |", "has two rows"),
        ("| Watchlists | not yet | | |\n| Wishes | not yet | | |", "Wishes: is no need"),
    ],
)
def test_a_false_claim_is_seen(root: Path, row: str, problem: str) -> None:
    assert any(problem in found for found in problems(root, row))
