"""The watch over reading, against simulated officers: most misuse is seen, honest work seldom."""

from collections import Counter, defaultdict

import pytest

from safepassage.safeguards.reading import Bounds, Hour, Unusual, habit, judge
from safepassage.simulation.chance import generator
from safepassage.simulation.reading import BEGIN, read_hours

LEARNT = 30


@pytest.fixture(scope="module")
def outcomes() -> Counter[tuple[bool, bool]]:
    """How many hours were planted and raised."""
    hours = list(
        read_hours(generator(3, "x"), officers=15, days=60, misuse_from=LEARNT, one_in=0.1)
    )
    own: dict[int, list[Hour]] = defaultdict(list)
    posting: list[Hour] = []
    counted: Counter[tuple[bool, bool]] = Counter()
    for one in sorted(hours, key=lambda read: (read.hour.at, read.officer)):
        if (one.hour.at - BEGIN).days >= LEARNT:
            raised = bool(judge(one.hour, own[one.officer][-300:], posting[-900:], Bounds()))
            counted[one.planted is not None, raised] += 1
        own[one.officer].append(one.hour)
        posting.append(one.hour)
    return counted


def test_most_planted_misuse_is_raised(outcomes: Counter[tuple[bool, bool]]) -> None:
    found, missed = outcomes[True, True], outcomes[True, False]
    assert found + missed > 15
    assert found / (found + missed) >= 0.7


def test_honest_hours_are_seldom_raised(outcomes: Counter[tuple[bool, bool]]) -> None:
    false, quiet = outcomes[False, True], outcomes[False, False]
    assert false / (false + quiet) < 0.003


def an_hour(**values: int) -> Hour:
    return Hour(at=BEGIN, local=values.pop("local", 10), **values)


STEADY = [an_hour(files=8, searches=3, bare=2)] * 100


def test_one_wild_day_does_not_become_the_habit() -> None:
    wild = [*STEADY, *[an_hour(files=100)] * 8]
    assert habit([one.files for one in wild], [], (20, 120)) < 30


def test_above_the_ceiling_even_a_habit_is_unusual() -> None:
    always = [an_hour(files=200)] * 100
    (found,) = judge(an_hour(files=210), always, always, Bounds())
    assert (found.kind, found.numbers) == (Unusual.MANY_FILES, {"count": 210, "usual": 120})


def test_below_the_floor_nothing_is_unusual_though_the_habit_is_nothing() -> None:
    assert judge(an_hour(files=20, bare=12, searches=12), [], [], Bounds()) == []


def test_without_a_habit_of_ones_own_the_posting_counts() -> None:
    busy = [an_hour(files=files) for files in (30, 40, 50, 60, 70) * 10]
    assert judge(an_hour(files=80), [], busy, Bounds()) == []
    assert judge(an_hour(files=80), [], STEADY, Bounds()) != []


def test_the_night_is_unusual_for_who_works_by_day_alone() -> None:
    at_night = an_hour(files=6, local=2)
    nights = [an_hour(files=8, local=2)] * 50
    assert [one.kind for one in judge(at_night, STEADY, STEADY, Bounds())] == [Unusual.AT_NIGHT]
    assert judge(at_night, nights, nights, Bounds()) == []


def test_a_flight_read_through_and_numbers_tried_out() -> None:
    along = judge(an_hour(files=15, flight=15), STEADY, STEADY, Bounds())
    trying = judge(an_hour(searches=10, misses=10), STEADY, STEADY, Bounds())
    assert [one.kind for one in along] == [Unusual.ALONG_A_FLIGHT]
    assert [one.kind for one in trying] == [Unusual.TRYING]
