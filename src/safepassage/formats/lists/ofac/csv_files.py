"""The CSV files that belong together: persons, further names, addresses, longer remarks.

They have no headings and are told apart by their columns (OFAC, data specification):
``sdn.csv`` 12, ``alt.csv`` 5, ``add.csv`` 6, ``sdn_comments.csv`` 2. ``-0-`` is an empty cell.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from safepassage.formats.lists.defects import ListDefect, refuse, warn
from safepassage.formats.lists.gathering import Found, Outcome
from safepassage.formats.lists.ofac.persons import new_person
from safepassage.formats.lists.ofac.remarks import read_remarks
from safepassage.formats.lists.published import published
from safepassage.formats.lists.rows import decoded, numbered
from safepassage.formats.lists.values.draft import Draft
from safepassage.formats.lists.values.names import turned
from safepassage.records import Defect

PERSONS: Final = "sdn.csv"
NAMES: Final = "alt.csv"
REMARKS: Final = "sdn_comments.csv"
WIDTHS: Final = {12: PERSONS, 5: NAMES, 6: "add.csv", 2: REMARKS}
_END: Final = "\x1a"

Row = tuple[int, list[str]]


def read_ofac_csv(*parts: bytes) -> Outcome:
    """Read the persons with their further names from the files, in any order."""
    return published(_found(parts))


def is_ofac(rows: list[list[str]]) -> bool:
    """Whether the first row of a file is one of such a file: a number, and the columns of one."""
    return any(len(row) in WIDTHS and row[0].isdecimal() for row in rows)


def _found(parts: Sequence[bytes]) -> Iterator[Found | None]:
    tables: dict[str, list[Row]] = {}
    defects = [defect for data in parts for defect in _read(data, tables)]
    yield from defects
    if defects:
        return
    if PERSONS not in tables:
        text = "the file with the persons (sdn.csv, 12 columns) is missing; give all files"
        yield refuse(ListDefect.PARTS, None, text)
        return
    if NAMES not in tables:
        text = "the file with the further names (alt.csv) is missing; persons have one name each"
        yield warn(ListDefect.PARTS, None, text)
    yield from _persons(tables)


def _read(data: bytes, tables: dict[str, list[Row]]) -> Iterator[Defect]:
    """File the rows under the name of their table."""
    text = decoded(data)
    if isinstance(text, Defect):
        yield text
        return
    name = ""
    for row in numbered(text.rstrip(f"{_END}\r\n "), ","):
        if isinstance(row, Defect):
            yield row
            continue
        name = name or WIDTHS.get(len(row[1]), "")
        if WIDTHS.get(len(row[1])) != name or not name:
            text = f"the row has {len(row[1])} columns, those of no such file or not of this one"
            yield refuse(ListDefect.ROW_WIDTH, row[0], text, name)
            return
        line, cells = row
        bare = ["" if cell == "-0-" else cell for cell in cells]
        tables.setdefault(name, []).append((line, bare))


def _persons(tables: dict[str, list[Row]]) -> Iterator[Found | None]:
    drafts: dict[str, list[Draft]] = {}
    others = set()
    for line, cells in tables[PERSONS]:
        if cells[2].casefold() == "individual":
            drafts.setdefault(cells[0], []).append(_person(line, cells))
        else:
            others.add(cells[0])
            yield None
    yield from _joined(tables, drafts, others)
    for same in drafts.values():
        for draft in same:
            yield from draft.found()


def _person(line: int, cells: list[str]) -> Draft:
    number, name, _, programs, title, *_, remarks = cells
    draft = new_person(number, line)
    spoken, given, family = turned(name)
    draft.primary(spoken)
    draft.parts(given, family)
    draft.category = programs.partition("]")[0].strip() or None
    draft.because(programs.replace("] [", ", "), title)
    read_remarks(remarks, draft)
    return draft


def _joined(
    tables: dict[str, list[Row]], drafts: dict[str, list[Draft]], others: set[str]
) -> Iterator[Defect]:
    for table in (NAMES, REMARKS):
        for line, cells in tables.get(table, ()):
            for draft in drafts.get(cells[0], ()):
                if table == NAMES:
                    draft.name(turned(cells[3])[0])
                else:
                    read_remarks(cells[1], draft)
            if cells[0] not in drafts and cells[0] not in others:
                text = "the row belongs to no entry of sdn.csv; it was left out"
                yield warn(ListDefect.UNKNOWN_REFERENCE, line, text, table)
