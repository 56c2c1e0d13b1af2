import zipfile

import pytest

from safepassage.formats.tables import is_workbook, read_workbook
from safepassage.formats.tables.xlsx.archive import BUDGET
from workbooks import MAIN, cell, packed, parts, sheet, workbook


def cells(data: bytes) -> list[tuple[str, ...]]:
    sheets, defects = read_workbook(data)
    assert defects == ()
    return [row.cells for row in sheets[0].rows]


def refusal(data: bytes) -> str:
    sheets, (defect,) = read_workbook(data)
    assert sheets == ()
    assert defect.severity == "fatal"
    return defect.code


def of_rows(*rows: str, era: str = "0") -> bytes:
    return packed(parts({"One": sheet(rows)}, era=era))


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_texts_are_read_packed_or_not(method: int) -> None:
    data = packed(parts({"One": sheet([cell("a") + cell("<b>"), "", cell("c")])}), method)
    sheets, _ = read_workbook(data)
    assert is_workbook(data)
    assert [(row.line, row.cells) for row in sheets[0].rows] == [(1, ("a", "<b>")), (3, ("c",))]
    assert sheets[0].name == "One"


def test_every_visible_sheet_is_read_and_hidden_ones_are_not() -> None:
    sheets = {"A": sheet([cell("a")]), "B": sheet([cell("b")]), "C": sheet([cell("c")])}
    found, _ = read_workbook(packed(parts(sheets, hidden=["B"])))
    assert [one.name for one in found] == ["A", "C"]


def test_shared_strings_are_read_without_their_pronunciation() -> None:
    members = parts({"One": sheet([cell("1", "s") + cell("0", "s") + cell("9", "s")])})
    members["xl/sharedStrings.xml"] = (
        f"<sst {MAIN}><si><t>ab</t><rPh><t>zz</t></rPh></si>"
        "<si><r><t>c</t></r><r><t>d</t></r></si></sst>"
    )
    assert cells(packed(members)) == [("cd", "ab")]


@pytest.mark.parametrize(
    ("number", "style", "era", "read"),
    [
        ("32995", 1, "0", "1990-05-02"),
        ("32995", 2, "0", "1990-05-02"),
        ("32995.5", 1, "0", "1990-05-02T12:00"),
        ("0.354166666666667", 1, "0", "08:30"),
        ("1", 1, "0", "1900-01-01"),
        ("61", 1, "0", "1900-03-01"),
        ("31533", 1, "1", "1990-05-02"),
        ("-5", 1, "0", "-5"),
        ("99999999", 1, "0", "99999999"),
        ("32995", 0, "0", "32995"),
        ("1.23456789E8", 0, "0", "123456789"),
        ("12.50", 0, "0", "12.50"),
        ("1E999999", 0, "0", "1E999999"),
        ("NaN", 1, "0", "NaN"),
    ],
)
def test_numbers_are_what_their_format_shows(number: str, style: int, era: str, read: str) -> None:
    assert cells(of_rows(cell(number, "n", style), era=era)) == [(read,)]


def test_references_place_cells_and_gaps_stay_empty() -> None:
    assert cells(of_rows('<c r="C1" t="str"><v>x</v></c><c t="b"><v>1</v></c>')) == [
        ("", "", "x", "TRUE")
    ]


def test_a_formula_is_never_evaluated_what_was_stored_is_read() -> None:
    sheets, _ = read_workbook(of_rows('<c r="B1" t="str"><f>1+1</f><v>two</v></c>'))
    assert sheets[0].rows[0].cells == ("", "two")
    assert [one.code for one in sheets[0].defects] == ["formula_not_evaluated"]
    assert sheets[0].defects[0].text.startswith("Line 1, column 2: ")


def test_errors_of_a_spreadsheet_are_empty_and_told() -> None:
    sheets, _ = read_workbook(of_rows(cell("a") + cell("#N/A", "e")))
    assert sheets[0].rows[0].cells == ("a",)
    assert [one.code for one in sheets[0].defects] == ["cell_error"]


def test_far_columns_are_not_made_room_for() -> None:
    assert cells(of_rows('<c r="A1" t="str"><v>a</v></c><c r="XFD1" t="str"><v>z</v></c>')) == [
        ("a",)
    ]


def test_an_archive_that_unpacks_to_more_than_the_budget_is_refused() -> None:
    bomb = of_rows(cell("A" * (BUDGET + 1)))
    assert len(bomb) < BUDGET // 500
    assert refusal(bomb) == "workbook_too_large"


def test_the_budget_is_for_all_members_together() -> None:
    third = sheet([cell("A" * (BUDGET // 3))])
    assert refusal(packed(parts(dict.fromkeys("ABCD", third)))) == "workbook_too_large"


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE x [<!ENTITY a "AAAA"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "http://x.invalid/">]>',
    ],
)
def test_declarations_of_entities_are_refused(declaration: str) -> None:
    text = f"<worksheet {MAIN}><sheetData/></worksheet>"
    assert refusal(packed(parts({"One": declaration + text}))) == "workbook_unsafe"


def test_an_old_or_protected_workbook_is_told_as_such() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert is_workbook(data)
    assert refusal(data) == "workbook_locked"


def test_a_workbook_cut_anywhere_is_refused_or_read_and_never_raises() -> None:
    data = workbook([["surname", "x"], ["MUSTER", "y"]])
    assert {refusal(data[:length]) for length in range(4, len(data) - 1, 7)} == {"workbook_damaged"}


def test_a_changed_byte_is_noticed_by_the_checksum() -> None:
    members = parts({"One": sheet([cell("MUSTER")])})
    data = packed(members, zipfile.ZIP_STORED)
    assert refusal(data.replace(b"MUSTER", b"MASTER")) == "workbook_damaged"


def test_a_member_in_the_directory_alone_is_no_workbook() -> None:
    assert refusal(packed({"readme.txt": "no workbook"})) == "workbook_damaged"
