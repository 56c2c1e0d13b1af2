"""The spreadsheet form: a header row, separated by ``;`` or ``,``, several values by ``|``.

Columns: ``id`` (required), ``name``, ``given``, ``family``, ``aliases``,
``weak``, ``script_names``, ``dob``, ``nationality``, ``documents``,
``gender``, ``source``; the order is free. A document is written ``NUMBER``,
``ISSUER:NUMBER`` or ``TYPE:ISSUER:NUMBER``. UTF-8, with or without BOM.
"""

import csv
from collections import Counter
from collections.abc import Iterator

import msgspec

from safepassage.formats.lists.checking import check
from safepassage.formats.lists.defects import ListDefect, refuse, warn
from safepassage.records import Defect, ListedDocument, ListEntry

_SINGLE = ("name", "source", "given", "family", "gender")
_SEVERAL = ("aliases", "weak", "dob", "nationality", "script_names")
COLUMNS = frozenset({"id", "documents", *_SINGLE, *_SEVERAL})

Row = dict[str, str]


def read_csv(data: bytes) -> tuple[tuple[ListEntry, ...], tuple[Defect, ...]]:
    """Read a CSV list; entries with a defect are left out."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return (), (refuse(ListDefect.NOT_UTF8, line, "the line is not UTF-8"),)
    rows = csv.reader(_lines(text), delimiter=_separator(text), strict=True)
    header = [cell.strip().lower() for cell in _header(rows)]
    defects = list(_header_defects(header))
    if any(defect.code != ListDefect.UNKNOWN_FIELD for defect in defects):
        return (), tuple(defects)
    entries: list[tuple[int, ListEntry]] = []
    for line, found in _rows(rows, header):
        if isinstance(found, Defect):
            defects.append(found)
        else:
            entries.append((line, _entry(found)))
    defects.extend(check(entries))
    return tuple(entry for _, entry in entries), tuple(defects)


def _lines(text: str) -> Iterator[str]:
    return (f"{line}\n" for line in text.split("\n"))


def _separator(text: str) -> str:
    header = text.partition("\n")[0]
    return ";" if header.count(";") > header.count(",") else ","


def _header(rows: Iterator[list[str]]) -> list[str]:
    try:
        return next(rows, [])
    except csv.Error:
        return []


def _header_defects(header: list[str]) -> Iterator[Defect]:
    if "id" not in header:
        yield refuse(ListDefect.MISSING_COLUMN, 1, "the header row has no column 'id'")
    for column, count in Counter(header).items():
        if count > 1:
            yield refuse(ListDefect.REPEATED_COLUMN, 1, f"the column '{column}' is there twice")
        if column not in COLUMNS:
            yield warn(ListDefect.UNKNOWN_FIELD, 1, f"the unknown column '{column}' is not read")


def _rows(rows: Iterator[list[str]], header: list[str]) -> Iterator[tuple[int, Row | Defect]]:
    """Give every filled row with its last line; a broken quotation ends the reading."""
    line = 1
    try:
        for line, cells in _numbered(rows):
            if len(cells) == len(header):
                yield line, {key: cell.strip() for key, cell in zip(header, cells, strict=True)}
            else:
                text = f"the row has {len(cells)} columns, the header {len(header)}"
                yield line, refuse(ListDefect.ROW_WIDTH, line, text)
    except csv.Error as error:
        yield line + 1, refuse(ListDefect.NOT_CSV, line + 1, str(error))


def _numbered(rows: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    for cells in rows:
        if any(map(str.strip, cells)):
            yield getattr(rows, "line_num", 0), cells


def _entry(row: Row) -> ListEntry:
    single = {column: row.get(column) or None for column in _SINGLE}
    several = {column: _values(row.get(column, "")) for column in _SEVERAL}
    documents = tuple(map(_document, _values(row.get("documents", ""))))
    fields = {"id": row["id"], "documents": documents, **single, **several}
    return msgspec.convert(fields, ListEntry)


def _values(cell: str) -> tuple[str, ...]:
    return tuple(value.strip() for value in cell.split("|") if value.strip())


def _document(value: str) -> ListedDocument:
    head, _, number = value.rpartition(":")
    kind, _, country = head.rpartition(":")
    return ListedDocument(number=number, type=kind or None, country=country or None)
