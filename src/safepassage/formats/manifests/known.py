"""Tables of a known layout: which of a carrier's mappings a file is laid out by, and a new one."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from safepassage.formats.manifests.fields import DOCUMENT, LEG, TRAVELLER, Field, Key
from safepassage.formats.manifests.guess import SEARCHED, guess, header_of
from safepassage.formats.manifests.mapping import Column, DateOrder, Guess, Mapping
from safepassage.formats.manifests.terms import normal
from safepassage.formats.tables import DELIMITERS, Row, decode, is_workbook, read_csv, read_workbook
from safepassage.formats.tables.csv_rows import announced_delimiter, lines_of
from safepassage.records._base import Record

MAPPABLE: Final = (*TRAVELLER, *LEG)
"""What a column of a table can mean."""
_EDIFACT: Final = re.compile(rb"\s*(?:UNA|UNB|UNH)")
_VALUE: Final = re.compile(r"\d.*\d.*\d.*\d|@")
_FEWEST: Final = 2


class Layout(Record, frozen=True):
    """How a table is laid out, for a form.

    ``headings`` are the cells of its row of headings. Where ``named`` is false no such row was
    recognised: the cells may be somebody's name and are nobody's to keep, so columns are known
    by position. Where it is ``doubtful`` a person may say that they are headings all the same.
    """

    headings: tuple[str, ...]
    guess: Guess
    named: bool
    doubtful: bool


class MappingError(ValueError):
    """The columns contradict each other; the text says how."""


def layout_of(data: bytes) -> Layout | None:
    """The layout of a table, ``None`` for what is no table."""
    best = max(_tables(data), key=_width, default=())
    if _width(best) < _FEWEST:
        return None
    index = header_of(best)
    row = best[index] if index is not None else max(best[:SEARCHED], key=_filled)
    worded = not any(_VALUE.search(cell) for cell in row.cells)
    named = worded and index is not None
    return Layout(
        headings=row.cells,
        guess=guess(row.cells if worded else ()),
        named=named,
        doubtful=worded and not named,
    )


def chosen(data: bytes, mappings: Sequence[Mapping]) -> Mapping | None:
    """The first mapping whose columns a table has; ``None`` when it has those of none."""
    if not mappings:
        return None
    tables = list(_tables(data))
    return next((one for one in mappings if any(_fits(rows, one) for rows in tables)), None)


def mapping_for(
    layout: Layout, fields: Sequence[Field | None], *, dates: DateOrder | None, headed: bool = False
) -> Mapping:
    """The mapping of a layout whose columns mean these, in their order.

    ``headed`` is that a person confirmed the cells of a doubtful row to be headings. Raises
    ``MappingError`` for two columns of one meaning, and where nothing is a name.
    """
    taken: set[Key] = set()
    columns = []
    by_name = layout.named or (layout.doubtful and headed)
    for place, field in enumerate(fields, 1):
        if field is not None:
            key = _free(field, taken)
            taken.add(key)
            name = layout.headings[place - 1] if by_name else None
            columns.append(Column(field=field, nth=key[1], name=name or None, position=place))
    if not {Field.SURNAME, Field.FULL_NAME} & {field for field, _ in taken}:
        raise MappingError("One column must be the surname or the whole name.")
    return Mapping(columns=tuple(columns), dates=dates, header_line=None if by_name else 0)


def _free(field: Field, taken: set[Key]) -> Key:
    nth = 1
    while field in DOCUMENT and (field, nth) in taken:
        nth += 1
    if (field, nth) in taken:
        raise MappingError(f"Two columns are {field.value.replace('_', ' ')}; choose one.")
    return field, nth


def _tables(data: bytes) -> Iterator[Sequence[Row]]:
    if is_workbook(data):
        yield from (sheet.rows for sheet in read_workbook(data)[0])
        return
    if _EDIFACT.match(data) or data.lstrip()[:1] in {b"{", b"<"}:
        return
    lines = lines_of(decode(data)[0])
    told = announced_delimiter(lines)
    for delimiter in (told,) if told else DELIMITERS:
        yield read_csv(lines, delimiter, limit=SEARCHED).rows


def _fits(rows: Sequence[Row], mapping: Mapping) -> bool:
    names = {normal(column.name) for column in mapping.columns if column.name}
    if names:
        return any(names <= set(map(normal, row.cells)) for row in rows[:SEARCHED])
    furthest = max((column.position or 0 for column in mapping.columns), default=0)
    return bool(furthest) and header_of(rows) is None and _width(rows) >= furthest


def _width(rows: Sequence[Row]) -> int:
    return max((len(row.cells) for row in rows[:SEARCHED]), default=0)


def _filled(row: Row) -> int:
    return sum(map(bool, row.cells))
