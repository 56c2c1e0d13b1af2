"""Damaged messages: a slice of the seeds in every run, bench/mutate.py does the rest."""

import pytest

from mutation import Mutator


@pytest.fixture(scope="module")
def mutator() -> Mutator:
    return Mutator()


@pytest.mark.parametrize("first", range(0, 1000, 100))
def test_damage_never_raises_and_never_costs_a_neighbour(mutator: Mutator, first: int) -> None:
    for seed in range(first, first + 100):
        mutator.check(seed)


@pytest.mark.parametrize("seed", [1_500_727, 2_540_613, 3_652_259, 6_164_197, 8_179_341, 9_045_317])
def test_a_strange_header_in_the_middle_costs_no_neighbour_anything(
    mutator: Mutator, seed: int
) -> None:
    """Seeds that broke this once: headers dated years off, and single strange terminators."""
    mutator.check(seed)
