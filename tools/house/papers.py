"""Rules over the documentation: links resolve, and what exists is described."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

from house.source import ROOT, Finding, Source

LINK = re.compile(r"!?\[[^\]]*\]\(<?([^)\s>]+)>?[^)]*\)")
CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]*`", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+\s+(.*?)\s*#*$", re.MULTILINE)
VARIABLE = re.compile(r"\bSAFEPASSAGE_[A-Z_]*[A-Z]\b")


def papers(root: Path = ROOT) -> list[Path]:
    """Every Markdown page of the repository."""
    return sorted([*root.glob("*.md"), *(root / "docs").rglob("*.md")])


def broken_links(paper: Path) -> Iterator[Finding]:
    """A link inside the repository leads to a file, and to a heading in it."""
    text = CODE.sub(_blank, paper.read_text(encoding="utf-8"))
    for match in LINK.finditer(text):
        target = unquote(match[1])
        if not target.startswith(("https://", "http://", "mailto:")) and not _leads(paper, target):
            line = text.count("\n", 0, match.start()) + 1
            yield Finding(str(paper), line, f"nothing is at {target}")


def undescribed(names: Iterable[str], page: str) -> list[str]:
    """The names that the page does not hold between back-quotes."""
    return sorted(set(names) - quoted(page))


def quoted(page: str) -> set[str]:
    """Everything a page holds between back-quotes."""
    return set(re.findall(r"`([^`\n]+)`", page))


def variables(sources: Iterable[Source]) -> set[str]:
    """The environment variables that the code reads: names in calls and subscripts of ``environ``.

    A name handed to a helper counts too; a setting of the same name does not.
    """
    return {
        constant.value
        for source in sources
        for constant in ast.walk(source.tree)
        if isinstance(constant, ast.Constant)
        and isinstance(constant.value, str)
        and VARIABLE.fullmatch(constant.value)
    }


def variables_described(page: str) -> set[str]:
    """The variables that a page describes: those in the first cell of a table row."""
    cells = [line.split("|")[1] for line in page.splitlines() if line.startswith("|")]
    return {name for cell in cells for name in VARIABLE.findall(cell)}


def headings(page: str) -> list[str]:
    """The headings of a page, in order."""
    return HEADING.findall(CODE.sub(_keep_inline, page))


def _leads(paper: Path, target: str) -> bool:
    name, _, anchor = target.partition("#")
    path = (paper.parent / name).resolve() if name else paper
    if not path.exists():
        return False
    if not anchor or path.suffix != ".md":
        return True
    return anchor in map(_anchor, headings(path.read_text(encoding="utf-8")))


def _anchor(heading: str) -> str:
    kept = re.sub(r"[^\w\- ]", "", heading.lower())
    return kept.replace(" ", "-")


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _keep_inline(match: re.Match[str]) -> str:
    return _blank(match) if match[1] else match[0]
