"""Who was hindered when it mattered could not avoid the failure; who was not, could."""

from datetime import UTC, datetime, timedelta

import pytest

from safepassage.safeguards.fines import Failure, Interval, Whose, hindered_by

DEPARTS = datetime(2026, 9, 1, 15, 0, tzinfo=UTC)
CLOSING = timedelta(minutes=60)


def out(first, last, whose=Whose.OURS):
    began, ended = (DEPARTS + timedelta(minutes=one) for one in (first, last))
    return Interval(began_at=began, ended_at=ended, whose=whose)


@pytest.mark.parametrize(
    ("failure", "first", "last", "hindered"),
    [
        (Failure.LATE, -90, -31, False),
        (Failure.LATE, -90, -30, False),
        (Failure.LATE, -90, -29, True),
        (Failure.LATE, -1, 300, True),
        (Failure.LATE, 0, 300, False),
        (Failure.NOT_CLOSED, -60, 0, False),
        (Failure.NOT_CLOSED, -60, 1, True),
        (Failure.NOT_CLOSED, 59, 600, True),
        (Failure.NOT_CLOSED, 60, 600, False),
    ],
)
def test_only_an_outage_at_the_time_when_it_mattered_counts(failure, first, last, hindered):
    found = hindered_by(failure, DEPARTS, [out(first, last)], closing=CLOSING)
    assert found == (Whose.OURS if hindered else None)


def test_ours_is_told_before_the_networks_and_none_without_an_outage():
    both = [out(-20, 20, Whose.NETWORK), out(-5, 5)]
    assert hindered_by(Failure.LATE, DEPARTS, both, closing=CLOSING) is Whose.OURS
    assert hindered_by(Failure.LATE, DEPARTS, both[:1], closing=CLOSING) is Whose.NETWORK
    assert hindered_by(Failure.LATE, DEPARTS, [], closing=CLOSING) is None
