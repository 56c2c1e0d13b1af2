"""What the law wants of a traveller, field by field."""

import pytest
from msgspec.structs import replace

from safepassage.records.document import Document
from safepassage.records.traveller import Bags, Seat, SeatSource, Traveller
from safepassage.safeguards.completeness import FIELDS, WANTED, understood, wanting

DOCUMENT = Document(type="P", number="XK0098231", issuer="UTO", expires="2031-01-01")
COMPLETE = Traveller(
    surname="TESTOVAR",
    given_names="ILMO",
    born="1971-05-27",
    sex="M",
    nationality="UTO",
    documents=(DOCUMENT,),
    reservation="AAAB22",
    seats=(Seat(source=SeatSource.MANIFEST, number="12A"),),
    bags=Bags(count=0),
    verified=True,
)


def test_a_complete_traveller_wants_nothing():
    assert wanting(COMPLETE) == ()
    assert set(understood(COMPLETE)) == set(FIELDS)


def test_of_an_empty_one_everything_misses():
    assert wanting(Traveller()) == tuple(WANTED)
    assert understood(Traveller()) == ()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"surname": ""}, "surname"),
        ({"given_names": None}, "given_names"),
        ({"born": None}, "birth_date"),
        ({"sex": None}, "sex"),
        ({"nationality": None}, "nationality"),
        ({"documents": (replace(DOCUMENT, type=None),)}, "document_type"),
        ({"documents": (replace(DOCUMENT, number=None),)}, "document_number"),
        ({"documents": (replace(DOCUMENT, issuer=None),)}, "document_issuer"),
        ({"documents": (replace(DOCUMENT, expires=None),)}, "document_expiry"),
    ],
)
def test_each_field_is_missed_by_its_name(values, field):
    assert wanting(replace(COMPLETE, **values)) == (field,)


def test_what_one_document_lacks_another_may_have():
    lacking = replace(DOCUMENT, expires=None)
    assert wanting(replace(COMPLETE, documents=(lacking, DOCUMENT))) == ()
