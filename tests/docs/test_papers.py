"""The documentation is complete and leads somewhere; each kind of gap is seen."""

import re
from pathlib import Path

import pytest

from house import papers, tables
from house.source import ROOT, Source, production_sources
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.audit.events import Event
from safepassage.cli.main import VERBS

SETTINGS = ROOT / "docs/operate/settings.md"
COMMANDS = ROOT / "docs/operate/commands.md"
THREE_WORDS = re.compile(r"[a-z_]+:[a-z_]+:[a-z_]+")
OF_THE_TESTS = {"SAFEPASSAGE_SAMPLES"}


@pytest.mark.parametrize("paper", papers.papers(), ids=lambda paper: str(paper.relative_to(ROOT)))
def test_links_lead_somewhere(paper: Path) -> None:
    assert [str(finding) for finding in papers.broken_links(paper)] == []


def test_every_variable_is_described_and_every_described_one_is_read() -> None:
    described = papers.variables_described(SETTINGS.read_text(encoding="utf-8"))
    assert described - OF_THE_TESTS == papers.variables(production_sources())


def test_every_command_is_described_and_every_described_one_exists() -> None:
    headings = papers.headings(COMMANDS.read_text(encoding="utf-8"))
    described = {heading.strip("`") for heading in headings if "safepassage " in heading}
    assert described == {f"safepassage {verb}" for verb in VERBS}


@pytest.mark.parametrize("page", tables.pages(), ids=lambda page: page.name)
def test_tables_say_what_the_code_says(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert tables.filled(text) == text, "run make docs"


def test_every_event_and_permission_is_described() -> None:
    page = "".join(path.read_text(encoding="utf-8") for path in tables.pages())
    assert papers.undescribed([*Event, *Permission], page) == []
    assert all(event.what.strip() for event in Event)
    assert all(permission.description.strip() for permission in Permission)


@pytest.mark.parametrize("paper", papers.papers(), ids=lambda paper: str(paper.relative_to(ROOT)))
def test_an_event_that_a_page_names_is_one(paper: Path) -> None:
    named = set(filter(THREE_WORDS.fullmatch, papers.quoted(paper.read_text(encoding="utf-8"))))
    assert named <= {*Event, *Permission}


def test_an_undescribed_event_is_seen() -> None:
    assert papers.undescribed(["a:b:c", "d:e:f"], "| `a:b:c` | a thing |") == ["d:e:f"]


def test_a_stale_table_is_seen() -> None:
    page = "# Roles\n<!-- table: roles -->\n| stale |\n<!-- end -->\n"
    filled = tables.filled(page)
    assert "stale" not in filled
    assert tables.roles() in filled
    assert tables.filled(filled) == filled


def test_an_undescribed_variable_is_seen() -> None:
    source = Source("settings.py", 'os.environ.get("SAFEPASSAGE_INVENTED", "1")')
    assert papers.variables([source]) == {"SAFEPASSAGE_INVENTED"}
    assert papers.variables_described("SAFEPASSAGE_INVENTED in a sentence") == set()
    assert papers.variables_described("| `SAFEPASSAGE_A` | b |") == {"SAFEPASSAGE_A"}


@pytest.mark.parametrize(
    "link",
    ["[a](nowhere.md)", "![a](nowhere.png)", "[a](there.md#no-such-part)", "[a](#no-such-part)"],
)
def test_a_broken_link_is_seen(tmp_path: Path, link: str) -> None:
    (finding,) = papers.broken_links(written(tmp_path, f"line\n\n{link}"))
    assert finding.line == 3


@pytest.mark.parametrize(
    "link",
    [
        "[a](there.md)",
        "[a](there.md#a-part-of-it)",
        "[a](#here-it-is)",
        "[a](https://example.org/x.md)",
        "`[a](nowhere.md)`",
        "```\n[a](nowhere.md)\n```",
    ],
)
def test_a_good_link_passes(tmp_path: Path, link: str) -> None:
    assert list(papers.broken_links(written(tmp_path, f"## Here it is\n{link}"))) == []


def test_a_heading_inside_code_is_none() -> None:
    assert papers.headings("# One\n```\n# two\n```\n## `three`\n") == ["One", "`three`"]


def written(folder: Path, text: str) -> Path:
    (folder / "there.md").write_text("# There\n## A part of it\n", encoding="utf-8")
    paper = folder / "paper.md"
    paper.write_text(text, encoding="utf-8")
    return paper
