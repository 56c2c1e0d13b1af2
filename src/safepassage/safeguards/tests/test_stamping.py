"""Simulated officers: who hurries and who always agrees is marked, and who reads is not."""

import pytest

from safepassage.records.outcome import Outcome
from safepassage.safeguards.stamping import (
    Pace,
    Taken,
    always_agrees,
    habit,
    hurries,
    overrides,
    spread,
)

PACE = Pace()
BOARD, NOT_SAME, REFUSE = Outcome.BOARD, Outcome.NOT_THE_SAME_PERSON, Outcome.DO_NOT_BOARD


def decisions(*seconds, outcome=BOARD, strong=False):
    return [Taken(seconds=one, strong=strong, outcome=outcome) for one in seconds]


def words(*agree):
    return [
        Taken(seconds=60, strong=True, outcome=REFUSE, agrees=one, second_seconds=4)
        for one in agree
    ]


@pytest.mark.parametrize(
    ("seconds", "marked"),
    [
        ([9] * 20, True),
        ([9] * 19 + [10] + [9] * 19, False),
        ([10] * 40, False),
        ([300] * 40 + [3] * 20, True),
        ([300, 2] * 40, False),
    ],
)
def test_twenty_in_a_row_under_ten_seconds_are_marked(seconds, marked):
    assert hurries(habit(decisions(*seconds), [], PACE), PACE) is marked


def test_a_second_officer_who_always_agrees_is_marked_and_one_who_once_did_not_is_not():
    assert always_agrees(habit([], words(*[True] * 20), PACE), PACE)
    assert not always_agrees(habit([], words(*[True] * 19), PACE), PACE)
    found = habit([], words(*[True] * 30, *[False]), PACE)
    assert not always_agrees(found, PACE)
    assert (found.seconded, found.agreed, found.second_median) == (31, 30, 4)


@pytest.mark.parametrize(
    ("strong", "outcome", "told"),
    [
        (True, NOT_SAME, True),
        (True, REFUSE, False),
        (True, BOARD, False),
        (False, NOT_SAME, False),
        (False, REFUSE, True),
    ],
)
def test_deciding_against_the_strength_of_a_hit_is_an_override(strong, outcome, told):
    assert overrides(Taken(seconds=1, strong=strong, outcome=outcome)) is told


def test_the_bounds_are_settings():
    found = habit(decisions(25, 25, 25), [], Pace(seconds=30, in_a_row=3))
    assert hurries(found, Pace(seconds=30, in_a_row=3))
    assert (found.decided, found.median, found.share_fast) == (3, 25, 1.0)


def test_officers_are_spread_over_bands_and_fewer_than_five_tell_nothing():
    slow, half, fast = (habit(decisions(*one), [], PACE) for one in ([60, 60], [60, 1], [1, 1]))
    assert spread([slow, slow, slow, half, fast]) == [3, 0, 0, 1, 1]
    assert spread([slow, slow, half, fast]) is None
    assert spread([slow, slow, half, fast, habit([], words(*[True]), PACE)]) is None
