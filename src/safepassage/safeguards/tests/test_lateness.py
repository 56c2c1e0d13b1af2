"""What counts as after departure, of flights and of what comes by water, rail or road."""

from datetime import UTC, datetime, timedelta

import pytest

from safepassage.records.crossing import Crossing
from safepassage.records.intent import Intent
from safepassage.records.journey import Mode
from safepassage.safeguards.lateness import LAST_PUSH, is_after_departure

LEAVES = datetime(2026, 9, 1, 8, tzinfo=UTC)
ARRIVES = LEAVES + timedelta(hours=9)
MINUTE = timedelta(minutes=1)


def crossing(**values) -> Crossing:
    told = {
        "carrier": "1U",
        "number": "220",
        "origin": "CDG",
        "destination": "PDL",
        "departure_date": "2026-09-01",
        "departs": None,
        "arrives": None,
        "departs_at": LEAVES,
        "arrives_at": ARRIVES,
        "direction": "inbound",
        "origin_country": "FR",
        "destination_country": "PT",
    }
    return Crossing(**told | values)


def is_late(at: datetime, intent=Intent.ANNOUNCE, format_name="paxlst", **values) -> bool:
    return is_after_departure(
        crossing(**values), intent=intent, format_name=format_name, received_at=at
    )


def test_a_list_of_a_flight_is_late_once_it_has_left():
    assert not is_late(LEAVES)
    assert is_late(LEAVES + MINUTE)


def test_the_last_push_of_reservations_may_come_at_closure():
    assert not is_late(LEAVES + LAST_PUSH, format_name="pnrgov")
    assert is_late(LEAVES + LAST_PUSH + MINUTE, format_name="pnrgov-xml")


@pytest.mark.parametrize("mode", [Mode.SEA, Mode.RAIL, Mode.ROAD, Mode.INLAND_WATERWAY])
def test_a_list_of_a_ship_or_coach_that_comes_is_due_before_it_arrives(mode):
    assert not is_late(ARRIVES, mode=mode)
    assert is_late(ARRIVES + MINUTE, mode=mode)
    assert is_late(LEAVES + MINUTE, mode=mode, direction="outbound")
    assert not is_late(ARRIVES + MINUTE, mode=mode, arrives_at=None)


@pytest.mark.parametrize("intent", [Intent.CLOSE, Intent.CLOSE_ON_BOARD, Intent.CANCEL_FLIGHT])
def test_what_closes_or_changes_a_flight_is_never_late(intent):
    assert not is_late(ARRIVES, intent=intent)


def test_without_a_moment_in_utc_nothing_is_late():
    assert not is_late(ARRIVES, departs_at=None)
    assert not is_after_departure(
        None, intent=Intent.ANNOUNCE, format_name="paxlst", received_at=LEAVES
    )
