"""Rows from the reader into the stage, with the account of what came and what did not."""

from collections import Counter
from collections.abc import Iterable

from safepassage.formats.gtas.findings import Findings, FoundCode
from safepassage.formats.gtas.rows import Row, Stage, number
from safepassage.formats.gtas.schema import LEFT, NEEDED, TABLES, UNKNOWN_TABLE
from safepassage.records._base import Record


class Staged(Record, frozen=True):
    """How many rows of which table were read, and how many left behind."""

    read: dict[str, int]
    left: dict[str, int]

    @property
    def usable(self) -> bool:
        """Whether flights and travellers can be put together at all."""
        return all(self.read.get(name) for name in NEEDED)


def why_left(table: str) -> str:
    """The reason why a table is not read."""
    return LEFT.get(table, UNKNOWN_TABLE)


def stage(rows: Iterable[Row], into: Stage, findings: Findings) -> Staged:
    """Keep every row of the tables that are read; count those of the others."""
    read: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for row in rows:
        name = _spelled(row.table)
        if name not in TABLES:
            left[name] += 1
            continue
        if not row.values:
            continue
        if not read[name]:
            _missing_columns(name, row, findings)
        if _put(name, row, into):
            read[name] += 1
        else:
            findings.add(FoundCode.ROW_BROKEN, name, row.line)
    for name in sorted(TABLES.keys() - read.keys()):
        findings.add(FoundCode.TABLE_MISSING, name)
    return Staged(read=dict(sorted(read.items())), left=dict(sorted(left.items())))


_OTHER_SPELLINGS = {"watchlist": "watch_list", "watchlist_item": "wl_item"}


def _spelled(table: str) -> str:
    name = table.lower()
    return _OTHER_SPELLINGS.get(name, name)


def _put(name: str, row: Row, into: Stage) -> bool:
    table = TABLES[name]
    key = number(row.values.get(table.key.lower()))
    if key is None:
        return row.values.get(table.key.lower(), "") is None
    order = (row.values.get(table.order.lower()) or "") if table.order else ""
    into.put(name, key, row.values, order=order)
    if table.beside:
        column, index = table.beside
        other = number(row.values.get(column.lower()))
        if other is not None:
            into.put(index, other, {})
    return True


def _missing_columns(name: str, row: Row, findings: Findings) -> None:
    for column in TABLES[name].used:
        if column.lower() not in row.values:
            findings.add(FoundCode.COLUMN_MISSING, f"{name}.{column}")
