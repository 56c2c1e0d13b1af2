"""Nothing that is published tells tables apart that differ below ten."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.safeguards.suppression import STEP, Told, tell, total

tables = st.lists(st.lists(st.integers(0, 40), min_size=3, max_size=3), min_size=2, max_size=5)


def published(table: list[list[int]]) -> list[object]:
    """Everything that is ever told of a table: cells, rows, columns, periods, the whole."""
    cells = [[tell(count) for count in row] for row in table]
    rows = [total(row) for row in cells]
    columns = [total(column) for column in zip(*cells, strict=True)]
    running = [total(rows[:end]) for end in range(len(rows) + 1)]
    return [cells, rows, columns, running, total(rows)]


@given(tables, st.data())
def test_tables_that_differ_below_ten_are_published_alike(
    table: list[list[int]], data: st.DataObject
) -> None:
    other = [
        [data.draw(st.integers(0, STEP - 1)) if count < STEP else count for count in row]
        for row in table
    ]
    assert published(other) == published(table)


@given(tables, st.data())
def test_of_a_larger_count_its_ten_is_told_and_no_more(
    table: list[list[int]], data: st.DataObject
) -> None:
    other = [[count - count % STEP + data.draw(st.integers(0, 9)) for count in r] for r in table]
    assert published(other) == published(table)


@given(st.lists(st.integers(0, 1000)))
def test_what_is_told_is_true(counts: list[int]) -> None:
    told = total(map(tell, counts))
    assert told.at_least <= sum(counts) <= told.at_least + (STEP - 1) * len(counts)


@pytest.mark.parametrize(
    ("count", "words"), [(0, "fewer than 10"), (9, "fewer than 10"), (10, "10 or a few more")]
)
def test_in_words(count: int, words: str) -> None:
    assert tell(count).words == words


def test_a_total_says_how_much_it_leaves_out() -> None:
    told = total([tell(3), tell(25), tell(8)])
    assert told == Told(at_least=20, few=2)
    assert told.words == "at least 20"
    assert total([tell(3), tell(4)]).words == "fewer than 20"
