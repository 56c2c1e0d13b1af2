"""What a dead worker held goes to the next one at once; a waiting carrier's message does not."""

import pytest

from safepassage.apps.messages import selectors, services

pytestmark = pytest.mark.django_db


def test_batch_leases_are_taken_back_and_interactive_ones_stay(platform):
    carrier = platform.ids.new()
    batch, _ = platform.spool.put(carrier, b"one")
    waiting, _ = platform.spool.put_leased(carrier, b"two", owner="request-1")
    (lost,) = platform.spool.claim("worker-dead", 10)
    assert platform.spool.claim("worker-new", 10) == []
    assert services.take_back() == 1
    (taken,) = platform.spool.claim("worker-new", 10)
    assert (taken.id, taken.attempts) == (batch, lost.attempts + 1)
    assert selectors.story(waiting).state == "processing"
    with pytest.raises(services.LeaseLost):
        services.progressed(lost, travellers=1)
