"""The bounds of fairness, held on a reduced sample of the open corpus of names."""

import pytest

from safepassage.simulation.audit import Load, Options, Report, audit, read_corpus, report
from safepassage.simulation.audit.corpus import FORENAMES, SURNAMES
from safepassage.simulation.audit.report import BY_REGION, Table
from skips import SAMPLES

NAMES = SAMPLES / "names" / "common"
REDUCED = Options(travellers=40, listed=4)
WORST_AT_RECALL, WORST_SHIPPED, ALL = 0.05, 0.01, 0.005

pytestmark = pytest.mark.samples


@pytest.fixture(scope="module")
def made() -> Report:
    corpus = read_corpus((NAMES / FORENAMES).read_bytes(), (NAMES / SURNAMES).read_bytes())
    found = audit(corpus, (), REDUCED)
    return report(found, corpus, REDUCED, Load(), version="test")


@pytest.fixture(scope="module")
def dated(made: Report) -> Table:
    """The regions' table of travellers with birth dates."""
    return next(one for one in made.tables if one.births and one.by == BY_REGION)


def test_no_region_has_more_false_alerts_than_allowed_at_recall_090(dated: Table) -> None:
    assert dated.matched is not None
    assert all(group.threshold is not None for group in dated.groups)
    assert dated.matched.highest <= WORST_AT_RECALL, dated.matched
    assert dated.all.matched is not None
    assert dated.all.matched.high <= WORST_AT_RECALL


def test_no_region_has_more_false_alerts_than_allowed_as_shipped(dated: Table) -> None:
    assert dated.false_alerts.highest <= WORST_SHIPPED, dated.false_alerts
    assert dated.all.false_alerts.high <= ALL


def test_who_is_listed_with_a_birth_date_is_found_in_every_region(dated: Table) -> None:
    missed = {group.name: group.misses.share for group in dated.groups}
    assert max(missed.values()) <= 0.10, missed
    assert dated.all.misses.high <= 0.05


def test_every_rate_has_its_interval(made: Report) -> None:
    for table in made.tables:
        for group in (*table.groups, table.all):
            for one in (group.false_alerts, group.misses, group.misses_undated):
                assert one.low <= one.share <= one.high
                assert one.of
