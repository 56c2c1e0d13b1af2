"""What no reader may be brought to: an error that is none of its findings, half a list."""

import io
import zipfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.formats.lists import (
    ColumnMapping,
    ListFile,
    ListFormat,
    detect,
    read_list,
    read_mapping,
)
from safepassage.formats.lists.checking import LONGEST_VALUE
from safepassage.formats.lists.defects import MOST_DEFECTS, ListDefect
from safepassage.records import ListEntry, Severity
from workbooks import workbook

LISTS = Path(__file__).parent / "lists"
FILES = {path.name: path.read_bytes() for path in sorted(LISTS.iterdir())}
XML = sorted(name for name in FILES if name.endswith(".xml"))
CSV = sorted(name for name in FILES if name.endswith(".csv") and name != "ofac_alt.csv")
WHOLE = sorted(set(FILES) - {"own_table_mapping.json"})
ENTITIES = b"""<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c SYSTEM "file:///etc/passwd">]>"""


def mapping() -> ColumnMapping:
    found = read_mapping(FILES["own_table_mapping.json"])
    assert isinstance(found, ColumnMapping)
    return found


def form(name: str) -> ListFormat:
    return ListFormat.MAPPED if name == "own_table.csv" else detect(FILES[name])


def read(name: str, data: bytes) -> ListFile:
    return read_list(data, form(name), mapping=mapping())


def codes(file: ListFile) -> set[str]:
    return {defect.code for defect in file.defects}


def fatal(file: ListFile) -> list[tuple[str, int | None]]:
    found = [defect for defect in file.defects if defect.severity is Severity.FATAL]
    return [(defect.code, defect.segment) for defect in found]


@pytest.mark.parametrize("name", XML)
@pytest.mark.parametrize("before", ["declared", "inside"])
def test_a_document_type_is_refused_by_its_line_before_anything_is_read(
    name: str, before: str
) -> None:
    lines = FILES[name].split(b"\n")
    place = 1 if before == "declared" else 2
    file = read(name, b"\n".join([*lines[:place], ENTITIES, *lines[place:]]))
    assert file.entries == ()
    expected = "list_xml_refused" if before == "declared" else "list_not_xml"
    assert fatal(file) == [(expected, place + 1)]


@pytest.mark.parametrize("name", XML)
def test_an_entity_without_declaration_is_broken_xml(name: str) -> None:
    file = read(name, FILES[name].replace(b"Muster", b"&muster;").replace(b"MUSTER", b"&muster;"))
    assert [code for code, _ in fatal(file)] == ["list_not_xml"]


@pytest.mark.parametrize("name", XML)
def test_a_file_that_ends_too_early_is_refused_with_its_last_line(name: str) -> None:
    data = FILES[name][: FILES[name].rfind(b"</")]
    file = read(name, data)
    assert fatal(file) == [("list_not_xml", data.count(b"\n") + 1)]
    assert any("ends before" in defect.text for defect in file.defects)


@pytest.mark.parametrize("name", XML)
def test_broken_and_wrongly_encoded_xml_is_refused_by_its_line(name: str) -> None:
    lines = FILES[name].split(b"\n")
    for wrong in (b"<Broken", b"\xff\xfe", b"</wrong>"):
        file = read(name, b"\n".join([*lines[:5], wrong, *lines[5:]]))
        (found,) = fatal(file)
        assert found[0] == "list_not_xml"
        assert found[1] in {6, 7}


def test_an_encoding_that_nobody_knows_is_refused() -> None:
    data = FILES["un.xml"].replace(b'"UTF-8"', b'"x-unknown"')
    assert fatal(read("un.xml", data)) == [("list_not_xml", 1)]


def test_another_xml_file_is_none_of_this_format() -> None:
    file = read_list(FILES["eu.xml"], ListFormat.UN_XML)
    assert fatal(file) == [("list_other_format", 2)]
    assert detect(b"<html><body/></html>") is ListFormat.UN_XML


def test_xml_in_utf_16_is_read_as_well() -> None:
    text = FILES["un.xml"].decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
    data = text.encode("utf-16")
    assert detect(data) is ListFormat.UN_XML
    assert read("un.xml", data).entries == read("un.xml", FILES["un.xml"]).entries


def test_depth_and_size_of_an_xml_record_have_an_end() -> None:
    for inside in (b"<A>" * 70 + b"</A>" * 70, b"<A/>" * 100_001):
        data = b"<CONSOLIDATED_LIST><INDIVIDUAL>%s</INDIVIDUAL></CONSOLIDATED_LIST>" % inside
        assert fatal(read("un.xml", data)) == [("list_xml_refused", 1)]


@pytest.mark.parametrize("name", CSV)
def test_a_row_with_a_cell_too_many_refuses_the_file_by_its_line(name: str) -> None:
    data = FILES[name].rstrip(b"\x1a\n")
    separator = b"," if data.count(b",") > data.count(b";") else b";"
    file = read(name, data + separator + b"x\n")
    assert fatal(file) == [("list_row_width", data.count(b"\n") + 1)]


@pytest.mark.parametrize("name", CSV)
def test_a_table_that_is_not_utf_8_is_refused_by_its_line(name: str) -> None:
    data = FILES[name].rstrip(b"\x1a\n")
    assert fatal(read(name, data + b"\xe4\n")) == [("list_not_utf8", data.count(b"\n") + 1)]


@pytest.mark.parametrize("name", CSV)
def test_an_open_quotation_is_refused(name: str) -> None:
    data = FILES[name].rstrip(b"\x1a\n") + b'\n"open\n'
    assert "list_not_csv" in codes(read(name, data))


def test_the_files_of_ofac_are_known_by_their_columns_and_none_may_be_missing() -> None:
    alone = read_list(FILES["ofac_alt.csv"], ListFormat.OFAC_CSV)
    assert fatal(alone) == [("list_parts", None)]
    without = read_list(FILES["ofac_sdn.csv"], ListFormat.OFAC_CSV)
    assert without.usable
    assert "list_parts" in codes(without)


def test_a_further_name_of_nobody_is_told_with_its_file_and_line() -> None:
    names = FILES["ofac_alt.csv"] + b'999,3,aka,"NOBODY",-0- \n'
    file = read_list(FILES["ofac_sdn.csv"], ListFormat.OFAC_CSV, beside=[names])
    (told,) = [one for one in file.defects if one.code == "list_unknown_reference"]
    assert told.text.startswith("alt.csv line 3: ")
    assert file.usable


def test_longer_remarks_are_read_from_their_own_file() -> None:
    remarks = b"102,DOB 1976; Passport X1234567 (Utopia).\n"
    files = [FILES["ofac_alt.csv"], b"101,5,1 Quay,Port Utopia,Utopia,-0- \n", remarks]
    file = read_list(FILES["ofac_sdn.csv"], ListFormat.OFAC_CSV, beside=files)
    assert file.entries[1].dob == ("1973", "1974", "1975", "1976")
    assert file.entries[1].documents[0].number == "X1234567"


def archive(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("folder/", b"")
        file.writestr("__MACOSX/x.csv", b"x")
        for name in names:
            file.writestr(f"folder/{name}", FILES[name])
    return packed.getvalue()


def test_the_files_of_a_list_may_come_in_one_archive() -> None:
    data = archive("ofac_alt.csv", "ofac_sdn.csv")
    assert detect(data) is ListFormat.OFAC_CSV
    file = read_list(data, ListFormat.OFAC_CSV)
    assert file.entries[0].aliases == ("Ada MUSTERE",)
    assert fatal(read_list(archive("un.xml", "eu.xml"), ListFormat.UN_XML)) == [
        ("list_parts", None)
    ]


def test_a_damaged_archive_is_refused() -> None:
    data = archive("un.xml")
    for wrong in (data[:-30], data[:60] + b"\x00" * 40 + data[100:]):
        assert detect(wrong) in ListFormat
        assert fatal(read_list(wrong, ListFormat.UN_XML))


def jsonl(**values: object) -> ListFile:
    entry = ListEntry(**{"id": "A", "name": "Ada", **values})
    return read_list(msgspec.json.encode(entry), ListFormat.JSONL)


@pytest.mark.parametrize(
    "values",
    [
        {"name": "x" * (LONGEST_VALUE + 1)},
        {"aliases": ("x" * 10_000,)},
        {"id": "x" * 10_000},
        {"birth_places": ("x" * 10_000,)},
        {"ground": "x" * 20_000},
        {"issuer": "x" * 100},
    ],
)
def test_a_value_of_ten_thousand_characters_refuses_the_list(values: dict[str, object]) -> None:
    assert fatal(jsonl(**values)) == [("list_value_too_long", 1)]


def test_an_entry_with_thousands_of_names_refuses_the_list() -> None:
    assert fatal(jsonl(aliases=tuple(map(str, range(3000))))) == [("list_too_many_values", 1)]


@pytest.mark.parametrize("odd", ["\x00", "\x1b", "\x85", "\u202e", "\u2066", "\ufeff"])
def test_characters_that_control_or_turn_text_are_left_out_and_told(odd: str) -> None:
    file = jsonl(name=f"Ada{odd} Muster", ground=f"{odd}theft")
    assert file.usable
    assert codes(file) == {"list_control_characters"}
    assert (file.entries[0].name, file.entries[0].ground) == ("Ada Muster", "theft")


def test_marks_that_a_script_is_written_with_stay() -> None:
    name = "\u0645\u06cc\u200c\u0631\u0648\u062f"
    file = jsonl(script_names=(name,))
    assert (file.defects, file.entries[0].script_names) == ((), (name,))


def test_an_id_used_twice_refuses_a_published_list_too() -> None:
    record = FILES["un.xml"].replace(b"UTi.002", b"UTi.001")
    assert fatal(read("un.xml", record)) == [("list_repeated_id", 29)]


def test_findings_without_end_are_counted_and_what_refuses_the_file_comes_first() -> None:
    count = MOST_DEFECTS + 5
    rows = b"".join(b'{"id": "A%d", "name": "Ada", "x": 1}\n' % n for n in range(count))
    file = read_list(rows + b'{"id": "", "name": "Ada"}\n{"id": "B"}\n', ListFormat.JSONL)
    assert [(one.code, one.segment) for one in file.defects[:2]] == [
        ("list_missing_id", count + 1),
        ("list_nothing_to_match", count + 2),
    ]
    assert len(file.defects) == MOST_DEFECTS + 3
    assert file.defects[-1].code == ListDefect.MORE
    assert file.defects[-1].text.startswith("5 more")


def test_many_entries_of_one_name_are_all_read() -> None:
    rows = b"".join(b'{"id": "A%d", "name": "Ada Muster"}\n' % n for n in range(20_000))
    file = read_list(rows, ListFormat.JSONL)
    assert (len(file.entries), file.defects) == (20_000, ())


@given(st.sampled_from(WHOLE), st.data())
def test_a_damaged_list_gives_findings_and_nothing_else(name: str, data: st.DataObject) -> None:
    whole = FILES[name]
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 200)))
    middle = data.draw(st.binary(max_size=20))
    file = read(name, whole[:start] + middle + whole[end:])
    assert bool(file.entries) == file.usable
    assert all(defect.code in set(ListDefect) for defect in file.defects)
    for entry in file.entries:
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(entry), type=ListEntry) == entry


@given(st.sampled_from(WHOLE), st.text(max_size=80))
def test_any_text_in_the_place_of_a_name_keeps_the_reader_whole(name: str, text: str) -> None:
    file = read(name, FILES[name].replace(b"Muster", text.encode("utf-8", "replace")))
    assert file.entries or not file.usable
    encoded = msgspec.json.encode(file.entries)
    assert msgspec.json.decode(encoded, type=tuple[ListEntry, ...]) == file.entries


@given(st.binary(max_size=300))
def test_the_format_of_anything_can_be_asked(data: bytes) -> None:
    for start in (b"", b"<", b"{", b"PK\x03\x04", b'1,2,"'):
        assert detect(start + data) in ListFormat


NASTY = ["(" * 300_000, " " * 300_000 + "x", "a(" * 100_000, "nation" * 50_000, "no. 1 " * 50_000]


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("nasty", NASTY, ids=lambda text: text[:4])
def test_a_value_without_end_costs_no_more_than_its_length(name: str, nasty: str) -> None:
    data = FILES[name]
    for place in (b"Muster", b"MUSTER", b"Utopia", b"27 May 1971", b"1971-05-27", b"P123456"):
        file = read(name, data.replace(place, nasty.encode()))
        assert all(defect.code in set(ListDefect) for defect in file.defects)


def test_json_nested_without_end_is_refused_by_its_line() -> None:
    deep = b"[" * 100_000 + b"]" * 100_000
    good = b'{"id": "a", "schema": "Person", "properties": {"name": ["Ada"]}}\n'
    line = b'{"id": "b", "schema": "Person", "properties": {"name": [%s]}}' % deep
    assert fatal(read_list(good + line, ListFormat.FTM)) == [("list_not_json", 2)]
    assert detect(line) is ListFormat.JSONL
    line = b'{"id": "b", "name": "Bea", "more": %s}' % deep
    assert fatal(read_list(line, ListFormat.JSONL)) == [("list_not_json", 1)]


def test_a_spreadsheet_programs_own_file_is_refused_with_what_to_do() -> None:
    file = read_list(workbook([["id", "name"], ["A", "Ada"]]), ListFormat.CSV)
    assert fatal(file) == [("list_archive", None)]
    assert "save the sheet as CSV" in file.defects[0].text


def test_a_table_without_headings_shows_nobody_in_its_findings() -> None:
    file = read_list(b"A;Zanzibarbara\nB;Bea\n", ListFormat.CSV)
    assert fatal(file) == [("list_missing_column", 1)]
    assert not any("Zanzibarbara" in defect.text for defect in file.defects)
