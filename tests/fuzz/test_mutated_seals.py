"""Damaged seals: a slice of the seeds in every run, the bench does the rest."""

import pytest

from seal_mutation import SealMutator


@pytest.fixture(scope="module")
def mutator() -> SealMutator:
    return SealMutator()


@pytest.mark.parametrize("first", range(0, 5000, 500))
def test_damage_is_borne_and_never_trusted_for_something_else(
    mutator: SealMutator, first: int
) -> None:
    for seed in range(first, first + 500):
        mutator.check(seed)
