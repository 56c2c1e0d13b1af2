"""Rules over docs/safeguards/asvs.md: a closed list of states, and what is named exists."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import check_seed
from house.source import ROOT

PAGE = ROOT / "docs" / "safeguards" / "asvs.md"
SETTINGS = "src/safepassage/settings.py"
HEAD = ["requirement", "what it asks", "status", "where"]
STATES = ("met", "partly", "not met", "not applicable")
_QUOTED = re.compile(r"`([^`]+)`")
_LINK = re.compile(r"\]\(")


class Row(NamedTuple):
    """One requirement and what is claimed of it."""

    requirement: str
    asks: str
    status: str
    where: str


def rows(page: str) -> list[Row]:
    """The rows of all tables with the page's head."""
    found: list[Row] = []
    is_inside = False
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|"):
            is_inside = False
        elif cells == HEAD:
            is_inside = True
        elif is_inside and not set(cells[0]) <= set("-: "):
            found.append(Row(*cells))
    return found


def problems(page: str, root: Path = ROOT) -> Iterator[str]:
    """One sentence for each row of an unknown state, without substance, or naming nothing real."""
    settings = (root / SETTINGS).read_text(encoding="utf-8")
    for row in rows(page):
        if row.status not in STATES:
            yield f"{row.requirement}: no state {row.status}"
        if row.status == "met" and not (_QUOTED.search(row.where) or _LINK.search(row.where)):
            yield f"{row.requirement}: is met nowhere"
        for name in _QUOTED.findall(row.where):
            if not _exists(name, root, settings):
                yield f"{row.requirement}: there is no {name}"


def counts(page: str) -> dict[str, int]:
    """How many requirements are in each state."""
    states = [row.status for row in rows(page)]
    return {state: states.count(state) for state in STATES}


def _exists(name: str, root: Path, settings: str) -> bool:
    if name.isupper():
        return re.search(rf"\b{re.escape(name)}\b", settings) is not None
    if "::" in name or "/tests/" in f"/{name}":
        return check_seed.is_test(name, root)
    return (root / name).is_file() or check_seed.is_module(name, root)
