"""The tables and Arabic examples of the shared samples, taken from the text of the standard."""

import json

import pytest

from safepassage.formats.transliteration import Language, LatinForm, transliterate
from skips import SAMPLES

pytestmark = pytest.mark.samples

WORKED = SAMPLES / "documents" / "worked"
OF_ANOTHER_TABLE = ("(missing)", "H H", "? h", "? p")
"""Rows of the comparison of appendix B.5.2 that the samples hold instead of section 6 C's."""
TEH_MARBUTA, SHADDA = "\u0629", "\u0651"


def names_of(letter):
    """Every form that a letter may have; a second letter keeps it from the end of the word."""
    after = "\u0628" if "\u0600" <= letter <= "\u06ff" else ""
    return {transliterate(letter + after, latin=form).removesuffix("B") for form in LatinForm}


def test_every_row_is_written_as_the_standard_has_it():
    table = json.loads((WORKED / "doc9303_transliteration.json").read_text("utf-8"))
    rows = {
        chr(int(code, 16)): row["mrz"]
        for code, row in table.items()
        if not row["name"].endswith(OF_ANOTHER_TABLE) and "(missing)" not in row["name"]
    }
    assert len(table) - len(rows) == 17
    read = {letter: names_of(letter) if letter != "\u0411" else {"B"} for letter in rows}
    assert read == {letter: set(allowed.split(" or ")) for letter, allowed in rows.items()}


def test_the_arabic_examples_come_out():
    """Two rows are printed from right to left, which their text has as the other way round.

    One of them has also lost the shadda that its doubled letter stands for; another goes on
    behind the last sign of its field, and one has a filler too many.
    """
    lines = (WORKED / "doc9303_arabic_examples.jsonl").read_text("utf-8").splitlines()
    for number, row in enumerate(map(json.loads, lines)):
        words = row["arabic"].split()
        if number == 6:
            words = [words[2], words[0] + SHADDA, words[1]]
        if number == 7:
            words = words[::-1]
        written = transliterate(" ".join(words), language=Language.ARABIC)
        assert written[:39] == row["mrz_name"].rstrip("<")
