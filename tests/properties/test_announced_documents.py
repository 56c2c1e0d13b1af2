"""Whatever is announced, there are notes or none; none of them is a verdict."""

from hypothesis import example, given
from hypothesis import strategies as st

from safepassage.documents.announced.notes import notes_on
from safepassage.documents.announced.numbers import bare_number, compact
from safepassage.documents.announced.protected import HARMLESS
from safepassage.pipeline.subjects import listed_as
from safepassage.records import Document, Traveller, Weight

SIGNS = st.text(alphabet="<0123456789ABCXYZ? -\u0660\u0130\u00df\ud55c", max_size=40)
NUMBERS = st.none() | SIGNS | st.text(max_size=20)
CODES = st.none() | st.sampled_from(
    ["D", "DEU", "GBR", "USA", "NLD", "POL", "PRT", "BEL", "ESP", "UTO", "QMA", "SUN", "QQQ", "DE"]
) | st.text(max_size=4)  # fmt: skip
DAYS = st.none() | st.dates().map(str) | st.text(max_size=12)
DOCUMENTS = st.builds(
    Document,
    type=st.none() | st.sampled_from(["P", "PP", "I", "V", "AC", "L"]) | st.text(max_size=3),
    number=NUMBERS,
    issuer=CODES,
    nationality=CODES,
    expires=DAYS,
    issued=DAYS,
)
TRAVELLERS = st.builds(
    Traveller,
    nationality=CODES,
    born=DAYS,
    documents=st.lists(DOCUMENTS, max_size=3).map(tuple),
)
LONG = Traveller(documents=(Document(type="I", number="9" * 5_000, issuer="BEL"),))


@given(TRAVELLERS, DAYS, st.booleans())
@example(traveller=LONG, day="2026-09-01", shared=True)
def test_every_document_has_its_notes_and_no_note_is_a_verdict(traveller, day, shared):
    every = notes_on(traveller, day, set(traveller.documents) if shared else ())
    assert len(every) == len(traveller.documents)
    for notes in every:
        assert {note.severity for note in notes} <= {Weight.INFO, Weight.WARNING}
        assert all(note.text and "{" not in note.text for note in notes)


@given(TRAVELLERS, DAYS, st.sampled_from(["XXA", "XXB", "XXC"]))
def test_of_the_protected_only_what_is_harmless_is_said(traveller, day, code):
    person = Traveller(nationality=code, born=traveller.born, documents=traveller.documents)
    every = notes_on(person, day, set(traveller.documents))
    assert {note.code for notes in every for note in notes} <= HARMLESS


@given(NUMBERS, CODES)
def test_a_number_without_its_digit_is_a_beginning_of_the_number(number, issuer):
    bare = bare_number(number, issuer or "")
    assert compact(number).startswith(bare)
    assert len(compact(number)) - len(bare) <= 1


@given(TRAVELLERS)
def test_screening_looks_for_every_number_as_sent(traveller):
    sent = [one.number for one in traveller.documents if one.number]
    assert [one.number for one in listed_as(traveller).documents][: len(sent)] == sent
