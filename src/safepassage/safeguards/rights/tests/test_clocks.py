from datetime import UTC, date, datetime

import pytest

from safepassage.safeguards.rights.clocks import Batches, Clock, add_months


@pytest.mark.parametrize(
    ("day", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 1, 31), 3, date(2026, 4, 30)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
    ],
)
def test_a_month_ends_with_the_same_day_or_the_last(day: date, months: int, end: date) -> None:
    assert add_months(day, months) == end


def test_put_off_it_is_two_months_later_counted_from_receipt() -> None:
    clock = Clock(received=date(2026, 1, 31))
    assert clock.due == date(2026, 2, 28)
    assert Clock(received=clock.received, put_off=True).due == date(2026, 4, 30)


def test_it_can_be_put_off_once_and_only_within_the_first_month() -> None:
    clock = Clock(received=date(2026, 1, 31))
    assert clock.may_put_off(date(2026, 2, 28))
    assert not clock.may_put_off(date(2026, 3, 1))
    assert not Clock(received=date(2026, 1, 31), put_off=True).may_put_off(date(2026, 2, 1))


def test_the_last_day_is_still_in_time() -> None:
    clock = Clock(received=date(2026, 9, 1))
    assert not clock.is_soon(date(2026, 9, 24))
    assert clock.is_soon(date(2026, 9, 25))
    assert not clock.is_overdue(date(2026, 10, 1))
    assert clock.is_overdue(date(2026, 10, 2))


def test_a_national_law_may_count_days() -> None:
    clock = Clock(received=date(2026, 9, 1), days=14)
    assert clock.due == date(2026, 9, 15)
    assert Clock(received=clock.received, days=14, put_off=True).due == date(2026, 11, 15)


def test_answers_to_one_day_leave_together_however_soon_they_were_ready() -> None:
    batches = Batches(after=14, weekday=4)
    received = datetime(2026, 9, 1, 6, tzinfo=UTC)
    at_once = batches.leaves(received, received)
    assert at_once == batches.leaves(received, datetime(2026, 9, 16, 23, tzinfo=UTC))
    assert at_once == datetime(2026, 9, 17, 12, tzinfo=UTC)


def test_an_answer_after_noon_waits_for_the_next_time() -> None:
    batches = Batches(after=0, weekday=4)
    late = datetime(2026, 9, 17, 12, 0, 1, tzinfo=UTC)
    assert batches.leaves(late, late) == datetime(2026, 9, 24, 12, tzinfo=UTC)
