"""The table of OWASP ASVS claims nothing that is not there, and counts itself rightly."""

import re
from pathlib import Path

import pytest

from house import asvs

PAGE = asvs.PAGE.read_text(encoding="utf-8")
COUNT = re.compile(r"^- (.+): (\d+)$", re.MULTILINE)
HEAD = "| requirement | what it asks | status | where |\n| --- | --- | --- | --- |\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    settings = tmp_path / asvs.SETTINGS
    settings.parent.mkdir(parents=True)
    settings.write_text("DEBUG = False\n", encoding="utf-8")
    return tmp_path


def test_the_table_is_true() -> None:
    assert list(asvs.problems(PAGE)) == []


def test_every_chapter_is_there_and_no_row_twice() -> None:
    named = [row.requirement for row in asvs.rows(PAGE)]
    assert len(named) == len(set(named)) > 100
    assert {name.partition(".")[0] for name in named} == {str(chapter) for chapter in range(1, 15)}


def test_the_page_counts_its_states() -> None:
    told = {state: int(count) for state, count in COUNT.findall(PAGE)}
    assert told == asvs.counts(PAGE)


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("| 1.1.1 | a | done | |", "1.1.1: no state done"),
        ("| 1.1.1 | a | met | by care |", "1.1.1: is met nowhere"),
        ("| 1.1.1 | a | met | `DEBUGGED` |", "1.1.1: there is no DEBUGGED"),
        ("| 1.1.1 | a | met | `safepassage.x` |", "1.1.1: there is no safepassage.x"),
        ("| 1.1.1 | a | met | `tests/x/test_x.py` |", "1.1.1: there is no tests/x/test_x.py"),
    ],
)
def test_a_false_claim_is_seen(root: Path, row: str, problem: str) -> None:
    assert list(asvs.problems(f"{HEAD}{row}\n", root)) == [problem]


@pytest.mark.parametrize("where", ["`DEBUG`", "`safepassage.settings`", f"`{asvs.SETTINGS}`"])
def test_a_true_claim_passes(root: Path, where: str) -> None:
    assert list(asvs.problems(f"{HEAD}| 1.1.1 | a | met | {where} |\n", root)) == []
