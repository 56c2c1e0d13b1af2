"""SQL dumps (mysqldump, mariadb-dump) to rows, in bounded memory.

Only INSERT and REPLACE are read, and CREATE TABLE for the names of columns; every other
statement is passed over. Literals as in the MySQL manual, section 9.1.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from safepassage.formats.gtas.findings import Findings, FoundCode
from safepassage.formats.gtas.literals import ROW, UNFINISHED, Decoder, values_of
from safepassage.formats.gtas.rows import Row
from safepassage.formats.gtas.schema import TABLES

_HEAD: Final = 65_536
"""How much of a statement must be in memory to tell what it is."""
_LARGEST_ROW: Final = 64 << 20
_COMPACT: Final = 1 << 20
_TAIL: Final = 64
_PART: Final = rb"(?:`(?:[^`]|``)+`|\"[^\"]+\"|[\w$]+)"
_NAME: Final = _PART + rb"(?:\s*\.\s*" + _PART + rb")?"
_SPACE: Final = re.compile(rb"(?:\s++|--[^\n]*+(?:\n|\Z)|\#[^\n]*+(?:\n|\Z))++")
_COMMENT: Final = re.compile(rb"/\*.*?\*/\s*;?", re.DOTALL)
_INSERT: Final = re.compile(
    rb"(?:INSERT|REPLACE)\s+(?:(?:LOW_PRIORITY|DELAYED|IGNORE)\s+)*(?:INTO\s+)?("
    + _NAME
    + rb")\s*(?:\(([^)]*)\)\s*)?VALUES?",
    re.IGNORECASE,
)
_CREATE: Final = re.compile(
    rb"CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?(" + _NAME + rb")\s*\(", re.IGNORECASE
)
_COLUMN: Final = re.compile(rb"^\s*(`(?:[^`]|``)+`|\"[^\"]+\")\s", re.MULTILINE)
_DELIMITER: Final = re.compile(
    rb"DELIMITER\s+(?!;\s)[^\n]*\n.*?\nDELIMITER ;", re.DOTALL | re.IGNORECASE
)
_OTHER: Final = re.compile(
    rb"(?:[^;'\"`]++|'(?:[^'\\]++|\\.|'')*+'|\"(?:[^\"\\]++|\\.)*+\"|`[^`]*+`)*+;", re.DOTALL
)
_NAMES: Final = re.compile(rb"SET NAMES (\w+)", re.IGNORECASE)
_END: Final = re.compile(rb";[ \t\r]*\n")
_GAP: Final = re.compile(rb"\s*([,;])")


class _Window:
    """The part of the dump in memory, with the line at its position."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self.data = b""
        self.at = 0
        self.line = 1
        self.ended = False

    def fill(self, wanted: int) -> None:
        """Have ``wanted`` bytes ahead, unless the dump ends before."""
        ahead = [self.data[self.at :]] if self.at > _COMPACT else [self.data]
        if len(ahead[0]) != len(self.data):
            self.at = 0
        missing = wanted - (len(ahead[0]) - self.at)
        while missing > 0 and not self.ended:
            chunk = next(self._chunks, None)
            if chunk is None:
                self.ended = True
            else:
                ahead.append(chunk)
                missing -= len(chunk)
        self.data = b"".join(ahead) if len(ahead) > 1 else ahead[0]

    @property
    def ahead(self) -> int:
        return len(self.data) - self.at

    def go(self, to: int) -> None:
        """Move on, counting lines."""
        self.line += self.data.count(b"\n", self.at, to)
        self.at = to


def read_dump(chunks: Iterable[bytes], findings: Findings) -> Iterator[Row]:
    """Every row of the dump in its order; what cannot be read is in ``findings``."""
    return _Dump(chunks, findings).rows()


class _Dump:
    def __init__(self, chunks: Iterable[bytes], findings: Findings) -> None:
        self._window = _Window(chunks)
        self._findings = findings
        self._columns: dict[str, tuple[str, ...]] = {}
        self._decoder = Decoder()

    def rows(self) -> Iterator[Row]:
        window = self._window
        while True:
            window.fill(_HEAD)
            if not window.ahead:
                return
            if self._passed(_SPACE):
                continue
            if window.data.startswith(b"/*", window.at):
                self._comment()
            elif found := _INSERT.match(window.data, window.at):
                yield from self._insert(found)
            elif found := _CREATE.match(window.data, window.at):
                self._create(found)
            else:
                self._other()

    def _passed(self, pattern: re.Pattern[bytes]) -> bool:
        found = pattern.match(self._window.data, self._window.at)
        if found:
            self._window.go(found.end())
        return bool(found)

    def _whole(self, pattern: re.Pattern[bytes]) -> re.Match[bytes] | None:
        """Match what may be longer than the window, growing it as far as a row may go."""
        window = self._window
        while True:
            found = pattern.match(window.data, window.at)
            if found or window.ended or window.ahead >= _LARGEST_ROW:
                return found
            window.fill(2 * max(window.ahead, _HEAD))

    def _comment(self) -> None:
        found = self._whole(_COMMENT)
        if found is None:
            self._give_up("(comment)")
            return
        if names := _NAMES.search(found[0]):
            self._decoder.use(names[1])
        self._window.go(found.end())

    def _create(self, found: re.Match[bytes]) -> None:
        table = _bare(found[1])
        body = self._whole(_OTHER)
        if body is None:
            self._give_up(table)
            return
        names = tuple(_bare(name).lower() for name in _COLUMN.findall(body[0]))
        self._columns[table] = names
        self._window.go(body.end())

    def _other(self) -> None:
        pattern = (
            _DELIMITER
            if self._window.data[self._window.at :][:9].upper() == b"DELIMITER"
            else _OTHER
        )
        found = self._whole(pattern)
        if found is None:
            self._give_up("(statement)")
        else:
            if names := _NAMES.search(found[0][:64]):
                self._decoder.use(names[1])
            self._window.go(found.end())

    def _insert(self, found: re.Match[bytes]) -> Iterator[Row]:
        window, table = self._window, _bare(found[1])
        listed = tuple(_bare(name).lower() for name in found[2].split(b",")) if found[2] else ()
        columns = listed or self._columns.get(table, ())
        window.go(found.end())
        picked = self._picked(table, columns)
        if table in TABLES and not columns:
            self._findings.add(FoundCode.NO_COLUMNS, table, window.line)
            picked = {}
        while True:
            row = self._row()
            if row is None:
                self._give_up(table)
                return
            line = window.line
            window.go(row.end())
            yield from self._taken(table, line, row[0], columns, picked)
            if self._separator() != b",":
                return

    def _row(self) -> re.Match[bytes] | None:
        window = self._window
        while True:
            found = ROW.match(window.data, window.at)
            if found and (found.end() < len(window.data) or window.ended):
                return found
            if window.ended or window.ahead >= _LARGEST_ROW:
                return found
            if not found and not UNFINISHED.match(window.data, window.at):
                return None
            window.fill(2 * max(window.ahead, _HEAD))

    def _separator(self) -> bytes:
        """What follows a row; a statement that just ends has nothing more."""
        self._window.fill(64)
        found = _GAP.match(self._window.data, self._window.at)
        if not found:
            self._give_up("(statement)")
            return b";"
        self._window.go(found.end())
        return found[1]

    def _picked(self, table: str, columns: tuple[str, ...]) -> dict[str, int]:
        used = {name.lower() for name in TABLES[table].used} if table in TABLES else set()
        return {name: place for place, name in enumerate(columns) if name in used}

    def _taken(
        self,
        table: str,
        line: int,
        row: bytes,
        columns: tuple[str, ...],
        picked: dict[str, int],
    ) -> Iterator[Row]:
        if not picked:
            yield Row(table=table, line=line, values={})
            return
        values = values_of(row)
        if len(values) != len(columns):
            self._findings.add(FoundCode.ROW_BROKEN, table, line)
            return
        read = {name: self._decoder.value(values[place]) for name, place in picked.items()}
        if self._decoder.lost():
            self._findings.add(FoundCode.TEXT_REPLACED, table, line)
        yield Row(table=table, line=line, values=read)

    def _give_up(self, table: str) -> None:
        """Go to the next statement: line breaks within texts are escaped in a dump."""
        window = self._window
        self._findings.add(FoundCode.STATEMENT_BROKEN, table, window.line)
        while True:
            found = _END.search(window.data, window.at)
            if found:
                window.go(found.end())
                return
            window.go(
                max(window.at, len(window.data) - 64 if not window.ended else len(window.data))
            )
            if window.ended:
                self._findings.add(FoundCode.DUMP_ENDS_EARLY, table, window.line)
                return
            window.fill(_COMPACT)


def _bare(name: bytes) -> str:
    """A name without quotes and without its database."""
    last = name.strip().rsplit(b".", 1)[-1].strip()
    return last.strip(b'`"').replace(b"``", b"`").decode("utf-8", "replace")
