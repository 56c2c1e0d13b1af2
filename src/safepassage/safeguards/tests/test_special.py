"""What reveals a special category is struck, however it is written; what only looks so stays."""

import pytest

from safepassage.safeguards.special import (
    SPECIAL_CODES,
    Category,
    categories_in,
    is_special,
    kept_text,
)
from safepassage.safeguards.special.letters import fold, forms, in_latin, skeleton
from safepassage.safeguards.special.lexicon_files import read_lists, spread

REVEALING = [
    ("RM PAX IS DIABETIC", Category.HEALTH),
    ("osi yy diabétique insulinodépendant", Category.HEALTH),
    ("PAX DIABETICO AVISAR", Category.HEALTH),
    ("пассажир диабетик", Category.HEALTH),
    ("PASSAZHIR DIABETIK", Category.HEALTH),
    ("الراكب مُصابٌ بالسكري", Category.HEALTH),
    ("旅客 糖 尿 病", Category.HEALTH),
    ("需要輪椅", Category.HEALTH),
    ("NO MEDICAL NEEDS", Category.HEALTH),
    ("PAX IS H.I.V. POSITIVE", Category.HEALTH),
    ("M U S L I M FAMILY", Category.RELIGION),
    ("PAX IS MUSL-IM", Category.RELIGION),
    ("PAX IS \u041cUSLI\u041c", Category.RELIGION),
    ("穆.斯.林", Category.RELIGION),
    ("D I A B E T I C", Category.HEALTH),
    ("REPAS CASHER X2", Category.RELIGION),
    ("PRAVOSLAVNYY SVYASHCHENNIK", Category.RELIGION),
    ("PRAVOSLAVNYI SVIASHCHENNIK", Category.RELIGION),
    ("وجبة حلال", Category.RELIGION),
    ("PAX IS A CHRISTIAN", Category.RELIGION),
    ("D'ORIGINE KURDE", Category.ETHNICITY),
    ("BLACK MALE AT GATE", Category.ETHNICITY),
    ("少数民族", Category.ETHNICITY),
    ("DELEGATE OF THE MUSICIANS UNION", Category.UNION),
    ("MEMBER OF THE OLD GREEN PARTY", Category.POLITICS),
    ("ЧЛЕН ПАРТИИ", Category.POLITICS),
    ("COUPLE GAY", Category.SEX_LIFE),
    ("同性恋", Category.SEX_LIFE),
]
HARMLESS = [
    "CTC CHRISTIAN WEBER 0170",
    "GAY/ANNA MRS",
    "MR GAY JONATHAN",
    "FLT TO ISLAMABAD DELAYED",
    "HTL UNION SQUARE 2 NTS",
    "BLACK SUITCASE TAG 2201",
    "VALISE NOIRE PERDUE",
    "CATHOLIC UNIVERSITY INVOICE",
    "PAID BY WESTERN UNION",
    "PARTY OF 12",
    "GOLD MEDAL ON DEPARTURE",
    "INVALID TICKET REISSUED",
    "RECEPTION INFORMED",
    "TRATAMIENTO DE DATOS ACEPTADO",
    "الجنسية مصرية",
    "اتصال صلاح الدين محمد",
    "القدس ترانزيت",
    "教堂街7号",
    "一次性服务费",
    "УЛИЦА ХРАМОВАЯ 4",
    "",
]


@pytest.mark.parametrize(("line", "category"), REVEALING)
def test_what_reveals_a_category_is_found_as_that(line, category):
    assert category in categories_in(line)
    assert kept_text(line) is None


@pytest.mark.parametrize("line", HARMLESS)
def test_names_places_and_fares_stay_as_they_are(line):
    assert categories_in(line) == frozenset()
    assert kept_text(line) == line


@pytest.mark.parametrize("code", sorted(SPECIAL_CODES))
def test_every_code_is_seen_alone_and_run_together_with_its_status(code):
    for line in (f"SSR {code} YY", f"{code.lower()} requested", f"SSR{code}LHHK1", f"{code}HK1"):
        assert is_special(line), line


@pytest.mark.parametrize("line", ["MEDAL", "DEPARTURE", "DEAFENING", "SSRBIKELHHK1", "SSRUMNR"])
def test_a_longer_word_is_no_code(line):
    assert not is_special(line)


def test_every_category_has_words_of_every_language():
    lists = read_lists()
    for category in Category:
        told = [one for one in lists.entries if one.category is category]
        assert any(one.parts[0].isascii() for one in told)
        assert any("\u0400" <= one.parts[0][0] <= "\u04ff" for one in told)
        assert any("\u0620" <= one.parts[0][0] <= "\u06ff" for one in told)
        assert lists.han[category]


def test_no_entry_is_so_short_that_it_begins_every_word():
    stems = [part for one in read_lists().entries for part in one.parts if part.endswith("*")]
    assert all(len(one) >= len("AB*") for one in stems)
    assert not [one for one in read_lists().entries if not one.parts]


def test_alternatives_are_spread():
    assert list(spread("{A|B} C{D|}")) == ["A CD", "A C", "B CD", "B C"]


def test_accents_vowel_marks_and_forms_of_letters_go():
    assert fold("Œdème, français") == "OEDEME, FRANCAIS"
    assert fold("أَحْمَد ـ إلى") == "احمد  الي"
    assert fold("ёлка") == "ЕЛКА"


def test_an_arabic_word_is_also_looked_for_without_article_and_particles():
    assert "سكري" in forms(fold("بالسكري"))
    assert "مستشفي" in forms(fold("للمستشفى"))


@pytest.mark.parametrize("spelled", ["SVYASHCHENNIK", "SVIASHCHENNIK", "SVJASCHENNIK"])
def test_russian_in_latin_letters_has_one_spelling(spelled):
    assert skeleton(spelled) == skeleton(in_latin(fold("священник")))
