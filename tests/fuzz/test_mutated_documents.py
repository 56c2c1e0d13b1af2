"""Damaged documents' files: a slice of the seeds in every run, the bench does the rest."""

import pytest

from document_mutation import DocumentMutator


@pytest.fixture(scope="module")
def mutator() -> DocumentMutator:
    return DocumentMutator()


@pytest.mark.parametrize("first", range(0, 5000, 500))
def test_damage_is_borne_by_every_reader(mutator: DocumentMutator, first: int) -> None:
    for seed in range(first, first + 500):
        mutator.check(seed)
