import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.matching import IndexUnreadableError, ListIndex, build, screen, subject_of
from safepassage.matching.arrays import pack, unpack
from safepassage.matching.index import LAYOUT
from safepassage.matching.spelling.pool import letters_from
from safepassage.matching.vocabulary import place_of
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


def test_entries_added_to_an_index_are_screened_beside_it_and_others_are_gone() -> None:
    first = [ListEntry(id=f"{at}", name=f"Ada MUSTER{'abcdefghij'[at]}") for at in range(10)]
    base = build(first)
    late = ListEntry(id="late", name="Bea BEISPIEL", documents=(ListedDocument(number="UTO77777"),))
    index = base.changed(np.array([3], dtype=np.int32), build([late], beside=base))
    assert len(index) == 10
    assert [one.id for one in index.entries] == [*"012456789", "late"]
    assert [one.entry for one in screen(index, Subject(name="BEISPIEL BEA"))] == ["late"]
    document = ListedDocument(number="UTO77777")
    assert [one.entry for one in screen(index, Subject(documents=(document,)))] == ["late"]
    assert "3" not in {one.entry for one in screen(index, Subject(name="ADA MUSTERD"))}
    assert screen(base, Subject(name="ADA MUSTERD"))[0].entry == "3"


def test_who_is_gone_is_not_found_by_a_document_either() -> None:
    document = ListedDocument(number="UTO12345", country="UTO")
    base = build([ListEntry(id="A", name="Ada MUSTER", documents=(document,))])
    index = base.changed(np.array([0], dtype=np.int32), None)
    assert len(index) == 0
    assert screen(index, Subject(name="ADA MUSTER", documents=(document,))) == ()


def test_words_of_added_names_weigh_what_they_would_in_the_whole_list() -> None:
    first = [ListEntry(id=f"{at}", name=f"Ada {word}") for at, word in enumerate(("Zorn", "Quist"))]
    late = [ListEntry(id="late", name="Ada Testovar")]
    base = build(first)
    added, whole = build(late, beside=base), build([*first, *late])
    assert added.names_counted == whole.names_counted == 3
    for word in ("ada", "testovar"):
        weights = {
            float(one.names.weights[place_of(one.vocabulary, letters_from((word,))[0])])
            for one in (added, whole)
        }
        assert len(weights) == 1


def test_matches_of_all_layers_stand_in_one_order_and_as_many_as_are_asked_for() -> None:
    dates = [f"1971-05-{day:02}" for day in range(1, 9)]
    entries = [ListEntry(id=day, name="Ada MUSTER", dob=(day,)) for day in dates]
    base = build(entries[:4])
    index = base.changed(np.zeros(0, dtype=np.int32), build(entries[4:], beside=base))
    subject = Subject(name="ADA MUSTER", dob="1971-05-06")
    found = [one.entry for one in screen(index, subject, threshold=0.0, limit=3)]
    assert found == [one.entry for one in screen(build(entries), subject, threshold=0.0, limit=3)]
    assert found[0] == "1971-05-06"
