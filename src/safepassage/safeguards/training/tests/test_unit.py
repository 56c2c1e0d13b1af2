"""The unit on rights and bias."""

from collections import Counter
from datetime import UTC, datetime, timedelta

from safepassage.safeguards.training import unit

RIGHT = {one.code: one.right for one in unit.QUESTIONS}


def test_ten_questions_each_with_one_right_answer_and_a_reason() -> None:
    assert len(unit.QUESTIONS) == len(RIGHT) == 10
    for one in unit.QUESTIONS:
        assert one.right in one.choices
        assert len(one.choices) >= 3
        assert one.why


def test_the_right_answer_does_not_stand_in_one_place() -> None:
    places = Counter(list(one.choices).index(one.right) for one in unit.QUESTIONS)
    assert max(places.values()) < len(unit.QUESTIONS) * 0.7


def test_eight_right_answers_are_enough_and_seven_are_not() -> None:
    codes = list(RIGHT)
    for right, passed in ((10, True), (8, True), (7, False), (0, False)):
        marked = unit.mark({code: RIGHT[code] for code in codes[:right]})
        assert (marked.right, marked.passed) == (right, passed)
        assert marked.wrong == tuple(codes[right:])


def test_it_is_good_for_a_year() -> None:
    at = datetime(2026, 9, 1, tzinfo=UTC)
    assert unit.ends(at) - at == timedelta(days=365)
