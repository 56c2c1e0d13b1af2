"""Forms and inner check digits that states publish, with their own specimens."""

import pytest

from safepassage.documents.announced.inner_digits import RULES
from safepassage.documents.announced.notes import notes_on
from safepassage.documents.announced.passport_forms import FORMS
from safepassage.formats.countries import ALPHA3_OF
from safepassage.records import Document, Traveller

FORM, DIGIT = "announced_number_form", "announced_number_digit"


def noticed(number: str, issuer: str, kind: str = "P", nationality: str | None = None) -> list[str]:
    document = Document(type=kind, number=number, issuer=issuer, expires="2031-01-01")
    traveller = Traveller(nationality=nationality or issuer, documents=(document,))
    return [note.code for note in notes_on(traveller, "2026-09-01")[0]]


@pytest.mark.parametrize(
    ("number", "issuer"),
    [
        ("C01X0006H", "D"),
        ("C01X0006H", "DEU"),
        ("A1234598", "D"),
        ("925665416", "GBR"),
        ("NX8K0LP03", "NLD"),
        ("910239248", "USA"),
        ("A91023924", "USA"),
    ],
)
def test_numbers_of_the_published_form_are_no_note(number, issuer):
    assert noticed(number, issuer) == []


@pytest.mark.parametrize(
    ("number", "issuer"),
    [
        ("CO1X0006H", "D"),
        ("C01X0006S", "DEU"),
        ("C01X000", "D"),
        ("92566541B", "GBR"),
        ("67972726", "USA"),
        ("NXOK0LP03", "NLD"),
    ],
)
def test_numbers_of_another_form_are(number, issuer):
    assert noticed(number, issuer) == [FORM]


def test_forms_are_those_of_passports_for_own_nationals():
    assert FORM not in noticed("CO1X0006H", "D", kind="I")
    assert FORM not in noticed("CO1X0006H", "D", nationality="FRA")
    assert FORM not in noticed("C1234567", "GBR", nationality="QMA")


def test_the_form_is_that_of_the_number_without_its_check_digit():
    assert noticed("C01X0006H1", "D") == ["announced_number_with_digit"]


def test_where_a_form_is_not_known_nothing_is_said():
    assert noticed("CO1X000", "FRA") == []


@pytest.mark.parametrize(
    ("number", "issuer", "kind"),
    [
        ("591-1917064-58", "BEL", "I"),
        ("591-2010999-97", "BEL", "ID"),
        ("12345678Z", "ESP", "I"),
        ("99999999R", "ESP", "C"),
        ("ABA300000", "POL", "I"),
        ("ABS123456", "POL", "ID"),
        ("ZS0000177", "POL", "P"),
        ("000000000ZZ4", "PRT", "C"),
    ],
)
def test_inner_digits_of_specimens_fit(number, issuer, kind):
    assert noticed(number, issuer, kind) == []


@pytest.mark.parametrize(
    ("number", "issuer", "kind"),
    [
        ("000-0011032-25", "BEL", "I"),
        ("12345678A", "ESP", "I"),
        ("ABS523456", "POL", "I"),
        ("ZS0000171", "POL", "P"),
        ("ZS1000177", "POL", "PP"),
        ("000000000ZZ5", "PRT", "I"),
    ],
)
def test_a_slip_in_them_is_noticed(number, issuer, kind):
    assert noticed(number, issuer, kind) == [DIGIT]


def test_numbers_of_another_form_have_no_inner_digit():
    assert noticed("ABS523456", "POL", "A") == []
    assert noticed("BAA000589", "ESP", "I") == []
    assert noticed("B12345678", "BEL", "I") == []


def test_every_entry_names_a_country_and_its_source():
    assert (FORMS.keys() | RULES.keys()) <= set(ALPHA3_OF.values())
    every = [*FORMS.values(), *(rule for rules in RULES.values() for rule in rules)]
    assert all(one.source and one.words and one.owner for one in every)
