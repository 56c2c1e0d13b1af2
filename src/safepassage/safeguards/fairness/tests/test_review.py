"""Which lists are stopped for review, and which are not."""

from datetime import date

import pytest

from safepassage.records.traveller import Traveller
from safepassage.safeguards.fairness.groups import By, groups_of
from safepassage.safeguards.fairness.review import (
    Bounds,
    Counts,
    findings,
    has_to_stop,
    stands_out,
)

BOUNDS = Bounds()


def of_utopia(hits: int, confirmed: int, screened: int = 1000, decided: int | None = None):
    groups = {
        "UTO": Counts(
            screened=screened,
            hits=hits,
            decided=hits if decided is None else decided,
            confirmed=confirmed,
        ),
        "others": Counts(screened=20_000, hits=100, decided=100, confirmed=5),
    }
    return next(one for one in findings(groups) if one.group == "UTO")


def test_what_falls_on_one_group_and_finds_nobody_has_to_stop() -> None:
    found = of_utopia(hits=40, confirmed=0)
    assert found.ratio == pytest.approx(8)
    assert stands_out(found, BOUNDS)
    assert has_to_stop(found, BOUNDS)


def test_what_finds_somebody_is_shown_and_goes_on() -> None:
    found = of_utopia(hits=40, confirmed=1)
    assert stands_out(found, BOUNDS)
    assert not has_to_stop(found, BOUNDS)


@pytest.mark.parametrize(
    ("hits", "screened", "decided"),
    [(7, 1000, 7), (3, 100, 3), (40, 199, 40), (40, 1000, 9)],
    ids=["by chance", "too few", "too few screened", "too few decided"],
)
def test_what_chance_explains_or_nobody_can_judge_goes_on(
    hits: int, screened: int, decided: int
) -> None:
    assert not has_to_stop(of_utopia(hits, 0, screened, decided), BOUNDS)


def test_a_group_that_alone_is_ever_hit_has_no_end_to_its_ratio() -> None:
    groups = {"X": Counts(screened=500, hits=20), "M": Counts(screened=500)}
    first, second = findings(groups)
    assert (first.group, first.ratio, second.ratio) == ("X", float("inf"), 0)


@pytest.mark.parametrize(
    ("born", "band"),
    [
        ("2008-09-02", "0-17"),
        ("2008-09-01", "18-29"),
        ("1961-09-01", "65+"),
        ("1961-09-02", "45-64"),
        ("1961", "unknown"),
        (None, "unknown"),
        ("2027-01-01", "unknown"),
    ],
)
def test_an_age_changes_on_the_birthday(born: str | None, band: str) -> None:
    found = groups_of(Traveller(born=born), date(2026, 9, 1))
    assert found[By.AGE] == band


@pytest.mark.parametrize(
    ("told", "group"), [("F", "F"), ("M", "M"), ("X", "X"), ("U", "unknown"), (None, "unknown")]
)
def test_sex_x_is_a_group_of_its_own(told: str | None, group: str) -> None:
    assert groups_of(Traveller(sex=told), date(2026, 9, 1))[By.SEX] == group
