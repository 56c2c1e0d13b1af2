import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.matching import IndexUnreadableError, ListIndex, build, subject_of
from safepassage.records import Document, ListedDocument, ListEntry, Name, Traveller


@given(st.binary(max_size=64))
def test_damaged_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(IndexUnreadableError):
        ListIndex.from_buffer(data)


def test_another_layout_is_refused() -> None:
    stored = msgspec.msgpack.decode(build([ListEntry(id="A", name="Ada MUSTER")]).to_bytes())
    older = msgspec.msgpack.encode([0, *stored[1:]])
    with pytest.raises(IndexUnreadableError, match="layout 0"):
        ListIndex.from_buffer(older)


def test_an_empty_list_is_an_index_too() -> None:
    assert ListIndex.from_buffer(build([]).to_bytes()).entries == ()


def test_a_traveller_becomes_a_subject_with_all_names_and_numbered_documents() -> None:
    traveller = Traveller(
        surname="MUSTER",
        given_names="ADA",
        born="1971-05-27",
        nationality="UTO",
        sex="F",
        names=(Name(surname="MUSTER", given_names="ADA B"), Name(surname="MUSTER")),
        documents=(Document(type="P", number="X1", issuer="UTO"), Document(type="V")),
    )
    subject = subject_of(traveller)
    assert (subject.surname, subject.given_names, subject.dob) == ("MUSTER", "ADA", "1971-05-27")
    assert subject.other_names == ("ADA B MUSTER", "MUSTER")
    assert subject.documents == (ListedDocument(number="X1", type="P", country="UTO"),)
