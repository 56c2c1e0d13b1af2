"""The committed table of fairness says what it was made of, and is of this version."""

import re

from house.source import ROOT
from safepassage import __version__
from safepassage.matching import ALERT_THRESHOLD
from safepassage.simulation.audit.regions import REGION_OF

PAGE = (ROOT / "docs/safeguards/fairness.md").read_text(encoding="utf-8")
TABLE = PAGE.partition("<!-- audit -->\n")[2].partition("<!-- end -->")[0]
MADE_OF = re.compile(r"Corpus ([0-9a-f]{12}), seed (\d+), version ([\w.]+); .*threshold ([\d.]+);")


def test_the_table_says_which_corpus_seed_and_version() -> None:
    found = MADE_OF.match(TABLE)
    assert found, "run safepassage screen-audit --write docs/safeguards/fairness.md"
    assert (found[3], float(found[4])) == (__version__, ALERT_THRESHOLD)


def test_every_rate_has_its_interval_and_every_region_its_row() -> None:
    rows = [line.split(" | ") for line in TABLE.splitlines() if line.startswith("| ")]
    regions = {cells[0].removeprefix("| ") for cells in rows} - {"region", "---", "all"}
    assert regions <= set(REGION_OF.values())
    assert len(regions) > 5
    body = [cells for cells in rows if cells[0] not in {"| region", "| ---"}]
    for cells in body:
        assert all("%" in one and " to " in one for one in cells[1:4]), cells


def test_how_far_groups_lie_apart_is_said_for_regions_and_countries() -> None:
    assert TABLE.count("- false alerts: worst") == 4
    assert TABLE.count("- misses: worst") == 4
