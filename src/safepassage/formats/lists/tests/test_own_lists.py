import json
from pathlib import Path

import pytest

from safepassage.formats.lists import (
    ColumnMapping,
    DateOrder,
    ListFile,
    ListFormat,
    TableHead,
    detect,
    is_own_table,
    read_list,
    read_mapping,
    table_head,
)
from safepassage.formats.lists.mapping import MAPPABLE
from safepassage.formats.lists.table_head import _FIELD_OF
from safepassage.records import Defect, ListedDocument

LISTS = Path(__file__).parent / "lists"


def lost(*rows: str) -> ListFile:
    text = "\n".join(("number;type;issuing country;reason", *rows))
    assert detect(text.encode()) is ListFormat.DOCUMENTS
    return read_list(text.encode(), ListFormat.DOCUMENTS)


def codes(file: ListFile) -> list[tuple[str, int | None]]:
    return [(defect.code, defect.segment) for defect in file.defects]


def test_a_list_of_documents_has_numbers_and_no_names() -> None:
    data = (LISTS / "documents.csv").read_bytes()
    assert detect(data) is ListFormat.DOCUMENTS
    file = read_list(data, ListFormat.DOCUMENTS)
    assert [entry.documents for entry in file.entries] == [
        (ListedDocument(number="X1234567", type="passport", country="UTO"),),
        (ListedDocument(number="C7654321", type="national id", country="DEU"),),
    ]
    assert [entry.name for entry in file.entries] == [None, None]
    assert [entry.category for entry in file.entries] == ["stolen", "lost"]
    assert codes(file) == [("list_repeated_id", 4)]
    assert file.usable


def test_a_document_keeps_its_id_in_every_version_and_however_its_number_is_written() -> None:
    (one,), (other,) = lost("X 12-34;P;UTO;lost").entries, lost("x1234;passport;UTO;x").entries
    assert one.id == other.id
    assert "1234" not in one.id


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("-;P;UTO;lost", "list_nothing_to_match"),
        ("X1;P;;lost", "list_invalid_country"),
        ("X1;P;Atlantis;lost", "list_invalid_country"),
        ("X1;P;UTO", "list_row_width"),
    ],
)
def test_a_row_that_names_no_document_refuses_the_list(row: str, code: str) -> None:
    file = lost("X9;P;UTO;lost", row)
    assert codes(file) == [(code, 3)]
    assert not file.usable


def mapping(**changes: object) -> ColumnMapping:
    found = read_mapping((LISTS / "own_table_mapping.json").read_bytes())
    assert isinstance(found, ColumnMapping)
    values = {name: getattr(found, name) for name in ColumnMapping.__struct_fields__}
    return ColumnMapping(**{**values, **changes})


def test_a_table_of_ones_own_is_read_by_its_mapping() -> None:
    data = (LISTS / "own_table.csv").read_bytes()
    file = read_list(data, ListFormat.MAPPED, mapping=mapping())
    ada, otto = file.entries
    assert (file.defects, ada.id, ada.name, ada.family) == ((), "A1", "Ada Muster", "Muster")
    assert ada.aliases == ("Ada Mustere", "Adda Muster")
    assert (ada.dob, ada.nationality) == (("1971-05-27",), ("UTO", "IRN"))
    assert ada.documents == (ListedDocument(number="P123456"),)
    assert (ada.source, ada.ground) == ("harbour police", "Diebstahl")
    assert otto.dob == ("1960-06-05",)


def test_a_column_of_ones_own_table_says_whose_alert_it_is() -> None:
    columns = {"id": ("Akte",), "name": ("Name",), "issuer": ("von",)}
    data = b"Akte;Name;von\nA;Ada;QMA\nB;Bea;\n"
    file = read_list(data, ListFormat.MAPPED, mapping=mapping(columns=columns))
    assert [entry.issuer for entry in file.entries] == ["QMA", None]


def test_the_mapping_says_which_figure_is_the_month() -> None:
    data = b"Akte;Name;geboren\nA;Ada;05/06/1960\nB;Bea;1960-06-05\n"
    columns = {"id": ("Akte",), "name": ("Name",), "dob": ("geboren",)}
    for order, born in ((DateOrder.DAY_FIRST, "1960-06-05"), (DateOrder.MONTH_FIRST, "1960-05-06")):
        read = read_list(data, ListFormat.MAPPED, mapping=mapping(columns=columns, dates=order))
        assert [entry.dob for entry in read.entries] == [(born,), ("1960-06-05",)]


def test_figures_in_an_order_that_the_mapping_does_not_say_are_no_date() -> None:
    columns = {"id": ("Akte",), "name": ("Name",), "dob": ("geboren",)}
    data = b"Akte;Name;geboren\nA;Ada;05.06.1960\n"
    file = read_list(data, ListFormat.MAPPED, mapping=mapping(columns=columns, dates=DateOrder.ISO))
    assert file.entries[0].dob == ()
    assert codes(file) == [("list_value_unread", 2)]


def test_a_column_that_the_mapping_names_and_the_table_has_not_refuses_it() -> None:
    file = read_list(b"Akte;Nachname\nA;Muster\n", ListFormat.MAPPED, mapping=mapping())
    assert {code for code, _ in codes(file)} == {"list_missing_column"}
    assert not file.usable


def test_a_table_without_a_mapping_is_refused() -> None:
    file = read_list(b"Akte\nA\n", ListFormat.MAPPED)
    assert codes(file) == [("list_invalid_mapping", None)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"columns": {"name": ["Name"]}}',
        '{"columns": {"id": ["Akte"]}}',
        '{"columns": {"id": ["Akte"], "name": ["Name"], "height": ["Groesse"]}}',
        '{"columns": {"id": ["Akte"], "name": ["Name"]}, "separator": "x"}',
        '{"columns": {"id": ["Akte"], "name": ["Name"]}, "between": ""}',
        '{"columns": {"id": ["Akte"], "name": ["Name"]}, "datum": "iso"}',
        '{"columns": {"id": ["Akte"], "name": ["Name"]}, "dates": "guess"}',
    ],
)
def test_a_mapping_that_cannot_be_used_says_why(text: str) -> None:
    found = read_mapping(text.encode())
    assert isinstance(found, Defect)
    assert found.code == "list_invalid_mapping"


def test_the_exchange_form_carries_every_field() -> None:
    row = {
        "id": "A",
        "name": "Ada",
        "birth_places": ["Port Utopia", "UTO"],
        "category": "theft",
        "ground": "stole",
        "expires": "2027-01-31",
        "issuer": "QMA",
    }
    (entry,) = read_list(json.dumps(row).encode(), ListFormat.JSONL).entries
    assert (entry.birth_places, entry.category) == (("Port Utopia", "UTO"), "theft")
    text = (
        "id;name;birth_places;category;ground;expires;issuer\n"
        "A;Ada;Port Utopia|UTO;theft;stole;%s;QMA\n"
    )
    assert read_list((text % "2027-01-31").encode(), ListFormat.CSV).entries == (entry,)
    assert codes(read_list((text % "2027").encode(), ListFormat.CSV)) == [("list_invalid_date", 2)]


def test_the_head_of_a_table_shows_its_columns_and_guesses_their_fields() -> None:
    rows = "".join(f"{n};M{n};A\n" for n in range(9))
    head = table_head(f"File no.;Surname;Colour\n{rows}".encode())
    assert isinstance(head, TableHead)
    assert (head.headings, head.separator) == (("File no.", "Surname", "Colour"), ";")
    assert (len(head.rows), head.rows[0]) == (5, ("0", "M0", "A"))
    assert head.guess() == {0: "id", 1: "family"}


def test_every_guess_is_a_field_of_the_mapping() -> None:
    assert set(_FIELD_OF.values()) <= set(MAPPABLE)


@pytest.mark.parametrize(
    ("data", "is_own"),
    [
        (b"Akte;Name\nA;Ada\n", True),
        (b"id;name\nA;Ada\n", False),
        (b"number;type;country\nX1;P;UTO\n", False),
        (b'{"id": "A"}', False),
        (b"<x/>", False),
        (b"", False),
    ],
)
def test_a_table_of_ones_own_has_none_of_the_known_forms(data: bytes, *, is_own: bool) -> None:
    assert is_own_table(data) is is_own


def test_headings_are_told_apart_by_their_vowel_signs_and_may_be_a_mere_sign() -> None:
    headings = ("\u0928\u093e\u092e", "\u0928\u0940\u092e")
    data = f"#;{';'.join(headings)}\n7;Ada;Muster\n".encode()
    columns = {"id": ("#",), "given": headings[:1], "family": headings[1:]}
    file = read_list(data, ListFormat.MAPPED, mapping=mapping(columns=columns))
    assert [(entry.id, entry.name) for entry in file.entries] == [("7", "Ada Muster")]
