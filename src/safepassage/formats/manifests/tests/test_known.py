"""Tables whose columns somebody has told: laid out in a form, chosen for later files."""

import pytest

from safepassage.formats.manifests import Field, MappingError, chosen, layout_of, mapping_for
from safepassage.formats.manifests.mapping import DateOrder
from safepassage.formats.read import read

ODD = b"Apellidos Q;Nombres Q;Nac Q;Pas Q;Pais Q\r\nMUSTER;ERIKA;09/01/1984;X0000001;UTO\r\n"
BARE = b"MUSTER,ERIKA,1984-01-09,X0000001\r\nMODEL,JO,1975-11-02,X0000004\r\n"
FIELDS = [
    Field.SURNAME,
    Field.GIVEN_NAMES,
    Field.BORN,
    Field.DOCUMENT_NUMBER,
    Field.DOCUMENT_ISSUER,
]


def test_headings_are_shown_and_kept_by_name_when_they_are_confirmed() -> None:
    layout = layout_of(ODD)
    assert layout
    assert (layout.named, layout.doubtful) == (False, True)
    assert layout.headings == ("Apellidos Q", "Nombres Q", "Nac Q", "Pas Q", "Pais Q")
    mapping = mapping_for(layout, FIELDS, dates=DateOrder.DAY_FIRST, headed=True)
    assert [one.name for one in mapping.columns] == list(layout.headings)
    assert chosen(ODD, [mapping]) is mapping
    (message,) = read(ODD, mappings=[mapping]).messages
    (traveller,) = message.travellers
    assert (traveller.surname, traveller.born) == ("MUSTER", "1984-01-09")


def test_a_row_of_somebodys_data_is_never_kept_as_headings() -> None:
    layout = layout_of(BARE)
    assert layout
    assert not layout.named
    mapping = mapping_for(layout, FIELDS[:4], dates=None)
    assert {one.name for one in mapping.columns} == {None}
    assert b"MUSTER" not in repr(mapping).encode()
    (message,) = read(BARE, mappings=[mapping]).messages
    assert [one.surname for one in message.travellers] == ["MUSTER", "MODEL"]


def test_recognised_headings_need_no_confirmation() -> None:
    layout = layout_of(b"Surname;Given names;Date of birth\r\nMUSTER;ERIKA;1984-01-09\r\n")
    assert layout
    assert (layout.named, layout.doubtful) == (True, False)
    mapping = mapping_for(layout, FIELDS[:3], dates=None)
    assert [one.name for one in mapping.columns] == list(layout.headings)


@pytest.mark.parametrize("row", [b"Muster;Erika;UTO;F", b"Muster;Erika;UTO;F\r\nModel;Jo;UTO;M"])
def test_a_row_of_names_alone_is_not_kept_as_headings(row: bytes) -> None:
    layout = layout_of(row)
    assert layout
    assert not layout.named
    fields = [Field.SURNAME, Field.GIVEN_NAMES, Field.NATIONALITY, Field.SEX]
    mapping = mapping_for(layout, fields, dates=None)
    assert {one.name for one in mapping.columns} == {None}
    assert not any(word in repr(mapping) for word in ("Muster", "Erika", "Model"))
    (message,) = read(row, mappings=[mapping]).messages
    assert message.travellers[0].surname == "Muster"


def test_what_looks_like_data_is_not_kept_whatever_is_confirmed() -> None:
    layout = layout_of(BARE)
    assert layout
    assert not layout.doubtful
    mapping = mapping_for(layout, FIELDS[:4], dates=None, headed=True)
    assert {one.name for one in mapping.columns} == {None}


def test_another_layout_is_not_read_by_it() -> None:
    layout = layout_of(ODD)
    assert layout
    mapping = mapping_for(layout, FIELDS, dates=None, headed=True)
    other = ODD.replace(b"Pas Q", b"Pasaporte")
    assert chosen(other, [mapping]) is None
    assert chosen(b"UNA:+.? 'UNB+UNOA:4+1U+UTO", [mapping]) is None
    assert chosen(ODD, []) is None


def test_what_is_no_table_has_no_layout() -> None:
    for data in (b"", b"one line", b'{"manifest": "csv"}', b"UNB+UNOA:4+A;B;C;D'"):
        assert layout_of(data) is None


def test_contradictions_are_explained() -> None:
    layout = layout_of(ODD)
    assert layout
    with pytest.raises(MappingError, match="Two columns are surname"):
        mapping_for(layout, [Field.SURNAME, Field.SURNAME], dates=None)
    with pytest.raises(MappingError, match="whole name"):
        mapping_for(layout, [None, Field.GIVEN_NAMES], dates=None)
    two = mapping_for(layout, [Field.SURNAME, *[Field.DOCUMENT_NUMBER] * 2], dates=None)
    assert [one.nth for one in two.columns] == [1, 1, 2]
