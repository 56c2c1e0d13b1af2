"""Rows of a CSV file by their headings (RFC 4180), strictly: a list is whole or it is none."""

import csv
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice

from safepassage.formats.lists.defects import ListDefect, refuse, warn
from safepassage.records import Defect
from safepassage.records._base import Record

Values = dict[str, str]


class Layout(Record, frozen=True):
    """Which headings a table has: for every field those that may stand above it.

    Headings are compared by their letters and digits. ``preamble`` lines may stand before
    the headings; ``tells_unknown`` reports columns that are not read.
    """

    headings: Mapping[str, tuple[str, ...]]
    required: tuple[str, ...]
    separators: str = ";,"
    preamble: int = 0
    tells_unknown: bool = False


def folded(heading: str) -> str:
    """The letters, with the marks upon them, and digits of a heading, or the sign that it is."""
    kept = (c for c in heading.casefold() if c.isalnum() or unicodedata.category(c)[0] == "M")
    return "".join(kept) or heading.strip()


def read_rows(data: bytes, layout: Layout) -> Iterator[tuple[int, Values] | Defect]:
    """Give every filled row with its last line; a broken quotation ends the reading."""
    text = decoded(data)
    if isinstance(text, Defect):
        yield text
        return
    rows = numbered(text, separator_of(text, layout.separators))
    line, header = _header(rows, layout)
    defects = list(_header_defects(line, header, layout))
    yield from defects
    if not any(defect.code != ListDefect.UNKNOWN_FIELD for defect in defects):
        yield from _named(rows, header, layout)


def first_rows(start: bytes, separator: str, count: int = 1) -> list[list[str]]:
    """The first rows of what may be a table; a row that is cut or broken is none."""
    rows = numbered(start.decode("utf-8", "replace").removeprefix("\ufeff"), separator)
    return [row[1] for row in islice(rows, count) if not isinstance(row, Defect)]


def has_headings(start: bytes, layout: Layout) -> bool:
    """Whether one of the first rows holds every heading that is required."""
    separator = separator_of(start.decode("utf-8", "replace"), layout.separators)
    rows = first_rows(start, separator, layout.preamble + 1)
    return any(not _missing(row, layout) for row in rows)


def decoded(data: bytes, part: str = "") -> str | Defect:
    """The text, in UTF-8 with or without byte order mark."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        text = "the line is not UTF-8; save the file in that encoding"
        return refuse(ListDefect.NOT_UTF8, line, text, part)


def separator_of(text: str, separators: str) -> str:
    """The separator that stands most often in the first lines."""
    head = text[:4096]
    return max(separators, key=head.count)


def numbered(text: str, separator: str, part: str = "") -> Iterator[tuple[int, list[str]] | Defect]:
    """Every filled row with its last line, the cells without blanks around them."""
    rows = csv.reader(_lines(text), delimiter=separator, strict=True)
    line = 0
    try:
        for cells in rows:
            line = rows.line_num
            bare = [cell.strip() for cell in cells]
            if any(bare):
                yield line, bare
    except csv.Error as error:
        yield refuse(ListDefect.NOT_CSV, line + 1, f"a quotation is broken here: {error}", part)


def _lines(text: str) -> Iterator[str]:
    return (f"{line}\n" for line in text.split("\n"))


def _header(
    rows: Iterator[tuple[int, list[str]] | Defect], layout: Layout
) -> tuple[int, list[str]]:
    """The first row that holds every required heading, or the first of all."""
    first: tuple[int, list[str]] | None = None
    for row in islice(rows, layout.preamble + 1):
        if isinstance(row, Defect):
            break
        first = first or row
        if not _missing(row[1], layout):
            return row
    return first or (1, [])


def _missing(header: list[str], layout: Layout) -> list[str]:
    places = _places(header, layout)
    return [field for field in layout.required if field not in places]


def _header_defects(line: int, header: list[str], layout: Layout) -> Iterator[Defect]:
    missing = _missing(header, layout)
    for field in missing:
        heading = layout.headings[field][0]
        text = f"the header row has no column '{heading}'; add it, or map the columns you have"
        yield refuse(ListDefect.MISSING_COLUMN, line, text)
    known = {folded(heading) for headings in layout.headings.values() for heading in headings}
    for column, count in Counter(map(folded, header)).items():
        if count > 1 and column in known:
            text = f"the column '{column}' is there {count} times"
            yield refuse(ListDefect.REPEATED_COLUMN, line, text)
    is_header = layout.tells_unknown and not missing
    for column in filter(None, header if is_header else ()):
        if folded(column) not in known:
            text = f"the unknown column '{column}' is not read"
            yield warn(ListDefect.UNKNOWN_FIELD, line, text)


def _named(
    rows: Iterator[tuple[int, list[str]] | Defect], header: list[str], layout: Layout
) -> Iterator[tuple[int, Values] | Defect]:
    places = _places(header, layout)
    for row in rows:
        if isinstance(row, Defect):
            yield row
        elif len(row[1]) != len(header):
            text = f"the row has {len(row[1])} columns, the header {len(header)}"
            yield refuse(ListDefect.ROW_WIDTH, row[0], text)
        else:
            yield row[0], {field: row[1][place] for field, place in places.items()}


def _places(header: list[str], layout: Layout) -> dict[str, int]:
    """Where each field stands; of several headings the first that is there."""
    columns = [folded(cell) for cell in header]
    found = {
        field: next((c for c in map(folded, headings) if c in columns), None)
        for field, headings in layout.headings.items()
    }
    return {field: columns.index(column) for field, column in found.items() if column}
