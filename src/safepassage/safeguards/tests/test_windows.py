"""The classes of time before departure, at and beside each bound."""

from datetime import UTC, datetime, timedelta

import pytest

from safepassage.safeguards.windows import Lead, Windows, lead_of

DEPARTS = datetime(2026, 9, 1, 13, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "closes", "lead"),
    [
        (48.01, False, Lead.EARLY),
        (48, False, Lead.DAY_BEFORE_LAST),
        (24.01, False, Lead.DAY_BEFORE_LAST),
        (24, False, Lead.LAST_DAY),
        (2.01, False, Lead.LAST_DAY),
        (2, False, Lead.LAST_HOURS),
        (0, False, Lead.LAST_HOURS),
        (-0.01, False, Lead.LATE),
        (0.5, True, Lead.CLOSURE),
        (-1, True, Lead.CLOSURE),
        (-1.01, True, Lead.LATE),
        (60, True, Lead.EARLY),
    ],
)
def test_a_message_falls_into_the_class_of_its_hour(hours, closes, lead):
    received = DEPARTS - timedelta(hours=hours)
    assert lead_of(received, DEPARTS, Windows(), closes=closes) is lead


def test_the_outer_bounds_are_the_states_own():
    windows = Windows(earliest=timedelta(hours=72), closing=timedelta(minutes=5))
    early, late = DEPARTS - timedelta(hours=60), DEPARTS + timedelta(minutes=6)
    assert lead_of(early, DEPARTS, windows, closes=False) is Lead.DAY_BEFORE_LAST
    assert lead_of(late, DEPARTS, windows, closes=True) is Lead.LATE
