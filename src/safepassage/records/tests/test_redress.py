"""Redress numbers: every slip of one or two characters is noticed."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.records.redress import (
    ALPHABET,
    CHANCE_BYTES,
    LENGTH,
    in_groups,
    is_number,
    make_number,
    number_in,
)

CHANCE = st.binary(min_size=CHANCE_BYTES, max_size=CHANCE_BYTES)
NUMBERS = CHANCE.map(make_number)


@given(NUMBERS)
def test_a_number_has_its_form_and_is_read_as_it_is_handed_out(number: str) -> None:
    assert len(number) == LENGTH
    assert is_number(number)
    assert number_in(in_groups(number)) == number
    assert number_in(f" {number.lower()} ") == number


@given(NUMBERS, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed(number: str, place: int, sign: str) -> None:
    changed = number[:place] + sign + number[place + 1 :]
    assert is_number(changed) is (changed == number)


@given(NUMBERS)
def test_any_two_exchanged_characters_are_noticed(number: str) -> None:
    for one, other in combinations(range(LENGTH), 2):
        signs = list(number)
        signs[one], signs[other] = signs[other], signs[one]
        assert is_number("".join(signs)) is (number[one] == number[other])


@given(st.text())
def test_any_text_is_a_number_or_none(text: str) -> None:
    found = number_in(text)
    assert found is None or is_number(found)


@pytest.mark.parametrize("text", [None, "", "1234567", "A" * 12, "A" * 14, "ИЛМО" * 4])
def test_what_is_none_is_none(text: str | None) -> None:
    assert number_in(text) is None


def test_numbers_differ_with_their_chance() -> None:
    made = {make_number(bytes([one]) * CHANCE_BYTES) for one in range(200)}
    assert len(made) == 200
