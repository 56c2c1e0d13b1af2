"""Months of the calendar, for any day: periods of data subjects' requests."""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from safepassage.safeguards.rights.clocks import Batches, Clock, add_months

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2200, 12, 31))
MONTHS = st.integers(min_value=0, max_value=36)
MOMENTS = st.datetimes(
    min_value=datetime(2020, 1, 1),  # noqa: DTZ001 - hypothesis adds the time zone
    max_value=datetime(2100, 1, 1),  # noqa: DTZ001 - as above
    timezones=st.just(UTC),
)


@given(DAYS, MONTHS)
def test_the_end_is_in_the_right_month_on_the_same_or_its_last_day(day: date, months: int) -> None:
    end = add_months(day, months)
    assert (end.year - day.year) * 12 + end.month - day.month == months
    assert end.day in {day.day, monthrange(end.year, end.month)[1]}
    assert end.day <= day.day


@given(DAYS, MONTHS)
def test_a_later_day_never_ends_earlier(day: date, months: int) -> None:
    assert add_months(day, months) <= add_months(day + timedelta(days=1), months)


@given(DAYS)
def test_putting_off_adds_two_months_and_never_takes_any(day: date) -> None:
    first, put_off = Clock(received=day), Clock(received=day, put_off=True)
    assert put_off.due == add_months(day, 3) > first.due == add_months(day, 1)


@given(MOMENTS, MOMENTS, st.integers(0, 20), st.integers(1, 7))
def test_answers_leave_at_set_times_alone(
    received: datetime, ready: datetime, after: int, weekday: int
) -> None:
    leaves = Batches(after=after, weekday=weekday).leaves(received, ready)
    assert (leaves.isoweekday(), leaves.hour, leaves.minute, leaves.second) == (weekday, 12, 0, 0)
    assert leaves >= max(received + timedelta(days=after), ready)
    assert leaves - max(received + timedelta(days=after), ready) <= timedelta(days=7)
