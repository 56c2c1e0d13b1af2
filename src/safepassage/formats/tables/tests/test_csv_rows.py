import pytest

from safepassage.formats.tables import Row, read_csv
from safepassage.formats.tables.csv_rows import lines_of


def rows(text: str, delimiter: str = ";", **options: int) -> list[tuple[int, tuple[str, ...]]]:
    sheet = read_csv(lines_of(text), delimiter, **options)
    return [(row.line, row.cells) for row in sheet.rows]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_they_like_and_empty_ones_are_no_rows(end: str) -> None:
    assert rows(f"a;b{end}{end};;{end}c;d") == [(1, ("a", "b")), (4, ("c", "d"))]


def test_quoted_cells_hold_separators_quotes_and_line_breaks() -> None:
    assert rows('"a;b";"say ""x""";"one\ntwo"\nc') == [
        (1, ("a;b", 'say "x"', "one two")),
        (3, ("c",)),
    ]


def test_a_quote_that_is_never_closed_costs_its_own_line_only() -> None:
    sheet = read_csv(lines_of('a;b;c\n"x;y;z\n"k";l;m\nn;o;p'), ";")
    assert [row.cells for row in sheet.rows] == [
        ("a", "b", "c"),
        ("x", "y", "z"),
        ("k", "l", "m"),
        ("n", "o", "p"),
    ]
    assert [(one.code, one.segment) for one in sheet.defects] == [("quote_unclosed", 2)]


def test_empty_cells_at_the_end_are_dropped_and_blanks_tidied() -> None:
    assert rows(" a \u00a0 b ;;;") == [(1, ("a b",))]


def test_what_a_spreadsheet_says_about_its_separator_is_no_row() -> None:
    assert rows("sep=;\na;b") == [(2, ("a", "b"))]


@pytest.mark.parametrize(("cell", "read"), [("'=1+1", "=1+1"), ("'+49", "+49"), ("'s", "'s")])
def test_the_apostrophe_before_a_formula_is_undone(cell: str, read: str) -> None:
    assert rows(cell) == [(1, (read,))]


def test_a_formula_stays_the_text_it_is() -> None:
    assert rows('=HYPERLINK("http://x.invalid");b')[0][1][0].startswith("=HYPERLINK")


def test_more_rows_than_are_read_are_told() -> None:
    sheet = read_csv(["a;b"] * 5, ";", limit=3)
    assert sheet.rows == tuple(Row(line=line, cells=("a", "b")) for line in (1, 2, 3))
    assert [one.code for one in sheet.defects] == ["too_many_rows"]
