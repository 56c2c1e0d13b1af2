"""Nothing is said against the papers of people who may need protection."""

import pytest
from msgspec.structs import replace

from safepassage.documents.announced.notes import notes_on
from safepassage.documents.announced.protected import HARMLESS, is_protected
from safepassage.documents.reasons import MEANINGS
from safepassage.records import Document, Traveller, Weight

DAY = "2026-09-01"
WORST = Document(
    type="P",
    number="0000000000000?",
    issuer="QQQ",
    expires="2019-01-01",
    issued="2027-01-01",
)
WORST_VISA = Document(type="V", number="UNKNOWN", issuer="SUN", expires="2019-01-01")
BEARER = Traveller(nationality="QMA", born="2028-01-01", documents=(WORST, WORST_VISA))


def codes(traveller: Traveller) -> set[str]:
    shared = set(traveller.documents)
    return {note.code for notes in notes_on(traveller, DAY, shared) for note in notes}


def test_the_same_papers_are_noticed_of_anybody_else():
    assert len(codes(BEARER)) >= 9


@pytest.mark.parametrize("nationality", ["XXA", "XXB", "XXC", "XXX", "xxb"])
def test_of_refugees_and_stateless_persons_nothing_is_noticed(nationality):
    assert codes(replace(BEARER, nationality=nationality)) == set()


@pytest.mark.parametrize("field", ["nationality", "issuer"])
@pytest.mark.parametrize("code", ["XXA", "XXB", "XXC"])
def test_it_is_enough_that_one_document_says_so(field, code):
    documents = (WORST, replace(WORST_VISA, **{field: code}))
    assert codes(replace(BEARER, documents=documents)) == set()


@pytest.mark.parametrize("kind", ["PR", "PS", "PT", "R", "T", "pr", "RT"])
def test_of_holders_of_a_refugees_or_aliens_document_nothing_is_noticed(kind):
    documents = (WORST, Document(type=kind, number="Z01X0006H", issuer="D"))
    assert codes(replace(BEARER, documents=documents)) == set()


def test_a_refugees_passport_of_another_state_is_no_note():
    document = Document(type="P", number="Z01X0006H", issuer="D", expires="2031-01-01")
    assert codes(Traveller(nationality="XXB", documents=(document,))) == set()


def test_german_travel_documents_of_refugees_are_no_other_form():
    document = Document(type="P", number="Z01X0006H", issuer="D", expires="2031-01-01")
    found = notes_on(Traveller(nationality="D", documents=(document,)), DAY)
    assert found == ((),)


def test_how_a_number_was_written_may_be_said():
    document = Document(type="P", number="L898902C36", issuer="UTO", expires="2031-01-01")
    (notes,) = notes_on(Traveller(nationality="XXB", documents=(document,)), DAY)
    assert [note.code for note in notes] == ["announced_number_with_digit"]


def test_what_may_be_said_never_asks_to_compare_anything():
    assert {MEANINGS[code].severity for code in HARMLESS} == {Weight.INFO}


def test_nobody_else_is_held_to_be_protected():
    assert not is_protected(BEARER)
    assert not is_protected(Traveller())
