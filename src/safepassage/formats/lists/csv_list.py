"""The spreadsheet form: a header row, separated by ``;`` or ``,``, several values by ``|``.

Columns: ``id`` (required) and the other fields of ``ListEntry``; the order is free. A document
is written ``NUMBER``, ``ISSUER:NUMBER`` or ``TYPE:ISSUER:NUMBER``. UTF-8, with or without BOM.
"""

from collections.abc import Iterator

import msgspec

from safepassage.formats.lists.gathering import Found, Outcome, gather
from safepassage.formats.lists.rows import Layout, Values, read_rows
from safepassage.records import Defect, ListedDocument, ListEntry

COLUMNS = ListEntry.__struct_fields__
_SEVERAL = frozenset({"aliases", "weak", "dob", "nationality", "script_names", "birth_places"})
_SINGLE = frozenset(COLUMNS) - _SEVERAL - {"id", "documents"}
_LAYOUT = Layout(
    headings={column: (column,) for column in COLUMNS}, required=("id",), tells_unknown=True
)


def read_csv(data: bytes) -> Outcome:
    """Read a CSV list; entries with a defect are left out."""
    return gather(_found(data))


def _found(data: bytes) -> Iterator[Found]:
    for row in read_rows(data, _LAYOUT):
        yield row if isinstance(row, Defect) else (row[0], _entry(row[1]))


def _entry(row: Values) -> ListEntry:
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
