"""What leaves is what the terms name, and nothing more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registers import PERSONS, TERMS
from safepassage.records.document import Document
from safepassage.records.register import RegisterKind, Sent
from safepassage.records.traveller import Address, Traveller
from safepassage.safeguards.registers import (
    FIELDS_OF,
    MOST_DOCUMENTS,
    Terms,
    fault_of,
    is_name_alone,
    questions_for,
)

PASSPORT = Document(type="P", number="XK0098231", issuer="QMA", expires="2031-01-01")
VISA = Document(type="V", number="V1", issuer="UTO")
CARD = Document(type="I", number="I1", issuer="UTO")
WHOLE = Traveller(
    surname="TESTOVAR",
    given_names="ILMO",
    born="1971-05-27",
    nationality="QMA",
    sex="M",
    phones=("+999 1",),
    emails=("ilmo@example",),
    addresses=(Address(street="Main Street 1"),),
    documents=(PASSPORT, VISA, CARD),
)


def asked(base=TERMS, traveller=WHOLE, **changed):
    return questions_for(Terms(**{**base, **changed}), traveller)


def test_a_question_a_document():
    assert [one[Sent.DOCUMENT_NUMBER] for one in asked()] == ["XK0098231", "V1", "I1"]


def test_the_same_document_is_asked_about_once():
    twice = Traveller(documents=(PASSPORT, PASSPORT))
    assert len(asked(traveller=twice)) == 1


def test_a_hundred_documents_are_no_hundred_questions():
    many = Traveller(documents=tuple(Document(number=str(n)) for n in range(100)))
    assert len(asked(traveller=many)) == MOST_DOCUMENTS


def test_only_the_fields_named_are_in_it():
    (question,) = asked(
        traveller=Traveller(surname="X", documents=(PASSPORT,)),
        fields=frozenset({Sent.DOCUMENT_NUMBER}),
    )
    assert question == {Sent.DOCUMENT_NUMBER: "XK0098231"}


def test_a_register_of_visas_is_asked_about_visas():
    fields = frozenset({Sent.DOCUMENT_NUMBER, Sent.SURNAME})
    (question,) = asked(kind=RegisterKind.VISAS, fields=fields)
    assert question == {Sent.DOCUMENT_NUMBER: "V1", Sent.SURNAME: "TESTOVAR"}


def test_a_register_of_identities_is_asked_about_its_own_states_documents():
    found = asked(kind=RegisterKind.IDENTITIES, state="UTO")
    assert [one[Sent.DOCUMENT_NUMBER] for one in found] == ["V1", "I1"]


def test_persons_are_asked_about_without_a_document():
    (question,) = asked(PERSONS)
    assert question == {
        Sent.SURNAME: "TESTOVAR",
        Sent.GIVEN_NAMES: "ILMO",
        Sent.BORN: "1971-05-27",
    }


@pytest.mark.parametrize("base", [TERMS, PERSONS])
def test_who_has_told_too_little_is_not_asked_about(base):
    assert asked(base, Traveller(born="1971")) == []


@pytest.mark.parametrize(
    ("matched", "alone"),
    [
        ((Sent.SURNAME,), True),
        ((Sent.SURNAME, Sent.GIVEN_NAMES, Sent.SEX), True),
        ((Sent.SURNAME, Sent.BORN), False),
        ((Sent.DOCUMENT_NUMBER,), False),
    ],
)
def test_a_name_without_more_is_a_name_alone(matched, alone):
    assert is_name_alone(matched) is alone


TEXT = st.one_of(st.none(), st.text(max_size=300))
DOCUMENTS = st.lists(st.builds(Document, type=TEXT, number=TEXT, issuer=TEXT), max_size=6)
TRAVELLERS = st.builds(
    Traveller,
    surname=TEXT,
    given_names=TEXT,
    born=TEXT,
    nationality=TEXT,
    sex=TEXT,
    phones=st.just(("+999 1",)),
    documents=DOCUMENTS.map(tuple),
)


@given(
    traveller=TRAVELLERS,
    kind=st.sampled_from(RegisterKind),
    fields=st.frozensets(st.sampled_from(Sent)),
    state=st.sampled_from([None, "UTO", "QMA"]),
)
def test_whatever_is_told_nothing_else_leaves(traveller, kind, fields, state):
    terms = Terms(**{**TERMS, "kind": kind, "fields": fields & FIELDS_OF[kind], "state": state})
    if fault_of(terms):
        return
    questions = questions_for(terms, traveller)
    assert len(questions) <= MOST_DOCUMENTS
    for question in questions:
        assert question.keys() <= terms.fields
        assert all(0 < len(value) <= 100 for value in question.values())
