"""The endless demonstration: nothing before its time, flights that join, a truth that stays."""

from datetime import UTC, datetime, timedelta
from itertools import islice, takewhile

import msgspec
import pytest

from safepassage.simulation import Chapter, Pace, Scenario, Series, merged, truth

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
SERIES = Series(seed=5, listed_on=NOW.date(), pace=Pace(flights=3, travellers=(3, 6)))


@pytest.fixture(scope="module")
def opening() -> Chapter:
    return SERIES.opening(0, NOW)


def test_what_lies_in_the_past_is_sent_at_once_and_the_rest_in_its_time(opening: Chapter) -> None:
    sent = list(opening.due())
    assert [due for due, _ in sent] == sorted(due for due, _ in sent)
    assert {due for due, one in sent if one.at <= NOW} == {NOW}
    assert all(due == one.at for due, one in sent if one.at > NOW)


def test_a_joining_flight_catches_up_within_minutes() -> None:
    joining = SERIES.joining(3, NOW)
    (flight,) = joining.scenario.schedule
    assert NOW < flight.departs < NOW + SERIES.pace.ahead
    late = [due - NOW for due, one in joining.due() if one.at <= NOW]
    assert late[-1] == SERIES.pace.catches_up_in
    assert len(set(late)) == len(late) > 1


def test_chapters_are_merged_in_order_and_written_when_they_begin(opening: Chapter) -> None:
    begun: list[Chapter] = []

    def chapters():
        for chapter in (opening, *islice(SERIES.joinings(opening.next, NOW), 3)):
            begun.append(chapter)
            yield chapter

    feed = merged(chapters())
    next(feed)
    assert len(begun) < 4
    hour = list(takewhile(lambda sent: sent[0] < NOW + timedelta(hours=1), feed))
    assert [due for due, _ in hour] == sorted(due for due, _ in hour)
    assert len({one.flight for _, one in hour}) >= 4


def test_flights_and_cases_count_on_under_one_list(opening: Chapter) -> None:
    later = SERIES.joining(opening.next, NOW + timedelta(days=1)).scenario
    whole = Scenario(seed=5, start=NOW, flights=4, travellers=(3, 6))
    assert later.watchlist == opening.scenario.watchlist == whole.watchlist
    assert later.schedule[0].number == whole.schedule[3].number
    assert {one.case for one in truth(later)} == {one.case for one in _of_flight(whole, 3)}


def _of_flight(scenario: Scenario, index: int):
    key = scenario.schedule[index].key
    return (one for one in truth(scenario) if one.flight == key)


def test_a_chapter_kept_as_json_sends_the_same_bytes(opening: Chapter) -> None:
    again = msgspec.json.decode(msgspec.json.encode(opening), type=Chapter)
    assert [one.body for _, one in again.due()] == [one.body for _, one in opening.due()]
