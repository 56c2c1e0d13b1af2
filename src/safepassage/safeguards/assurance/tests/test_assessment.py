"""How long an assessment lets its capability go on, and what keeps it from being approved."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.safeguards.assurance.assessment import (
    GRACE,
    LONGEST_EXTENSION,
    WARNINGS,
    Answer,
    State,
    faults,
    latest_extension,
    standing,
    warning_due,
)
from safepassage.safeguards.assurance.risks import Level, risks_of
from safepassage.safeguards.capabilities import Capability

NOW = datetime(2026, 9, 1, tzinfo=UTC)
FIRST = NOW + timedelta(days=30)
days = st.integers(min_value=-400, max_value=800).map(lambda n: NOW + timedelta(days=n))
WORDS = "Enough words to say what is done."


def state(valid_until: datetime | None, at: datetime, extended_to: datetime | None = None) -> State:
    found = standing(valid_until=valid_until, first_due=FIRST, extended_to=extended_to, at=at)
    return found.state


def test_the_first_assessment_is_wanted_then_nothing_new_begins_then_it_stops() -> None:
    assert state(None, FIRST - timedelta(seconds=1)) is State.WANTED
    assert state(None, FIRST) is State.ENDED
    assert state(None, FIRST + GRACE - timedelta(seconds=1)) is State.ENDED
    assert state(None, FIRST + GRACE) is State.STOPPED


def test_an_approved_one_holds_until_its_end_and_stops_thirty_days_later() -> None:
    end = NOW + timedelta(days=365)
    assert state(end, end - timedelta(seconds=1)) is State.VALID
    assert state(end, end) is State.ENDED
    assert state(end, end + timedelta(days=30)) is State.STOPPED


def test_the_extension_moves_the_stop_and_lets_nothing_new_begin() -> None:
    end = NOW + timedelta(days=10)
    until = latest_extension(end)
    assert until == end + GRACE + LONGEST_EXTENSION
    found = standing(
        valid_until=end, first_due=FIRST, extended_to=until, at=until - timedelta(seconds=1)
    )
    assert (found.state, found.begins_nothing) == (State.ENDED, True)
    assert state(end, until, until) is State.STOPPED


@given(valid_until=st.none() | days, extended_to=st.none() | days, at=days)
def test_a_capability_never_stops_within_thirty_days_of_its_end(
    valid_until: datetime | None, extended_to: datetime | None, at: datetime
) -> None:
    found = standing(valid_until=valid_until, first_due=FIRST, extended_to=extended_to, at=at)
    assert found.stops_at >= found.ends_at + GRACE
    assert (found.state is State.STOPPED) == (at >= found.stops_at)
    assert found.begins_nothing == (at >= found.ends_at)


@pytest.mark.parametrize(
    ("left", "due"), [(91, None), (90, 90), (31, 90), (30, 30), (8, 30), (7, 7), (1, 7), (0, None)]
)
def test_warnings_come_ninety_thirty_and_seven_days_before(left: int, due: int | None) -> None:
    assert WARNINGS == (90, 30, 7)
    assert warning_due(NOW + timedelta(days=left), NOW) == due


def whole(capability: Capability, level: Level = Level.LOW) -> dict[str, Answer]:
    return {one.code: Answer(measures=WORDS, level=level) for one in risks_of(capability)}


@pytest.mark.parametrize("capability", Capability)
def test_a_whole_one_with_advice_has_no_fault(capability: Capability) -> None:
    answers = whole(capability)
    assert faults(capability, answers, advice=WORDS, consulted="") == []
    for code in answers:
        less = {other: one for other, one in answers.items() if other != code}
        assert faults(capability, less, advice=WORDS, consulted="") == [f"not answered: {code}"]


def test_without_the_data_protection_officers_advice_it_is_not_whole() -> None:
    answers = whole(Capability.SEARCH)
    (fault,) = faults(Capability.SEARCH, answers, advice="fine", consulted="")
    assert "data protection officer" in fault


def test_what_stays_high_is_put_before_the_supervisor() -> None:
    answers = whole(Capability.SEARCH)
    answers["error"] = Answer(measures=WORDS, level=Level.HIGH)
    (fault,) = faults(Capability.SEARCH, answers, advice=WORDS, consulted="")
    assert fault.startswith("stays high: error")
    assert faults(Capability.SEARCH, answers, advice=WORDS, consulted=WORDS) == []


def test_every_capability_asks_about_error_discrimination_refuge_and_children() -> None:
    for capability in Capability:
        codes = [one.code for one in risks_of(capability)]
        assert len(codes) == len(set(codes))
        assert {"error", "discrimination", "refuge", "children", "automation"} <= set(codes)
