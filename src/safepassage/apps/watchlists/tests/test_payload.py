"""Entries as stored: the same content has the same bytes, also when fields are added later."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from safepassage.apps.watchlists.payload import decode, encode
from safepassage.records import ListedDocument, ListEntry

TEXT = st.text(max_size=8)
WORDS = st.lists(TEXT, max_size=2).map(tuple)
MAYBE = st.none() | TEXT.filter(bool)
ENTRIES = st.builds(
    ListEntry,
    id=TEXT,
    name=MAYBE,
    aliases=WORDS,
    dob=WORDS,
    documents=st.lists(st.builds(ListedDocument, number=TEXT), max_size=2).map(tuple),
    birth_places=WORDS,
    category=MAYBE,
    expires=MAYBE,
    issuer=MAYBE,
)


@given(ENTRIES)
def test_what_is_stored_is_read_again(entry: ListEntry) -> None:
    assert decode(encode(entry)) == entry


def test_fields_that_came_later_give_no_entry_another_key() -> None:
    first = {
        "id": "A",
        "name": "Ada",
        "source": None,
        "given": None,
        "family": None,
        "aliases": [],
        "weak": [],
        "dob": ["1971"],
        "nationality": [],
        "documents": [{"number": "X1", "type": None, "country": "UTO"}],
        "gender": None,
        "script_names": [],
    }
    entry = msgspec.convert(first, ListEntry)
    assert encode(entry) == msgspec.msgpack.encode(first)


def test_a_field_that_came_later_counts_where_it_is_told() -> None:
    assert encode(ListEntry(id="A")) != encode(ListEntry(id="A", issuer="QMA"))
