"""The rules over files: the repository keeps them, and each breach is seen."""

from pathlib import Path

import pytest

from house import files

UNFINISHED = "TO" + "DO"

BREACHES = [
    (files.is_too_long, "long.py", "\n" * 401),
    (files.says_unfinished, "a.py", f"# {UNFINISHED}: later"),
    (files.says_unfinished, "a.html", f"<!-- {UNFINISHED} -->"),
    (files.styles_one_direction, "a.css", "p { margin-left: 1rem; }"),
    (files.styles_one_direction, "a.css", "p {\n  padding-right: 1rem;\n}"),
    (files.styles_one_direction, "a.css", "p { left: 0; }"),
    (files.styles_one_direction, "a.css", "p { border-left-color: red; }"),
    (files.styles_one_direction, "a.css", "p { text-align: right; }"),
    (files.styles_one_direction, "a.css", "p { float:left }"),
    (files.styles_or_scripts_inline, "a.html", '<p style="color: red">'),
    (files.styles_or_scripts_inline, "a.html", "<script>go()</script>"),
    (files.styles_or_scripts_inline, "a.html", '<button onclick="go()">'),
    (files.loads_from_elsewhere, "a.html", '<script src="https://cdn.invalid/a.js"></script>'),
    (files.loads_from_elsewhere, "a.html", '<img alt="" src="//cdn.invalid/a.png">'),
    (files.loads_from_elsewhere, "a.css", "a { background: url(https://cdn.invalid/a.png) }"),
]

LAWFUL = [
    (files.is_too_long, "short.py", "\n" * 400),
    (files.styles_one_direction, "a.css", "p { margin-inline-start: 1rem; text-align: start }"),
    (files.styles_one_direction, "a.css", ".left-column { inset-inline-end: 0 }"),
    (files.styles_or_scripts_inline, "a.html", '<script src="/static/a.js" defer></script>'),
    (files.loads_from_elsewhere, "a.html", '<a href="https://example.org/">law</a>'),
]


@pytest.mark.parametrize("rule", files.RULES, ids=lambda rule: rule.__name__)
def test_the_repository_keeps_the_rule(rule: files.Rule) -> None:
    findings = [str(finding) for path in files.files_written_here() for finding in rule(path)]
    assert findings == []


@pytest.mark.parametrize(("rule", "name", "text"), BREACHES)
def test_a_breach_is_seen(tmp_path: Path, rule: files.Rule, name: str, text: str) -> None:
    assert list(rule(written(tmp_path / name, text)))


@pytest.mark.parametrize(("rule", "name", "text"), LAWFUL)
def test_what_is_lawful_passes(tmp_path: Path, rule: files.Rule, name: str, text: str) -> None:
    assert list(rule(written(tmp_path / name, text))) == []


def test_every_rule_has_a_breach() -> None:
    assert set(files.RULES) == {rule for rule, _, _ in BREACHES}


def test_source_of_every_kind_is_read(tmp_path: Path) -> None:
    for name in ("src/a.py", "tests/b.py", "tools/c.sh", "src/web/d.css", "src/web/e.html"):
        written(tmp_path / name, "")
    written(tmp_path / "src/migrations/0001_initial.py", "")
    names = {path.name for path in files.files_written_here(tmp_path)}
    assert names == {"a.py", "b.py", "c.sh", "d.css", "e.html"}


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
