"""Two words: spellings, slips, initials, other alphabets; and that alike words find each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.matching.spelling import ALIKE, asked, kept, likeness, words
from safepassage.matching.spelling.learned import NEVER, cost, renderings

latin = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=14)


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        ("mohammed", "muhammad", 0.9),
        ("qadhafi", "kaddafi", 0.9),
        ("sergey", "sergei", 0.95),
        ("juergen", "jurgen", 0.95),
        ("jawad", "juad", 0.75),
        ("gustavo", "gusatvo", 0.85),
        ("testovar", "testvar", 0.85),
        ("хельга", "helga", 0.8),
        ("ויקטור", "viktor", 0.8),
        ("محمد", "mohammed", 0.9),
    ],
)
def test_what_is_one_word_is_alike_and_found(one: str, other: str, least: float) -> None:
    first, second = words(one)[0], words(other)[0]
    assert likeness(first, second) >= least
    assert asked(first) & kept(second)
    assert asked(second) & kept(first)


@pytest.mark.parametrize(
    ("one", "other"),
    [("maria", "peter"), ("ali", "omar"), ("ויקטור", "ada"), ("محمد", "ibrahim"), ("ада", "עדה")],
)
def test_other_words_are_not_alike(one: str, other: str) -> None:
    assert likeness(one, other) < ALIKE


def test_an_initial_is_like_every_word_that_begins_so() -> None:
    assert ALIKE < likeness("a", "ada") == likeness("ada", "a") < 1
    assert likeness("b", "ada") == 0


def test_a_word_of_another_alphabet_is_spelt_in_its_likeliest_ways_first() -> None:
    assert "vladimir" in renderings("владимир")[:3]
    assert cost("владимир", "vladimir", 50) < cost("владимир", "wladimir", 50)
    assert cost("владимир", "ada", 10) == NEVER


@given(latin, latin)
def test_likeness_is_between_nothing_and_all_and_the_same_from_both_sides(
    one: str, other: str
) -> None:
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, other) == pytest.approx(likeness(other, one))
    assert (likeness(one, other) == 1) is (one == other)


@given(latin)
def test_every_word_finds_itself(word: str) -> None:
    assert asked(word) & kept(word)
