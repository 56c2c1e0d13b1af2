"""Holds the pages on needs, duties and threats to the truth: what they name exists.

Their tables have a row for each technical need of the mission (need, module,
command, test), for each duty (duty, law, code, test) and for each threat (threat,
what holds it, test that would fail, what is left). What is not met yet says
``not yet`` in the column of the module, and names nothing.
"""

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]

NEEDS = (
    "API and PNR", "Interactive API", "Other modes of transport", "Travel documents",
    "Public key directory", "Seals", "Digital travel credentials", "Gates", "Biometrics",
    "Morphing detection", "One ID", "Watchlists", "Redress", "Retention", "Oversight",
    "Impact assessment", "Restrictions and quarantine", "Early warning", "Sharing rules",
    "Command centre", "Finance indicators", "Crew reports and referral",
    "Requests to industry", "Electronic evidence", "Content orders", "Intelligence grading",
    "Soft Power Index", "Library", "Learning", "Exercises", "Traveller alerts", "Customs",
    "Needs and donors", "Arrival forecast", "Database queries",
)  # fmt: skip
SEED = ROOT / "docs" / "seed.md"
DUTIES = ROOT / "docs" / "safeguards" / "duties.md"
THREATS = ROOT / "docs" / "safeguards" / "threats.md"
NAMES_OF_COLUMNS = {
    "duty": "need",
    "code": "module",
    "threat": "need",
    "what holds it": "module",
    "test that would fail": "test",
}
NOT_YET = "not yet"
QUOTED = re.compile(r"`([^`]+)`")


class Row(NamedTuple):
    """One need and what the page claims for it."""

    need: str
    module: str
    command: str
    test: str


def rows(page: str) -> list[Row]:
    """The rows of the page's tables that have a module or code column and a test column."""
    found: list[Row] = []
    head: list[str] = []
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|"):
            head = []
        elif not head:
            head = [NAMES_OF_COLUMNS.get(cell, cell) for cell in cells]
        elif {"module", "test"} <= set(head) and not set(cells[0]) <= set("-: "):
            row = dict(zip(head, cells, strict=True))
            found.append(Row(*(row.get(name, "") for name in Row._fields)))
    return found


def problems(page: str, root: Path = ROOT) -> Iterator[str]:
    """One sentence for each need left out, unknown, or claimed without substance."""
    named = [row.need for row in rows(page)]
    yield from (f"{need}: has no row" for need in NEEDS if need not in named)
    yield from (f"{need}: is no need of the list" for need in named if need not in NEEDS)
    yield from (f"{need}: has two rows" for need in sorted(set(named)) if named.count(need) > 1)
    yield from unfounded(page, root)


def unfounded(page: str, root: Path = ROOT) -> Iterator[str]:
    """One sentence for each claim of a page whose module, command or test is not there."""
    for row in rows(page):
        yield from (f"{row.need}: {text}" for text in _problems_of(row, root))


def _problems_of(row: Row, root: Path) -> Iterator[str]:
    if row.module == NOT_YET:
        if QUOTED.search(row.command + row.test):
            yield "says 'not yet' and names a command or a test"
        return
    if not (QUOTED.search(row.module) and QUOTED.search(row.test)):
        yield "names no module or no test; say 'not yet'"
    yield from (f"no module {name}" for name in _missing(row.module, root, is_module))
    yield from (f"no command {name}" for name in _missing(row.command, root, _is_command))
    yield from (f"no test {name}" for name in _missing(row.test, root, is_test))


def _missing(cell: str, root: Path, exists: Callable[[str, Path], bool]) -> Iterator[str]:
    return (name for name in QUOTED.findall(cell) if not exists(name, root))


def is_module(name: str, root: Path) -> bool:
    """Whether a module or package of that name exists, or a file where one is named by its path."""
    if "/" in name:
        return (root / name).is_file()
    path = root / "src" / name.replace(".", "/")
    return path.with_suffix(".py").is_file() or any(path.glob("*.py"))


def _is_command(name: str, root: Path) -> bool:
    match name.split():
        case ["safepassage", verb, *_]:
            return (root / "src/safepassage/cli" / f"{verb.replace('-', '_')}.py").is_file()
        case ["make", target]:
            makefile = (root / "Makefile").read_text(encoding="utf-8")
            return re.search(rf"^{re.escape(target)}:", makefile, re.MULTILINE) is not None
        case _:
            return False


def is_test(name: str, root: Path) -> bool:
    """Whether the file or folder of tests exists, and the function in it where one is named."""
    file, _, function = name.partition("::")
    path = root / file
    if function:
        return path.is_file() and f"def {function}(" in path.read_text(encoding="utf-8")
    return (path.name.startswith("test_") and path.is_file()) or any(path.glob("test_*.py"))


def main() -> int:
    """Print what is wrong; 1 when anything is."""
    seed, duties, threats = (path.read_text(encoding="utf-8") for path in (SEED, DUTIES, THREATS))
    found = [*problems(seed), *unfounded(duties), *unfounded(threats)]
    print("\n".join(found) or _told(seed, duties, threats))
    return 1 if found else 0


def _told(seed: str, duties: str, threats: str) -> str:
    return (
        f"{_tally(seed)} needs and {_tally(duties)} duties are met, "
        f"{_tally(threats)} threats have code and test"
    )


def _tally(page: str) -> str:
    claims = rows(page)
    return f"{sum(row.module != NOT_YET for row in claims)} of {len(claims)}"


if __name__ == "__main__":
    sys.exit(main())
