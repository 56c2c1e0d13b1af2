"""Intervals and tests of shares."""

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.safeguards.fairness.statistics import difference, holm, share


@st.composite
def shares(draw, most=60):
    of = draw(st.integers(1, most))
    return share(draw(st.integers(0, of)), of)


def test_wilsons_interval_of_published_examples() -> None:
    # 81 of 263 and 1 of 29: R. G. Newcombe, Statistics in Medicine 17 (1998), table I.
    one, other = share(81, 263), share(1, 29)
    assert (round(one.low, 4), round(one.high, 4)) == (0.2553, 0.3662)
    assert (round(other.low, 4), round(other.high, 4)) == (0.0061, 0.1718)


def test_fishers_lady_tasting_tea() -> None:
    # 3 of 4 against 1 of 4 cups: p = 0.4857 two-sided; all four right: 0.0286.
    assert difference(share(3, 4), share(1, 4)) == pytest.approx(34 / 70)
    assert difference(share(4, 4), share(0, 4)) == pytest.approx(2 / 70)


@given(some=shares(), others=shares())
def test_the_exact_test_is_the_sum_over_tables(some, others) -> None:
    hits = some.count + others.count
    pooled = hits / (some.of + others.of)
    if min(pooled, 1 - pooled) * min(some.of, others.of) >= 5:
        return
    all_ways = comb(some.of + others.of, hits)
    ways = [
        comb(some.of, one) * comb(others.of, hits - one)
        for one in range(max(0, hits - others.of), min(hits, some.of) + 1)
    ]
    seen = comb(some.of, some.count) * comb(others.of, others.count)
    expected = sum(one for one in ways if one <= seen) / all_ways
    assert difference(some, others) == pytest.approx(expected, abs=1e-9)


@given(some=shares(500), others=shares(500))
def test_a_chance_is_one_and_the_same_from_both_sides(some, others) -> None:
    chance = difference(some, others)
    assert 0 <= chance <= 1
    assert chance == pytest.approx(difference(others, some))


@given(shares(100_000))
def test_the_share_lies_in_its_interval(one) -> None:
    assert 0 <= one.low <= one.value <= one.high <= 1


def test_of_nobody_nothing_is_known() -> None:
    assert (share(0, 0).low, share(0, 0).high) == (0, 1)
    assert difference(share(0, 0), share(3, 9)) == 1


def test_holms_correction() -> None:
    told = holm({"a": 0.01, "b": 0.04, "c": 0.03, "d": 0.005})
    assert told == pytest.approx({"d": 0.02, "a": 0.03, "c": 0.06, "b": 0.06})


@pytest.mark.parametrize(("count", "of"), [(-1, 3), (4, 3)])
def test_a_share_counts_some_of_all(count: int, of: int) -> None:
    with pytest.raises(ValueError, match="some of all"):
        share(count, of)
