"""Lists are searched for a number as it was sent, and as it is printed."""

import pytest

from safepassage.matching import build, screen
from safepassage.pipeline.subjects import listed_as
from safepassage.records import Document, ListedDocument, ListEntry, Traveller
from safepassage.records.watch import MatchClass

STOLEN = ListEntry(id="S-1", documents=(ListedDocument(number="L898902C3", country="UTO"),))
INDEX = build([STOLEN])


def traveller(number: str | None, issuer: str | None = "UTO") -> Traveller:
    document = Document(type="P", number=number, issuer=issuer)
    return Traveller(surname="TESTOVAR", born="1971-05-27", documents=(document,))


@pytest.mark.parametrize("number", ["L898902C3", "L898902C36", "L898902C3 6", "l-898902c3"])
def test_a_stolen_document_is_found_with_its_check_digit_and_without(number):
    (match,) = screen(INDEX, listed_as(traveller(number)))
    assert match.alert
    assert match.match_class is MatchClass.DOCUMENT
    assert match.reasons[0].code == "document_and_issuer"


@pytest.mark.parametrize("number", ["L898902C37", "L898902C4", "L898902C362"])
def test_any_other_sign_behind_it_is_no_alert(number):
    assert not any(one.alert for one in screen(INDEX, listed_as(traveller(number))))


def test_a_number_without_a_digit_is_looked_for_once():
    assert listed_as(traveller("L898902C3")).documents == (
        ListedDocument(number="L898902C3", type="P", country="UTO"),
    )
    assert listed_as(traveller(None)).documents == ()
