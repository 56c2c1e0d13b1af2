"""One worksheet's rows (ECMA-376 part 1, 18.3.1): values as text, formulas as last stored."""

from typing import Final

from safepassage.formats.tables.defects import TableCode, report
from safepassage.formats.tables.sheet import MAX_COLUMNS, MAX_ROWS, Row, row_of
from safepassage.formats.tables.xlsx.refusal import too_large
from safepassage.formats.tables.xlsx.serials import moment, plain
from safepassage.records import Defect

_TEXTS: Final = frozenset({"v", "t"})
_LONGEST_NUMBER: Final = 9


class Cells:
    """Collects the rows of one sheet."""

    def __init__(self, strings: list[str], days: list[bool], *, from_1904: bool) -> None:
        self.rows: list[Row] = []
        self.defects: list[Defect] = []
        self._strings = strings
        self._days = days
        self._from_1904 = from_1904
        self._line = 0
        self._cells: list[str] = []
        self._cell: dict[str, str] = {}
        self._pieces: list[str] = []
        self._wanted = False
        self._spoken = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Enter a row, a cell or its value."""
        if name == "row":
            self._line = _number(attributes.get("r", ""), self._line + 1)
            self._cells = []
        elif name == "c":
            self._cell, self._pieces = attributes, []
        elif name == "f":
            self._note(TableCode.FORMULA_NOT_EVALUATED)
        self._spoken += name == "rPh"
        self._wanted = name in _TEXTS and not self._spoken

    def end(self, name: str) -> None:
        """Leave it."""
        self._wanted = False
        self._spoken -= name == "rPh"
        if name == "c":
            self._place("".join(self._pieces))
        elif name == "row":
            self._keep()

    def text(self, data: str) -> None:
        """Keep a value."""
        if self._wanted:
            self._pieces.append(data)

    def _keep(self) -> None:
        row = row_of(self._line, self._cells)
        if row:
            self.rows.append(row)
        if len(self.rows) > MAX_ROWS:
            raise too_large()

    def _place(self, raw: str) -> None:
        column = _column(self._cell.get("r", ""), len(self._cells))
        if raw and column < MAX_COLUMNS:
            self._cells += [""] * (column + 1 - len(self._cells))
            self._cells[column] = self._value(raw)
        elif column == len(self._cells) < MAX_COLUMNS:
            self._cells.append("")

    def _value(self, raw: str) -> str:
        kind = self._cell.get("t", "n")
        if kind == "s":
            index = _number(raw, -1)
            return self._strings[index] if 0 <= index < len(self._strings) else ""
        if kind == "e":
            self._note(TableCode.CELL_ERROR)
            return ""
        if kind == "b":
            return "TRUE" if raw.strip() == "1" else "FALSE"
        return self._number(raw) if kind == "n" else raw

    def _number(self, raw: str) -> str:
        style = _number(self._cell.get("s", ""), -1)
        if 0 <= style < len(self._days) and self._days[style]:
            return moment(raw, from_1904=self._from_1904)
        return plain(raw)

    def _note(self, code: TableCode) -> None:
        column = _column(self._cell.get("r", ""), len(self._cells)) + 1
        place = f"Line {self._line}, column {column}"
        self.defects.append(report(code, line=self._line, place=place))


def _number(text: str, otherwise: int) -> int:
    short = len(text) <= _LONGEST_NUMBER and text.isascii() and text.isdecimal()
    return int(text) if short else otherwise


def _column(reference: str, otherwise: int) -> int:
    """The 0-based column of a reference such as ``B7``."""
    letters = reference.rstrip("0123456789")
    if not 0 < len(letters) <= len("XFD") or not letters.isascii() or not letters.isalpha():
        return otherwise
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column - 1
