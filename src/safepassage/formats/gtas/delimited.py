"""One table as a file: ``mysqldump --tab`` or ``SELECT … INTO OUTFILE``, tabs or CSV."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from safepassage.formats.gtas.findings import Findings, FoundCode
from safepassage.formats.gtas.literals import unescaped
from safepassage.formats.gtas.rows import Row
from safepassage.formats.gtas.schema import TABLES

_LARGEST_LINE: Final = 64 << 20
_TABBED: Final = re.compile(r"((?:[^\t\\]++|\\.)*+)\t", re.DOTALL)


def read_delimited(
    table: str,
    chunks: Iterable[bytes],
    findings: Findings,
    *,
    columns: tuple[str, ...] | None = None,
    comma: bool = False,
) -> Iterator[Row]:
    r"""Every row of a table's file.

    ``columns`` are those of its definition; without, the first line names them. Tabs:
    a backslash escapes, ``\N`` is NULL. Commas: RFC 4180 with ``\N``, ``NULL`` or an
    empty value for NULL.
    """
    records = _records(chunks, comma=comma)
    if columns is None:
        first = next(records, None)
        columns = tuple(_cell(cell, comma=comma) or "" for cell in first[1]) if first else ()
    names = tuple(name.strip().lower() for name in columns)
    used = {name.lower() for name in TABLES[table].used} if table in TABLES else set()
    picked = {name: place for place, name in enumerate(names) if name in used}
    for line, cells in records:
        if len(cells) != len(names):
            findings.add(FoundCode.ROW_BROKEN, table, line)
            continue
        values = {name: _cell(cells[place], comma=comma) for name, place in picked.items()}
        if any(value and "\ufffd" in value for value in values.values()):
            findings.add(FoundCode.TEXT_REPLACED, table, line)
        yield Row(table=table, line=line, values=values)


def _cell(raw: str, *, comma: bool) -> str | None:
    if raw in ({"\\N", "NULL", ""} if comma else {"\\N"}):
        return None
    if comma:
        return raw[1:-1].replace('""', '"') if raw[:1] == '"' else raw
    return unescaped(raw) if "\\" in raw else raw


def _records(chunks: Iterable[bytes], *, comma: bool) -> Iterator[tuple[int, list[str]]]:
    """Records with their first line; a line break within one is quoted or escaped."""
    open_line, held, number = 0, b"", 0
    for line in _lines(chunks):
        number += 1
        if not line.strip() and not held:
            continue
        held, open_line = (held + b"\n" + line, open_line) if held else (line, number)
        if _goes_on(held, comma=comma) and len(held) < _LARGEST_LINE:
            continue
        text = held.decode("utf-8", "replace")
        yield open_line, _cut(text, comma=comma)
        held = b""
    if held:
        yield open_line, _cut(held.decode("utf-8", "replace"), comma=comma)


def _goes_on(held: bytes, *, comma: bool) -> bool:
    if comma:
        return held.count(b'"') % 2 == 1
    return (len(held) - len(held.rstrip(b"\\"))) % 2 == 1


def _cut(text: str, *, comma: bool) -> list[str]:
    if not comma:
        return _TABBED.findall(text + "\t")
    cells, start, quoted = [], 0, False
    for place, sign in enumerate(text):
        if sign == '"':
            quoted = not quoted
        elif sign == "," and not quoted:
            cells.append(text[start:place])
            start = place + 1
    return [*cells, text[start:]]


def _lines(chunks: Iterable[bytes]) -> Iterator[bytes]:
    rest = b""
    for chunk in chunks:
        *whole, rest = (rest + chunk).split(b"\n")
        yield from (line.removesuffix(b"\r") for line in whole)
    if rest:
        yield rest.removesuffix(b"\r")
