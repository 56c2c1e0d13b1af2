"""Steps grow while the lock is short and shrink when it is usually long; samples stay even."""

import pytest

from safepassage.flows.pacing import FEWEST, MOST, Pace
from safepassage.flows.sample import Sample

pytestmark = pytest.mark.django_db


def paced(seconds, turns):
    ticks = (moment for turn in range(turns) for moment in (turn * 10.0, turn * 10.0 + seconds))
    pauses: list[float] = []
    pace = Pace(clock=lambda: next(ticks), pause=pauses.append)
    for _ in range(turns):
        with pace.turn():
            pass
    return pace, pauses


def test_short_locks_let_the_steps_grow_to_their_end():
    pace, _ = paced(0.001, 60)
    assert (pace.size, pace.transactions) == (MOST, 60)


def test_one_bad_moment_does_not_shrink_the_steps_for_long():
    pace, _ = paced(0.001, 60)
    pace._learn(0.1)
    for _ in range(20):
        pace._learn(0.001)
    assert pace.size == MOST
    assert pace.longest == pytest.approx(0.1)


def test_long_locks_shrink_the_steps_to_what_a_transaction_is_worth():
    assert paced(0.05, 60)[0].size == FEWEST


def test_others_get_half_as_much_time_as_was_taken_and_always_some():
    _, pauses = paced(0.008, 3)
    assert pauses == pytest.approx([0.004] * 3)
    assert paced(0.001, 1)[1] == pytest.approx([0.002])


@pytest.mark.parametrize("length", [0, 5, 10, 11, 1_000])
def test_a_sample_is_even_and_bounded(length):
    sample: Sample[int] = Sample(10)
    sample.add(range(length))
    assert len(sample.items) <= 10
    steps = {second - first for first, second in zip(sample.items, sample.items[1:], strict=False)}
    assert len(steps) <= 1
    assert sample.items[:1] == list(range(min(length, 1)))
