import json
from pathlib import Path

import pytest

from safepassage.cli.main import main

LIST = '{"id": "L-1", "name": "Ada MUSTER", "dob": ["1971-05-27"]}\n'
QUERIES = """{"id": "q1", "query": {"name": "MUSTER ADA", "dob": "1971-05-27"}, "expect": ["L-1"]}

{"id": "q2", "query": {"name": "Nobody KNOWN"}}
"""


class Desk:
    """Files and figures of one call."""

    def __init__(self, folder: Path) -> None:
        self.list, self.queries, self.out = (
            folder / name for name in ("list.jsonl", "queries.jsonl", "out.jsonl")
        )
        self.list.write_text(LIST)
        self.queries.write_text(QUERIES)

    def screen(self, *more: str) -> int:
        files = ("--list", self.list, "--queries", self.queries, "--out", self.out)
        return main(["screen", *map(str, files), *more])

    def answers(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.out.read_text().splitlines()]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_every_query_gets_a_line_in_the_contracts_words(desk: Desk) -> None:
    assert desk.screen() == 0
    first, second = desk.answers()
    assert first["id"] == "q1"
    (match,) = first["matches"]  # type: ignore[misc]
    assert set(match) == {
        "entry", "name_score", "identity_score", "class", "alert", "reasons"
    }  # fmt: skip
    assert (match["entry"], match["class"], match["alert"]) == ("L-1", "identity", True)
    assert set(match["reasons"][0]) == {
        "code", "weight", "query", "listed", "text", "without"
    }  # fmt: skip
    assert second == {"id": "q2", "matches": []}


def test_the_threshold_decides_on_alerts(desk: Desk) -> None:
    assert desk.screen("--threshold", "0.99") == 0
    assert [m["alert"] for m in desk.answers()[0]["matches"]] == [False]  # type: ignore[attr-defined, index]


def test_figures_are_json_on_stderr(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.screen("--stats") == 0
    figures = json.loads(capsys.readouterr().err)
    assert set(figures) == {
        "entries", "names", "build_seconds", "queries", "seconds", "queries_per_second",
        "p50_ms", "p99_ms", "processes", "peak_rss_mb", "peak_rss_of_children_mb",
    }  # fmt: skip
    assert (figures["entries"], figures["names"], figures["queries"]) == (1, 1, 2)


@pytest.mark.parametrize("queries", ["", '{"id": "q", "query": {}}'])
def test_few_queries_have_figures_too(
    desk: Desk, queries: str, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.queries.write_text(queries)
    assert desk.screen("--stats") == 0
    assert json.loads(capsys.readouterr().err)["queries"] == len(queries.splitlines())


def test_a_spreadsheet_is_a_list_too(desk: Desk) -> None:
    desk.list.write_text("id;name;dob\nL-1;Ada MUSTER;1971-05-27\n")
    assert desk.screen() == 0
    assert desk.answers()[0]["matches"]


LISTS = Path(__file__).parents[2] / "formats" / "lists" / "tests" / "lists"


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("un.xml", "UN-UTi.001"),
        ("ofac_sdn.csv", "OFAC-101"),
        ("ofac_sdn.xml", "OFAC-101"),
        ("ofac_advanced.xml", "OFAC-101"),
        ("eu.xml", "EU-13"),
        ("eu.csv", "EU-13"),
        ("uk.xml", "UK-UTO0001"),
        ("uk.csv", "UK-UTO0001"),
        ("ftm_nested.json", "ada"),
    ],
)
def test_every_published_form_can_be_screened_by(desk: Desk, name: str, entry: str) -> None:
    desk.list.write_bytes((LISTS / name).read_bytes())
    assert desk.screen() == 0
    assert desk.answers()[0]["matches"][0]["entry"] == entry


def test_a_form_that_is_said_is_not_guessed(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.screen("--format", "un-xml") == 1
    assert "the XML is broken" in capsys.readouterr().err


def test_a_table_is_screened_by_with_its_mapping(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.list.write_bytes((LISTS / "own_table.csv").read_bytes())
    assert desk.screen("--mapping", str(LISTS / "own_table_mapping.json")) == 0
    assert desk.answers()[0]["matches"][0]["entry"] == "A1"
    assert desk.screen("--mapping", str(LISTS / "own_table.csv")) == 2
    assert "the mapping cannot be read" in capsys.readouterr().err


def test_a_bad_query_is_named_and_the_others_are_answered(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.queries.write_text(f"nonsense\n{QUERIES}")
    assert desk.screen() == 1
    assert "line 1: " in capsys.readouterr().err
    assert [answer["id"] for answer in desk.answers()] == ["q1", "q2"]


def test_a_bad_list_is_named_by_line_and_nothing_is_written(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.list.write_text(LIST + '{"id": 7}\n')
    assert desk.screen() == 1
    assert "list.jsonl: fatal: line 2: " in capsys.readouterr().err
    assert not desk.out.exists()


def test_a_missing_file_is_wrong_use(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.list.unlink()
    assert desk.screen() == 2
    assert "No such file" in capsys.readouterr().err


@pytest.mark.parametrize("threshold", ["2", "much"])
def test_a_threshold_outside_its_range_is_wrong_use(desk: Desk, threshold: str) -> None:
    with pytest.raises(SystemExit) as stop:
        desk.screen("--threshold", threshold)
    assert stop.value.code == 2
