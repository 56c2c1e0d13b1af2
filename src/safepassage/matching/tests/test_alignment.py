"""Names laid beside each other: order, joins, missing words, initials, cuts, other alphabets."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.matching import build
from safepassage.matching.alignment import MOST_WORDS, Side, WordFit
from safepassage.matching.laying import Alignment, lay
from safepassage.matching.spelling import words
from safepassage.records import ListEntry

names = st.lists(st.text("abcdeklmnorst", min_size=3, max_size=9), min_size=1, max_size=4)


def aligned(query: str, listed: str, *, cut: bool = False) -> Alignment:
    index = build([ListEntry(id="A", name=listed)])
    names, desk = index.names, index.take_desk()
    side = Side(names.words, names.weights[names.words])
    asked, _ = index.ask(words(query), desk, cut=cut)
    return lay(asked, index.vocabulary.words, side, desk.bench, index.names_counted)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AL ZAMIRI OMAR", "OMAR ALZAMIRI"),
        ("O CONNOR ENYA", "ENYA OCONNOR"),
        ("JEAN PIERRE DUPONT", "DUPONT JEANPIERRE"),
        ("Abdul Rahman Testovar", "TESTOVAR ABDULRAHMAN"),
    ],
)
def test_joined_words_are_nearly_the_same(one: str, other: str) -> None:
    for found in (aligned(one, other), aligned(other, one)):
        assert found.likeness > 0.97
        assert WordFit.JOINED in {pair.fit for pair in found.pairs}
        assert found.query_left == found.listed_left == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohammed Testovar", "Muhamad TESTOVAR"),
        ("Yusuf Qasim", "Youssef KASSEM"),
        ("Sergey Ilmarinen", "Sergei ILMARINEN"),
        ("Dschingis Testovar", "Jingis TESTOVAR"),
    ],
)
def test_spellings_of_one_name_are_alike(one: str, other: str) -> None:
    assert aligned(one, other).likeness > 0.88


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Maria Testovar", "Peter TESTOVAR"),
        ("Ada Ilmarinen", "Otto ILMARINEN"),
        ("Ali Hassan", "Omar HUSSEIN"),
    ],
)
def test_other_names_are_less_alike_than_an_alert_asks(one: str, other: str) -> None:
    assert aligned(one, other).likeness < 0.8


def test_a_word_too_many_in_the_document_speaks_more_against_than_one_too_few() -> None:
    longer, shorter = "Ada Berta Testovar", "Ada Testovar"
    assert aligned(longer, shorter).query_left == ("berta",)
    assert aligned(shorter, longer).listed_left == ("berta",)
    assert aligned(longer, shorter).likeness < aligned(shorter, longer).likeness


def test_an_initial_stands_for_a_word_and_says_less() -> None:
    found = aligned("A Testovar", "Ada TESTOVAR")
    assert {pair.fit for pair in found.pairs} == {WordFit.SAME, WordFit.INITIAL}
    assert found.likeness < 1


def test_only_a_cut_name_is_continued() -> None:
    query, listed = "TESTOVAR ILMARINA BELLA KRIS", "Ilmarina Bella Kristabella TESTOVAR"
    assert aligned(query, listed, cut=True).likeness > aligned(query, listed).likeness
    assert WordFit.CUT in {pair.fit for pair in aligned(query, listed, cut=True).pairs}


def test_two_words_that_are_one_of_the_other_side_already_are_not_joined() -> None:
    found = aligned("Oo Oo Khine", "Oo Oo KHINE")
    assert found.is_whole
    assert found.likeness == pytest.approx(1)


@given(names)
def test_order_never_matters(name: list[str]) -> None:
    for other in list(permutations(name))[:24]:
        assert aligned(" ".join(name), " ".join(other)).likeness == pytest.approx(1)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_are_laid_beside_each_other_within_bounds(one: str, other: str) -> None:
    if words(one) and words(other):
        found = aligned(one, other)
        assert 0 <= found.likeness <= 1 + 1e-9
        assert len(found.query_left) <= min(MOST_WORDS, len(words(one)))
