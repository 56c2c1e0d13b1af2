"""Two words: spellings, slips, initials, other alphabets; and that alike words find each other."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.matching.spelling import ALIKE, likeness, words
from safepassage.matching.spelling.keys import MOST_KEYS, asked_keys, kept_keys
from safepassage.matching.spelling.learned import (
    BY_LETTERS,
    NEVER,
    ROOM,
    cost,
    readings,
    rows_of,
)
from safepassage.matching.spelling.pool import pool_of
from safepassage.matching.spelling.tables import table

latin = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=14)


def keys_of(word: str, find: Callable[..., int]) -> set[int]:
    out = np.zeros(MOST_KEYS, dtype=np.int64)
    return set(out[: find(table(), pool_of((word,)), 0, out)].tolist())


def asked(word: str) -> set[int]:
    return keys_of(word, asked_keys)


def kept(word: str) -> set[int]:
    return keys_of(word, kept_keys)


def renderings(word: str) -> list[str]:
    letters = pool_of((word,)).letters
    out = np.zeros((ROOM, 60), dtype=np.uint8)
    sizes = np.zeros(ROOM, dtype=np.int32)
    rows = rows_of(table(), letters, len(letters), BY_LETTERS)
    many = readings(table(), rows, out, sizes, 0)
    return [row[:size].tobytes().decode() for row, size in zip(out[:many], sizes, strict=False)]


def cost_of(word: str, latin: str, most: float) -> float:
    letters = pool_of((word,)).letters
    written = np.frombuffer(bytearray(latin.encode()), dtype=np.uint8)
    rows = rows_of(table(), letters, len(letters), BY_LETTERS)
    return cost(table(), rows, written, len(written), most)


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
    assert cost_of("владимир", "vladimir", 50) < cost_of("владимир", "wladimir", 50)
    assert cost_of("владимир", "ada", 10) == NEVER


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


@pytest.mark.parametrize(
    ("written", "latin"),
    [
        ("Γιώργος", "giorgos"),
        ("Παπαδόπουλος", "papadopoulos"),
        ("Սարգսյան", "sargsyan"),
        ("Հովհաննես", "hovhannes"),
        ("გიორგი", "giorgi"),
        ("ჯუღაშვილი", "jughashvili"),
        ("राजेश", "rajesh"),
        ("शर्मा", "sharma"),
        ("สมชาย", "somchai"),
        ("วิชัย", "wichai"),
    ],
)
def test_words_of_tabled_alphabets_are_read(written: str, latin: str) -> None:
    (word,) = words(written)
    assert likeness(word, latin) >= 0.7
    assert asked(word) & kept(latin)
    assert asked(latin) & kept(word)
    assert likeness(word, "mohammed") < ALIKE


@pytest.mark.parametrize(
    ("one", "other"), [("bill", "william"), ("sasha", "alexander"), ("paco", "francisco")]
)
def test_a_short_form_is_like_its_name(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one) == 0.8
    assert asked(one) & kept(other)


def test_a_cognate_is_less_alike_than_an_alert_by_names_asks() -> None:
    assert ALIKE < likeness("pedro", "pere") < 0.66
    assert asked("pedro") & kept("pere")
    assert likeness("pedro", "william") == 0
