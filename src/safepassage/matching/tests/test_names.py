import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.matching import names

words = st.lists(st.text("ABCDEFGH", min_size=1, max_size=6), min_size=1, max_size=5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("anna maria eriksson", ("ANNA", "MARIA", "ERIKSSON")),
        ("ERIKSSON<<ANNA<MARIA<<<", ("ERIKSSON", "ANNA", "MARIA")),
        ("O'Connor, Enya", ("OCONNOR", "ENYA")),
        ("O’Connor Enya", ("OCONNOR", "ENYA")),  # noqa: RUF001 — the typographic apostrophe is the case
        ("al-ʿAbbās", ("AL", "ABBAS")),
        ("Jean-Pierre DUPONT", ("JEAN", "PIERRE", "DUPONT")),
        ("van der Muellen Martin", ("VAN", "DER", "MUELLEN", "MARTIN")),
    ],
)
def test_case_marks_and_punctuation_fall_away_and_particles_stay(
    text: str, expected: names.Words
) -> None:
    assert names.forms(text)[0] == expected


def test_every_spelling_that_the_machine_readable_zone_allows_is_a_form() -> None:
    assert set(names.forms("Jürgen Groß")) == {
        ("JURGEN", "GROSS"),
        ("JUERGEN", "GROSS"),
        ("JUXXRGEN", "GROSS"),
    }
    assert ("NUNXXEZ",) in names.forms("Nuñez")
    assert ("THORSHAMMER",) in names.forms("Þorshammer")


def test_a_decomposed_name_has_the_same_forms_as_a_composed_one() -> None:
    assert names.forms("Mu\u0308ller") == names.forms("M\u00fcller")


def test_a_title_is_left_out_in_one_of_the_forms() -> None:
    assert names.forms("Dr. Ada MUSTER") == (("DR", "ADA", "MUSTER"), ("ADA", "MUSTER"))
    assert names.forms("Dr.") == (("DR",),)


@pytest.mark.parametrize("text", ["", " ", "---", "<<<", "'"])
def test_a_text_without_letters_has_no_form(text: str) -> None:
    assert names.forms(text) == ()


def test_vowel_signs_of_other_scripts_are_letters_of_the_name() -> None:
    assert names.forms("\u0930\u093e\u092e") != names.forms("\u0930\u092e")
    assert names.forms("\u0645\u064f\u062d") == names.forms("\u0645\u062d")


@given(st.text())
def test_any_text_is_understood(text: str) -> None:
    for form in names.forms(text):
        assert form
        assert all(form)
