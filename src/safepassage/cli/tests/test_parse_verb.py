import json
from pathlib import Path

import pytest

from safepassage.cli.main import main

PAXLST = "UNB+UNOA:4+A+B+261123:0900+1'UNH+1+PAXLST:D:05B:UN'BGM+745'{}UNT+{}+1'UNZ+1+1'"
GOOD = PAXLST.format("TDT+20+UT815'LOC+125+FRA'NAD+FL+++LEE:ADA'", 6)


@pytest.fixture
def good(tmp_path: Path) -> str:
    path = tmp_path / "good.edi"
    path.write_text(GOOD)
    return str(path)


def test_one_object_a_file_a_line_each(good: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", good, good]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["file"] for line in lines] == [good, good]
    assert set(lines[0]) == {"file", "messages", "defects"}
    assert lines[0]["messages"][0]["travellers"][0]["surname"] == "LEE"
    assert lines[0]["messages"][0]["reservations"] == []


def test_pretty_is_the_same_object_for_people(
    good: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["parse", "--pretty", good]) == 0
    out = capsys.readouterr().out
    assert out.startswith('{\n  "file"')
    assert json.loads(out)["messages"][0]["format"] == "paxlst"


def test_something_fatal_is_printed_and_told_by_the_status(
    tmp_path: Path, good: str, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.edi"
    bad.write_bytes(b"\x00\xffgarbage")
    assert main(["parse", str(bad), good]) == 1
    first, _second = capsys.readouterr().out.splitlines()
    assert json.loads(first)["defects"][-1]["code"] == "no_interchange"


@pytest.mark.parametrize("verb", ["parse", "clean"])
def test_missing_file_is_wrong_use(
    verb: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([verb, str(tmp_path / "absent.edi")]) == 2
    assert "absent.edi: No such file or directory" in capsys.readouterr().err


def test_format_can_be_forced(good: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", "--format", "cusres", good]) == 0
    assert json.loads(capsys.readouterr().out)["messages"][0]["format"] == "cusres"


@pytest.mark.parametrize("wrong", [["--format", "fax"], ["--at", "soon"]])
def test_wrong_options_are_wrong_use(wrong: list[str], good: str) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(["parse", *wrong, good])
    assert exit_.value.code == 2


def test_date_tells_the_century(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "undated.edi"
    path.write_text("UNH+1+PAXLST:D:05B:UN'BGM+745'NAD+FL+++LEE'DTM+329:850412'UNT+5+1'")
    assert main(["parse", "--at", "2026-11-23", str(path)]) == 0
    (message,) = json.loads(capsys.readouterr().out)["messages"]
    assert message["travellers"][0]["born"] == "1985-04-12"


def test_clean_prints_the_bare_interchange(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "telex.txt"
    path.write_text(f"QU HDQXX\n.HDQYY 231000\n{GOOD}\n\nscanned for viruses\n")
    assert main(["clean", str(path)]) == 0
    assert capsys.readouterr().out == GOOD.replace("'", "'\n")


def test_clean_says_when_there_is_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("just a letter")
    assert main(["clean", str(path)]) == 1
    assert "no interchange" in capsys.readouterr().err
