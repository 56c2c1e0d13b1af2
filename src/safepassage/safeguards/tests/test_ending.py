"""The dates of a record under each family of laws."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.safeguards.ending import Ending, Kept, clocks, end_of

AT = datetime(2026, 3, 1, 6, tzinfo=UTC)
HALF_A_YEAR, FIVE_YEARS = 4_380, 43_824
HOURS = st.integers(1, FIVE_YEARS)


def after(hours):
    return AT + timedelta(hours=hours)


@pytest.mark.parametrize(
    ("basis", "ending", "expected"),
    [
        ((HALF_A_YEAR, FIVE_YEARS), Ending(), (HALF_A_YEAR, FIVE_YEARS, FIVE_YEARS)),
        (
            (HALF_A_YEAR, FIVE_YEARS),
            Ending(without_link_hours=HALF_A_YEAR),
            (HALF_A_YEAR, HALF_A_YEAR, FIVE_YEARS),
        ),
        ((48, 48), Ending(without_link_hours=HALF_A_YEAR), (48, 48, 48)),
        (
            (HALF_A_YEAR, FIVE_YEARS),
            Ending(at_departure=True, departure_unknown_hours=2_000),
            (2_000, 2_000, FIVE_YEARS),
        ),
        (
            (HALF_A_YEAR, FIVE_YEARS),
            Ending(departure_unknown_hours=2_000),
            (HALF_A_YEAR, FIVE_YEARS, FIVE_YEARS),
        ),
    ],
    ids=[
        "the directive alone",
        "C-817/19: mask date and delete date are one",
        "border checks",
        "third state, nobody saw them leave",
        "no departure asked",
    ],
)
def test_the_dates_of_a_profile(basis, ending, expected):
    made = clocks(AT, *basis, ending)
    assert (made.mask_at, made.delete_at, made.latest_at) == tuple(map(after, expected))


@given(HOURS, HOURS, st.none() | HOURS, st.booleans(), st.none() | HOURS)
def test_no_profile_keeps_anything_longer_than_its_basis(mask, more, link, leaves, unknown):
    delete = min(mask + more, FIVE_YEARS)
    ending = Ending(without_link_hours=link, at_departure=leaves, departure_unknown_hours=unknown)
    made = clocks(AT, min(mask, delete), delete, ending)
    assert AT < made.mask_at <= made.delete_at <= made.latest_at == after(delete)
    if link is not None:
        assert made.delete_at <= after(link)


@given(HOURS, HOURS, st.none() | st.integers(0, 2 * FIVE_YEARS))
def test_a_hold_only_moves_the_end_and_never_past_the_last_day(ordinary, more, until):
    latest = after(ordinary + more)
    kept = Kept(held=None if until is None else after(until))
    held = end_of(after(ordinary), latest, kept)
    assert after(ordinary) <= held <= latest
    if until is not None and ordinary <= until <= ordinary + more:
        assert held == after(until)


@given(HOURS, HOURS, st.none() | HOURS, st.none() | st.integers(0, 2 * FIVE_YEARS))
def test_an_order_of_the_authority_never_shortens_and_may_go_beyond(ordinary, more, held, ordered):
    latest = after(ordinary + more)
    without = Kept(held=None if held is None else after(held))
    alone = end_of(after(ordinary), latest, without)
    both = end_of(
        after(ordinary),
        latest,
        Kept(held=without.held, ordered=None if ordered is None else after(ordered)),
    )
    assert both == (alone if ordered is None else max(alone, after(ordered)))
