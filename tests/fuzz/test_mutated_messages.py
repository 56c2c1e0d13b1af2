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


def test_an_interchange_header_from_the_future_moves_no_neighbours_birth_date(
    mutator: Mutator,
) -> None:
    mutator.check(1_500_727)
