"""Damaged files given to the trust store: refused in words or kept in part; what counts, counts."""

from contextlib import suppress

import pytest
from django.db import transaction

from safepassage.flows.trust.given import FileRefusedError
from trust_keeper import Keeper
from trust_mutation import TrustMutator

pytestmark = pytest.mark.django_db


def trusted(keeper: Keeper) -> set[bytes]:
    return {each.certificate.raw for each in keeper.load().trust.anchors if each.is_trusted}


@pytest.mark.parametrize("first", range(0, 600, 100))
def test_damage_is_borne_and_the_store_can_be_read(first: int) -> None:
    keeper, mutator = Keeper(), TrustMutator()
    keeper.vouch(keeper.home.root.raw)
    before = trusted(keeper)
    for seed in range(first, first + 100):
        with transaction.atomic():
            with suppress(FileRefusedError):
                keeper.give(mutator.damaged(seed))
            assert before <= trusted(keeper), seed
            transaction.set_rollback(True)
