"""Names as words: folding, alphabets, and texts that are none."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.matching.spelling import Script, script_of, words
from safepassage.matching.spelling.words import LONGEST_NAME


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("MUSTER<<ADA<BERTA", ("muster", "ada", "berta")),
        ("José bin-Ali", ("jose", "bin", "ali")),
        ("O'Connor, Enya", ("oconnor", "enya")),
        ("Groß Łukasz Þór", ("gross", "lukasz", "thor")),
        ("Mu\u0308ller M\u00fcller", ("muller", "muller")),
        ("\u202eADA\u202c MUSTER\u0000", ("ada", "muster")),
        ("ADA 123 MUSTER 4th", ("ada", "muster", "th")),
        ("Рената", ("рената",)),
        ("الطويل", ("طويل",)),
        ("عبدالرحيم", ("عبد", "رحيم")),
    ],
)
def test_a_name_becomes_its_words(name: str, expected: tuple[str, ...]) -> None:
    assert words(name) == expected


def test_hangul_stands_in_single_letters() -> None:
    (word,) = words("\ub178\uc544")
    assert len(word) == 4
    assert script_of(word) is Script.HANGUL


@pytest.mark.parametrize(
    ("word", "script"),
    [
        ("ada", Script.LATIN),
        ("ада", Script.CYRILLIC),
        ("עדה", Script.HEBREW),
        ("عدا", Script.ARABIC),
        ("林", Script.HAN),
    ],
)
def test_the_alphabet_of_a_word_is_told(word: str, script: Script) -> None:
    assert script_of(words(word)[0]) is script


@pytest.mark.parametrize("text", ["", " ", "---", "<<<", "'", "12345", "\u0301"])
def test_a_text_without_letters_has_no_words(text: str) -> None:
    assert words(text) == ()


def test_vowel_signs_are_part_of_the_word_where_they_are_its_vowels() -> None:
    assert words("\u0930\u093e\u092e") != words("\u0930\u092e")
    assert words("\u0645\u064f\u062d") == words("\u0645\u062d")


def test_a_very_long_name_is_looked_at_only_so_far() -> None:
    assert sum(map(len, words("ab " * 10_000))) <= LONGEST_NAME


@given(st.text())
def test_any_text_becomes_words_of_letters(text: str) -> None:
    for word in words(text):
        assert word[0].isalpha()
        assert all(unicodedata.category(char)[0] in "LM" for char in word)
        if script_of(word) is Script.LATIN:
            assert word.isascii()
