"""Lines of separated values to rows (RFC 4180 and what spreadsheets make of it).

A quotation mark that is never closed costs its own line at most, not the travellers below.
"""

import csv
import re
from collections.abc import Iterator
from typing import Final

from safepassage.formats.tables.defects import TableCode, report
from safepassage.formats.tables.sheet import MAX_ROWS, Row, Sheet, row_of
from safepassage.records import Defect

DELIMITERS: Final = (";", ",", "\t", "|")
_BREAK: Final = re.compile(r"\r\n|\n|\r")
_SEPARATOR_LINE: Final = re.compile(r"sep=(.)\s*", re.IGNORECASE)
_MAX_LINES_OF_A_ROW: Final = 20
_MAX_JOINS: Final = 5000
_ESCAPED: Final = re.compile(r"'+[=+\-@]")


def lines_of(text: str) -> list[str]:
    """Physical lines, whatever ends them."""
    return _BREAK.split(text)


def announced_delimiter(lines: list[str]) -> str | None:
    """What a first line ``sep=;``, as spreadsheets write it, announces."""
    found = _SEPARATOR_LINE.fullmatch(lines[0]) if lines else None
    return found[1] if found else None


def read_csv(lines: list[str], delimiter: str, *, limit: int = MAX_ROWS) -> Sheet:
    """Every row of ``lines`` that holds anything, at most ``limit``."""
    rows: list[Row] = []
    defects: list[Defect] = []
    start = 1 if announced_delimiter(lines) else 0
    for line, cells, sound in _Records(lines, delimiter).read(start):
        if not sound:
            defects.append(report(TableCode.QUOTE_UNCLOSED, line=line))
        row = row_of(line, [unescaped(cell) for cell in cells])
        if row and len(rows) == limit:
            defects.append(report(TableCode.TOO_MANY_ROWS, line=line))
            break
        if row:
            rows.append(row)
    return Sheet(rows=tuple(rows), defects=tuple(defects))


def unescaped(cell: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from taking it for a formula."""
    return cell[1:] if _ESCAPED.match(cell) else cell


class _Records:
    """Walks over lines and joins those that one quoted cell spans."""

    def __init__(self, lines: list[str], delimiter: str) -> None:
        self._lines = lines
        self._delimiter = delimiter
        self._width = 1
        self._joins = _MAX_JOINS

    def read(self, index: int) -> Iterator[tuple[int, list[str], bool]]:
        """Line number, cells, and whether the quotation marks were in order."""
        while index < len(self._lines):
            line, used, sound = self._lines[index], 1, True
            if '"' in line:
                cells, used, sound = self._quoted(index)
            else:
                cells = line.split(self._delimiter)
            if used == 1:
                self._width = max(self._width, line.count(self._delimiter))
            yield index + 1, cells, sound
            index += used

    def _quoted(self, index: int) -> tuple[list[str], int, bool]:
        for used in range(1, _MAX_LINES_OF_A_ROW + 1):
            if index + used > len(self._lines) or (used > 1 and not self._may_join(index + used)):
                break
            cells = self._strict(self._lines[index : index + used])
            if cells is not None:
                return cells, used, True
        return self._lines[index].replace('"', "").split(self._delimiter), 1, False

    def _may_join(self, end: int) -> bool:
        """Not a line that is a row of its own, and not for ever."""
        self._joins -= 1
        return self._joins >= 0 and self._lines[end - 1].count(self._delimiter) < self._width

    def _strict(self, lines: list[str]) -> list[str] | None:
        marked = [f"{one}\n" for one in lines]
        try:
            (cells,) = csv.reader(marked, delimiter=self._delimiter, strict=True)
        except (csv.Error, ValueError):
            return None
        return cells
