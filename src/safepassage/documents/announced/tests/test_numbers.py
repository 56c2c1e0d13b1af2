"""Numbers as they are written: with separators, with fillers, with their check digit."""

import pytest

from safepassage.documents.announced.notes import notes_on
from safepassage.documents.announced.numbers import bare_number, compact
from safepassage.records import Document, Traveller


@pytest.mark.parametrize(
    ("sent", "issuer", "number"),
    [
        ("L898902C36", "UTO", "L898902C3"),  # Doc 9303-4, the specimen's second line
        ("l898902c3 6", "UTO", "L898902C3"),
        ("AB2134<<<5", "UTO", "AB2134"),  # Doc 9303-3 appendix A, example 2
        ("D231458907", "UTO", "D23145890"),  # Doc 9303-5, the specimen
        ("D23145890<7349", "UTO", "D23145890734"),  # Doc 9303-11 appendix D.2, a long number
        ("D23145890<734", "UTO", "D23145890734"),
        ("000590696<1015<<<", "BEL", "000590696101"),
        ("0005906961015", "BEL", "000590696101"),
    ],
)
def test_the_check_digit_is_told_from_the_number(sent, issuer, number):
    assert bare_number(sent, issuer) == number


@pytest.mark.parametrize(
    ("sent", "number"),
    [
        ("L898902C3", "L898902C3"),
        ("L898902C37", "L898902C37"),
        ("L-898.902 C3", "L898902C3"),
        ("0005906961015", "0005906961015"),
        ("XK\N{DEGREE SIGN}0098231", "XK0098231"),
        ("<<<<<<<<<<", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_any_other_number_stays(sent, number):
    assert bare_number(sent, "UTO") == compact(sent) == number


def test_a_number_with_its_digit_is_said_to_be_one():
    document = Document(type="P", number="L898902C36", issuer="UTO", expires="2031-01-01")
    (notes,) = notes_on(Traveller(nationality="UTO", documents=(document,)), "2026-09-01")
    assert [note.code for note in notes] == ["announced_number_with_digit"]


def test_a_passports_number_of_ten_signs_with_another_digit_is_too_long():
    document = Document(type="P", number="L898902C37", issuer="UTO", expires="2031-01-01")
    (notes,) = notes_on(Traveller(nationality="UTO", documents=(document,)), "2026-09-01")
    assert [note.code for note in notes] == ["announced_number_length"]
