"""The special-category filter against lines that its word lists were not built from."""

from collections import Counter

import pytest

from safepassage.safeguards.special import is_special
from safepassage.simulation.remark_corpus import LANGUAGES, Part, remarks

RECALL, PRECISION = 0.99, 0.98
"""What issue 6 asks of the filter over the whole corpus."""
NO_GROUP_BELOW = 0.95
UNSEEN = (*remarks(Part.HELD_OUT, seed=7, each=12), *remarks(Part.FRESH, seed=7, each=12))


def recall(lines):
    revealing = [one for one in lines if one.category]
    return sum(is_special(one.text) for one in revealing) / len(revealing)


def precision(lines):
    struck = [one for one in lines if is_special(one.text)]
    return sum(one.category is not None for one in struck) / len(struck)


def test_the_figures_that_the_law_s_second_net_must_reach():
    assert len(UNSEEN) > 2500
    assert recall(UNSEEN) >= RECALL
    assert precision(UNSEEN) >= PRECISION


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_is_left_behind(language):
    lines = [one for one in UNSEEN if one.language == language]
    assert recall(lines) >= NO_GROUP_BELOW
    assert precision(lines) >= NO_GROUP_BELOW


@pytest.mark.parametrize("category", sorted({one.category for one in UNSEEN if one.category}))
def test_no_category_is_left_behind(category):
    assert recall(one for one in UNSEEN if one.category == category) >= NO_GROUP_BELOW


def test_a_filter_that_strikes_nothing_or_everything_would_be_seen():
    truth = Counter(bool(one.category) for one in UNSEEN)
    assert truth[True] / len(UNSEEN) < PRECISION
    assert truth[True] > 1000
    assert truth[False] > 500
