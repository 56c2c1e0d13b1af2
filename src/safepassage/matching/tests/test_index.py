import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.matching import IndexUnreadableError, ListIndex, build, screen, subject_of
from safepassage.matching.arrays import pack, unpack
from safepassage.matching.index import LAYOUT
from safepassage.records import Document, ListedDocument, ListEntry, Name, Subject, Traveller


@given(st.binary(max_size=64))
def test_damaged_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(IndexUnreadableError):
        ListIndex.from_buffer(data)


def test_another_layout_is_refused() -> None:
    arrays = unpack(LAYOUT, build([ListEntry(id="A", name="Ada MUSTER")]).to_bytes())
    with pytest.raises(IndexUnreadableError, match="layout 0"):
        ListIndex.from_buffer(pack(0, arrays))


@given(st.integers(min_value=0), st.binary(min_size=1, max_size=8))
def test_an_index_that_is_damaged_anywhere_or_cut_is_refused(at: int, damage: bytes) -> None:
    whole = bytes(build([ListEntry(id="A", name="Ada MUSTER")]).to_bytes())
    with pytest.raises(IndexUnreadableError):
        ListIndex.from_buffer(whole[: at % len(whole)])
    place = at % (len(whole) - len(damage))
    damaged = whole[:place] + damage + whole[place + len(damage) :]
    if damaged != whole:
        with pytest.raises(IndexUnreadableError):
            ListIndex.from_buffer(damaged)


def test_the_same_entries_in_any_order_give_the_same_bytes_and_stay_as_they_were() -> None:
    entries = [
        ListEntry(id="B", name="Bea BEISPIEL", dob=("1971",), aliases=("Беа Байшпиль",)),
        ListEntry(id="A", name="Ada von MUSTER", documents=(ListedDocument(number="X1"),)),
    ]
    index = build(entries)
    assert index.to_bytes() == build(reversed(entries)).to_bytes()
    assert list(ListIndex.from_buffer(index.to_bytes()).entries) == entries[::-1]


def test_an_empty_list_is_an_index_too() -> None:
    index = ListIndex.from_buffer(build([]).to_bytes())
    assert list(index.entries) == []
    assert screen(index, Subject(name="Ada MUSTER", dob="1971-05-27")) == ()


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
