"""What is missing is no reason; a document that is looked for is no person."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from msgspec.structs import replace

from safepassage.apps.cases.shown import SealedHit
from safepassage.apps.watchlists.models import LegalEffect
from safepassage.apps.watchlists.selectors import Listing
from safepassage.flows.open_item import OpenHit
from safepassage.matching import build, screen
from safepassage.matching.evidence import identity_reasons
from safepassage.matching.subjects import subject_of
from safepassage.records.document import Document
from safepassage.records.reason import MatchReason
from safepassage.records.traveller import Traveller
from safepassage.records.watch import ListedDocument, ListEntry, Subject
from safepassage.safeguards.purpose import Purpose
from safepassage.web.console.items.comparing import compare
from safepassage.web.console.travellers.wording import document_type, sex_in_words

AT = datetime(2026, 9, 1, 6, 0, tzinfo=UTC)
PASSPORT = Document(type="P", number="XK0098231", issuer="QMA")
TRAVELLER = Traveller(
    surname="TESTOVAR",
    given_names="ILMO",
    born="1971-05-27",
    nationality="QMA",
    sex="M",
    documents=(PASSPORT,),
)
SAME_NAME = MatchReason(code="name_same", weight=1.0, text="The names are the same.")
LISTED = ListedDocument(number="XK0098231", type="passport", country="QMA")


def hit(entry, effect=LegalEffect.TRAVEL_BAN, traveller=TRAVELLER):
    sealed = SealedHit(
        id=UUID(int=1),
        kind="list",
        key="list/L-1",
        match_class="identity",
        list_id=UUID(int=2),
        list_version="1",
        name_score=1.0,
        identity_score=1.0,
        evidence=b"",
        raised_at=AT,
        withdrawn_at=None,
    )
    listing = Listing(
        key="L-1",
        list_id=UUID(int=2),
        list_name="List",
        owner="Ministry",
        legal_effect=effect,
        legal_ground="Act",
        purpose=Purpose.BORDER_CHECK,
        severity=1,
        version_id=UUID(int=3),
        version_number=1,
        entry=entry,
    )
    name = (SAME_NAME,) if entry.name else ()
    reasons = (*name, *identity_reasons(subject_of(traveller), entry))
    return compare(OpenHit(hit=sealed, reasons=reasons, listing=listing), traveller)


def texts(points):
    return [one.text for one in points]


def test_what_the_list_does_not_tell_is_missing_and_not_against():
    found = hit(ListEntry(id="L-1", name="Ilmo Testovar"))
    assert found.reasons_against == []
    assert texts(found.missing) == [
        "The list names no document of this person.",
        "The list gives no birth date for this person.",
        "The list gives no nationality for this person.",
        "The list does not say the sex.",
    ]


def test_what_the_carrier_did_not_send_is_missing_too():
    entry = ListEntry(id="L-1", name="Ilmo Testovar", dob=("1971",), documents=(LISTED,))
    found = hit(entry, traveller=Traveller(surname="TESTOVAR", given_names="ILMO"))
    assert found.reasons_against == []
    assert texts(found.missing) == [
        "The carrier sent no document number.",
        "The carrier sent no birth date.",
    ]


def test_what_would_turn_the_outcome_is_said_beside_the_reason():
    entry = ListEntry(id="L-1", name="Ilmo B TESTOVAR", dob=("1971-05-27",))
    (match,) = screen(build([entry]), Subject(name="Ilmo Ada TESTOVAR", dob="1971-05-27"))
    found = hit(entry)
    points = compare(replace(found.open_hit, reasons=match.reasons), TRAVELLER).reasons_for
    assert [one.turns for one in points if "birth" in one.text] == ["Without this, no alert."]


def test_what_differs_is_against():
    other = ListedDocument(number="ZZ1", country="QMA")
    entry = ListEntry(
        id="L-1", name="Ilmo Testovar", dob=("1985",), nationality=("QMA",), documents=(other,)
    )
    assert texts(hit(entry).reasons_against) == [
        "The birth dates contradict each other.",
        "The document announced is none of those listed.",
    ]


@pytest.mark.parametrize("name", [None, "Ilmo Testovar"])
def test_a_document_that_is_looked_for_is_compared_as_a_document(name):
    found = hit(ListEntry(id="L-1", name=name, documents=(LISTED,)), LegalEffect.SEIZE_DOCUMENT)
    assert found.about_document
    assert texts(found.missing) == []
    assert "Document number and issuer are the same." in texts(found.reasons_for)
    assert found.reasons_against == []


def test_both_sides_are_said_in_one_vocabulary():
    found = hit(ListEntry(id="L-1", name="Ilmo Testovar", gender="male"))
    (sex,) = [one for one in found.reasons_for if one.text == "The sex is the same."]
    assert (sex.announced, sex.listed) == ("male", "male")


@pytest.mark.parametrize(
    ("told", "words"),
    [("F", "female"), ("Female", "female"), (None, None), ("", None), ("other", "other")],
)
def test_a_sex_in_words(told, words):
    assert sex_in_words(told) == words


def test_a_document_without_a_kind_says_so():
    assert document_type(Document(number="1")) == "Document, kind not told"
    assert document_type(PASSPORT) == "Passport"
