import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtas_dump import a_manifest, a_watchlist, as_folder, as_sql, literal
from safepassage.formats.gtas import Findings, FoundCode, read_delimited, read_dump
from safepassage.formats.gtas.rows import Row

SIGNS = "ab'\\\"`\n\t\r\0\x1aé語%_,();-#/*"
INTO = "INSERT INTO `phone` (`id`, `number`) VALUES"


def rows(dump: bytes, size: int = 64) -> tuple[list[Row], Findings]:
    findings = Findings()
    pieces = (dump[start : start + size] for start in range(0, len(dump), size))
    return list(read_dump(pieces, findings)), findings


def phones(body: str, head: str = "") -> tuple[list[str | None], Findings]:
    found, findings = rows((head + INTO + body).encode())
    return [row.values["number"] for row in found], findings


@pytest.mark.parametrize("size", [1, 7, 64, 100_000])
@pytest.mark.parametrize("columns", [True, False])
def test_a_dump_is_read_in_pieces_of_any_size(size: int, *, columns: bool) -> None:
    tables = a_manifest()
    found, findings = rows(as_sql(tables, columns=columns), size)
    assert [row.table for row in found] == [name for name, many in tables.items() for _ in many]
    surnames = [r.values["pd_last_name"] for r in found if r.table == "passenger_details"]
    assert surnames == ["MUSTER", "O'HARE"]
    assert not findings.counts


@given(st.lists(st.text(SIGNS, max_size=8), min_size=1, max_size=4), st.integers(1, 40))
def test_any_text_comes_back(texts: list[str], size: int) -> None:
    body = ",".join(f"(1,{literal(text)})" for text in texts)
    found, findings = rows((INTO + body + ";").encode(), size)
    assert [row.values["number"] for row in found] == texts
    assert not findings.counts


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("NULL", None),
        ("'a''b'", "a'b"),
        (r"'a\'b'", "a'b"),
        (r"'a\\'", "a\\"),
        (r"'a\nb\tc\0'", "a\nb\tc\0"),
        (r"'\%\q'", "%q"),
        ("b'0'", "0"),
        ("b'1'", "1"),
        ("0x01", "1"),
        ("0x4142", "AB"),
        ("x'4142'", "AB"),
        (r"_binary '\0'", "\0"),
        ("_utf8mb4'é'", "é"),
        ("-12.50", "-12.50"),
        ("1.5e3", "1.5e3"),
        ("''", ""),
        ("');'", ");"),
        ("'-- no comment'", "-- no comment"),
    ],
)
def test_literals_of_mysql(written: str, meant: str | None) -> None:
    found, findings = phones(f"(1,{written}),(2,'next');")
    assert found == [meant, "next"]
    assert not findings.counts


def test_rows_on_lines_of_their_own_as_mariadb_writes_them() -> None:
    found, findings = phones(
        "\n(1,'a'),\n(2,'b');\n", "/*M!999999\\- enable the sandbox mode */ \n"
    )
    assert found == ["a", "b"]
    assert not findings.counts


def test_names_may_be_quoted_as_ansi_sql_quotes_them() -> None:
    dump = as_sql({"phone": [{"id": 1, "number": "a"}]}).replace(b"`", b'"')
    found, findings = rows(dump)
    assert [row.values for row in found] == [{"id": "1", "number": "a"}]
    assert not findings.counts


def test_latin1_is_read_as_the_dump_says() -> None:
    tables = {"phone": [{"id": 1, "number": "Müller"}]}
    found, _ = rows(as_sql(tables, charset="latin1"))
    assert found[0].values["number"] == "Müller"


def test_what_is_not_in_the_character_set_is_told() -> None:
    found, findings = rows(b"INSERT INTO phone (id,number) VALUES (1,'M\xfcller');")
    assert found[0].values["number"] == "M\ufffdller"
    assert findings.counts[FoundCode.TEXT_REPLACED] == 1


def test_triggers_views_and_other_statements_are_passed_over() -> None:
    head = (
        "SET @x = 'INSERT INTO phone VALUES (9);';\n"
        "DELIMITER ;;\nCREATE TRIGGER t BEFORE INSERT ON phone FOR EACH ROW BEGIN SET @a=1; END;;\n"
        "DELIMITER ;\n/*!50001 CREATE VIEW `v` AS SELECT 1 AS `phone`*/;\n# a remark\n"
    )
    found, findings = phones("(1,'a');", head)
    assert found == ["a"]
    assert not findings.counts


def test_a_broken_row_costs_its_statement_and_is_told_with_its_line() -> None:
    dump = (
        b"INSERT INTO phone (id,number) VALUES\n(1,'a'),\n(2,),\n(3,'c');\n"
        b"INSERT INTO phone (id,number) VALUES (4,'d');\n"
    )
    found, findings = rows(dump)
    assert [row.values["number"] for row in found] == ["a", "d"]
    assert [(one.code, one.table, one.line) for one in findings.first] == [
        (FoundCode.STATEMENT_BROKEN, "phone", 2)
    ]


def test_a_row_of_another_width_is_told_and_its_neighbours_live() -> None:
    found, findings = phones("(1,'a'),(2,'b','c'),(3,'d');")
    assert found == ["a", "d"]
    assert findings.counts == {FoundCode.ROW_BROKEN: 1}


def test_a_dump_that_ends_early_gives_what_it_has() -> None:
    found, findings = phones("(1,'a'),(2,'b")
    assert found == ["a"]
    assert set(findings.counts) == {FoundCode.STATEMENT_BROKEN, FoundCode.DUMP_ENDS_EARLY}


def test_columns_that_nobody_names_are_told() -> None:
    _, findings = rows(b"INSERT INTO phone VALUES (1,'a');")
    assert findings.counts == {FoundCode.NO_COLUMNS: 1}


def test_a_table_that_is_not_read_is_only_counted() -> None:
    found, _ = rows(as_sql({"hits_summary": [{"id": 1, "who": "secret"}]}))
    assert found == [Row(table="hits_summary", line=found[0].line, values={})]


def test_findings_are_counted_all_and_kept_few() -> None:
    _, findings = phones(",".join(["(1)"] * 100) + ";")
    assert findings.counts[FoundCode.ROW_BROKEN] == 100
    assert len(findings.first) == 20


def test_a_folder_of_tables_gives_the_same_rows(tmp_path) -> None:
    tables = {"phone": [{"id": 1, "number": 'a\t"b"\\,\nc'}, {"id": 2, "number": None}]}
    for comma, ending in ((False, "tsv"), (True, "csv")):
        path = as_folder(tables, tmp_path / ending, comma=comma) / f"phone.{ending}"
        findings = Findings()
        found = list(read_delimited("phone", [path.read_bytes()], findings, comma=comma))
        assert [row.values["number"] for row in found] == ['a\t"b"\\,\nc', None]
        assert not findings.counts


def test_a_watchlist_with_columns_in_capitals_is_read() -> None:
    found, _ = rows(as_sql(a_watchlist()))
    assert {"itm_data", "itm_wl_ref", "id"} == set(found[-1].values)
