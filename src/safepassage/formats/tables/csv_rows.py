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
    for line, cells, sound in _records(lines, start, delimiter):
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


def _records(lines: list[str], index: int, delimiter: str) -> Iterator[tuple[int, list[str], bool]]:
    width = 1
    while index < len(lines):
        line = lines[index]
        if '"' not in line:
            cells, used, sound = line.split(delimiter), 1, True
        else:
            cells, used, sound = _quoted(lines, index, delimiter, width)
        width = max(width, line.count(delimiter)) if used == 1 else width
        yield index + 1, cells, sound
        index += used


def _quoted(
    lines: list[str], index: int, delimiter: str, width: int
) -> tuple[list[str], int, bool]:
    for used in range(1, _MAX_LINES_OF_A_ROW + 1):
        if index + used > len(lines) or _is_a_row(lines[index + used - 1], used, delimiter, width):
            break
        cells = _strict(lines[index : index + used], delimiter)
        if cells is not None:
            return cells, used, True
    return lines[index].replace('"', "").split(delimiter), 1, False


def _is_a_row(line: str, used: int, delimiter: str, width: int) -> bool:
    """Whether a further line is a row of its own, so that no quotation may swallow it."""
    return used > 1 and line.count(delimiter) >= width


def _strict(lines: list[str], delimiter: str) -> list[str] | None:
    try:
        (cells,) = csv.reader([f"{one}\n" for one in lines], delimiter=delimiter, strict=True)
    except (csv.Error, ValueError):
        return None
    return cells
