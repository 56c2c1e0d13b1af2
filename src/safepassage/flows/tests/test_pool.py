"""Processes are forked with the context of their time, and with its indexes."""

import pytest
from msgspec.structs import replace

from safepassage.flows.context import Contexts
from safepassage.flows.pool import StagePool


@pytest.mark.django_db(transaction=True)
def test_a_context_that_was_made_anew_means_new_processes_though_its_stamp_is_the_same(platform):
    context, pool = Contexts(platform).current(), StagePool(1)
    try:
        pool.submit(context, None, b"")
        first = pool._executor
        pool.submit(context, None, b"")
        assert pool._executor is first
        pool.submit(replace(context), None, b"")
        assert pool._executor is not first
    finally:
        pool.stop()
