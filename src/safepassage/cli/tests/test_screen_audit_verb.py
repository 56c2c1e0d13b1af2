"""``safepassage screen-audit``: tables for people, JSON for machines, a page for the docs."""

import json
from pathlib import Path

import pytest

from safepassage.cli.main import main
from safepassage.simulation.audit.corpus import FORENAMES, SURNAMES

HEAD = "Country,Localized Name,Romanized Name\n"
PAGE = "# Fair\n\n<!-- audit -->\nold\n<!-- end -->\n\nbehind\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / FORENAMES).write_text(HEAD + "FI,Aino,\nFI,Unto,\nKR,Jiho,\n", encoding="utf-8")
    (tmp_path / SURNAMES).write_text(HEAD + "FI,Kettu,\nKR,Kim,\nKR,Park,\n", encoding="utf-8")
    return tmp_path


def call(corpus: Path, *words: str) -> int:
    return main(["screen-audit", "--corpus", str(corpus), "--travellers", "5", *words])


def test_it_prints_tables(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(corpus, "--listed", "1") == 0
    assert "By region, travellers without birth dates" in capsys.readouterr().out


def test_it_prints_json(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entry = corpus / "list.jsonl"
    entry.write_text('{"id": "L-1", "name": "Ilmo Testovar"}\n', encoding="utf-8")
    assert call(corpus, "--listed", "1", "--json", "--list", str(entry), "--seed", "3") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["seed"], told["entries"]) == (3, 5)
    assert set(told["tables"][0]["all"]["misses"]) == {"count", "of", "share", "low", "high"}


def test_it_fills_the_place_of_a_page(corpus: Path) -> None:
    page = corpus / "page.md"
    page.write_text(PAGE, encoding="utf-8")
    assert call(corpus, "--write", str(page)) == 0
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# Fair\n\n<!-- audit -->\nCorpus ")
    assert text.endswith("<!-- end -->\n\nbehind\n")
    assert "\nold\n" not in text


def test_what_cannot_be_used_is_said(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page, bad = corpus / "page.md", corpus / "bad.jsonl"
    page.write_text("no place", encoding="utf-8")
    bad.write_text("{broken", encoding="utf-8")
    assert call(corpus, "--write", str(page)) == 1
    assert "no place for the tables" in capsys.readouterr().err
    assert call(corpus, "--list", str(bad)) == 1
    assert "bad.jsonl" in capsys.readouterr().err
    (corpus / SURNAMES).write_text("x", encoding="utf-8")
    assert call(corpus) == 1
    (corpus / SURNAMES).unlink()
    assert call(corpus) == 2
    assert SURNAMES in capsys.readouterr().err


def test_nobody_is_no_number(corpus: Path) -> None:
    with pytest.raises(SystemExit):
        call(corpus, "--listed", "0")
