"""What may be left out of a search is made up for; what is stored stays exact tokens."""

import pytest

from safepassage.apps.travel import wanted
from safepassage.formats.countries import ISSUERS


def values(one):
    return [value for _, value in one.pairs]


def test_a_document_without_issuer_is_tried_under_every_issuing_state():
    tried = values(wanted.by_document("l898902c3", ""))
    assert {"L898902C3|", "L898902C3|UTO", "L898902C3|D"} <= set(tried)
    assert len(tried) == len(ISSUERS) + 1


@pytest.mark.parametrize(
    ("issuer", "tried"),
    [("uto", ["X1|", "X1|UTO"]), ("PT", ["X1|", "X1|PRT"]), ("DEU", ["X1|", "X1|D", "X1|DEU"])],
)
def test_an_issuer_is_tried_in_its_spellings(issuer, tried):
    assert values(wanted.by_document("X1", issuer)) == tried


def test_given_names_are_tried_in_every_order():
    tried = values(wanted.by_name("Eriksson", "Maria Anna", None))
    assert sorted(tried) == ["ERIKSSON|ANNAMARIA", "ERIKSSON|MARIAANNA"]
    assert values(wanted.by_name("Eriksson", "A B C D E", None)) == ["ERIKSSON|ABCDE"]


def test_with_a_birth_date_the_surname_is_enough():
    assert values(wanted.by_name("Eriksson", "", "1974-08-12")) == ["ERIKSSON|1974-08-12"]


@pytest.mark.parametrize(
    ("known", "told", "fits"),
    [("ANNA MARIA", "maria", True), ("ANNAMARIA", "anna", True), ("ANNA", "eva", False)],
)
def test_parts_of_the_given_names_fit(known, told, fits):
    assert wanted.bears(known, told) is fits
