import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.formats.lists import ListFormat, detect, read_csv, read_jsonl, read_list
from safepassage.records import ListedDocument, ListEntry, Severity

ADA = {"id": "L-1", "name": "Ada MUSTER", "dob": ["1971-05-27", "1972"], "nationality": ["UTO"]}


def jsonl(*rows: object) -> bytes:
    return "\n".join(json.dumps(row) for row in rows).encode()


def codes(data: bytes, list_format: ListFormat = ListFormat.JSONL) -> list[tuple[str, int | None]]:
    return [(d.code, d.segment) for d in read_list(data, list_format).defects]


def test_an_exchange_file_gives_its_entries() -> None:
    entries, defects = read_jsonl(b"\xef\xbb\xbf" + jsonl(ADA) + b"\r\n\r\n")
    assert defects == ()
    assert entries == (
        ListEntry(id="L-1", name="Ada MUSTER", dob=("1971-05-27", "1972"), nationality=("UTO",)),
    )


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"name": "Ada"}, "list_invalid_entry"),
        ({"id": 7, "name": "Ada"}, "list_invalid_entry"),
        ({"id": "A", "name": "Ada", "dob": "1971"}, "list_invalid_entry"),
        ([], "list_invalid_entry"),
        ({"id": " ", "name": "Ada"}, "list_missing_id"),
        ({"id": "A"}, "list_nothing_to_match"),
        ({"id": "A", "name": "Ada", "dob": ["1971-02-30"]}, "list_invalid_date"),
        ({"id": "A", "name": "Ada", "dob": ["27.05.1971"]}, "list_invalid_date"),
        ({"id": "A", "name": "Ada", "nationality": ["Utopia"]}, "list_invalid_country"),
        ({"id": "A", "documents": [{"number": "1", "country": "?"}]}, "list_invalid_country"),
        ({"id": "A", "name": "Ada", "gender": "unknown"}, "list_invalid_gender"),
        ({"id": "L-1", "name": "Ada"}, "list_repeated_id"),
    ],
)
def test_a_bad_line_is_named_and_refuses_the_file(row: object, code: str) -> None:
    data = jsonl(ADA) + b"\n\n" + jsonl(row)
    assert codes(data) == [(code, 3)]
    assert not read_list(data, ListFormat.JSONL).usable


@pytest.mark.parametrize(
    ("line", "code"),
    [(b"{", "list_not_json"), (b"nonsense", "list_not_json"), (b'{"id": "\xff"}', "list_not_utf8")],
)
def test_a_line_that_cannot_be_read_is_named(line: bytes, code: str) -> None:
    assert codes(jsonl(ADA) + b"\n" + line) == [(code, 2)]


def test_unknown_fields_are_told_and_not_read() -> None:
    file = read_list(jsonl({**ADA, "height": 180}), ListFormat.JSONL)
    assert [(d.code, d.severity) for d in file.defects] == [
        ("list_unknown_field", Severity.WARNING)
    ]
    assert file.usable


def test_an_empty_file_is_refused() -> None:
    assert codes(b"") == [("list_empty", None)]
    assert codes(b"id;name\n", ListFormat.CSV) == [("list_empty", None)]


CSV = """ID;name;aliases;dob;nationality;documents;gender;given
L-1;Ada MUSTER;A. Muster|Ada Beispiel;1971-05-27|1972;UTO|D;X1|UTO:X2|passport:UTO:X3;female;

L-2;"MUSTER; Otto";;;;;;Otto
"""


@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_a_spreadsheet_gives_its_entries(bom: str) -> None:
    entries, defects = read_csv((bom + CSV).encode())
    assert defects == ()
    assert entries[0] == ListEntry(
        id="L-1",
        name="Ada MUSTER",
        aliases=("A. Muster", "Ada Beispiel"),
        dob=("1971-05-27", "1972"),
        nationality=("UTO", "D"),
        gender="female",
        documents=(
            ListedDocument(number="X1"),
            ListedDocument(number="X2", country="UTO"),
            ListedDocument(number="X3", country="UTO", type="passport"),
        ),
    )
    assert entries[1] == ListEntry(id="L-2", name="MUSTER; Otto", given="Otto")


def test_commas_separate_too() -> None:
    entries, defects = read_csv(b'id,name\r\nL-1,"MUSTER, Ada"\r\n')
    assert (defects, entries[0].name) == ((), "MUSTER, Ada")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"name\nAda\n", [("list_missing_column", 1)]),
        (b"id;name;name\nA;B;C\n", [("list_repeated_column", 1)]),
        (b"id;name\nA;Ada\nB;Bea;1\n", [("list_row_width", 3)]),
        (b'id;name\nA;Ada\nB;"Bea\n', [("list_not_csv", 3)]),
        (b"id;name\nA;Ad\xe4\n", [("list_not_utf8", 2)]),
        (b"id;name;dob\nA;Ada;71\n", [("list_invalid_date", 2)]),
        (b"id;name\nA;Ada\nA;Bea\n", [("list_repeated_id", 3)]),
        (b"id;name;height\nA;Ada;2\n", [("list_unknown_field", 1)]),
    ],
)
def test_what_is_wrong_with_a_spreadsheet_is_named_with_its_line(
    text: bytes, expected: list[tuple[str, int]]
) -> None:
    assert codes(text, ListFormat.CSV) == expected


def test_the_format_is_told_by_the_first_character() -> None:
    assert detect(b"\xef\xbb\xbf\n " + jsonl(ADA)) is ListFormat.JSONL
    assert detect(CSV.encode()) is ListFormat.CSV


def test_defects_never_repeat_values() -> None:
    secret = "Zanzibarbara"
    rows = [{"id": secret, "name": secret, "dob": [secret], "gender": secret}, {"id": [secret]}]
    texts = [d.text for d in read_list(jsonl(*rows), ListFormat.JSONL).defects]
    assert texts
    assert not any(secret in text for text in texts)


@given(st.binary(max_size=200), st.sampled_from(ListFormat))
def test_garbage_is_refused_and_never_breaks_the_reader(
    data: bytes, list_format: ListFormat
) -> None:
    file = read_list(data, list_format)
    assert file.entries or not file.usable


@given(st.text(st.characters(categories=("L", "M", "N", "P", "Zs")), max_size=60))
def test_what_is_written_is_read_again(name: str) -> None:
    entry = ListEntry(id="A", name=f"x{name}", dob=("1971",))
    entries, _ = read_jsonl(msgspec.json.encode(entry))
    assert entries == (entry,)
