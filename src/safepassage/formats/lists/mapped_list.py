"""Somebody's own table, its columns named by a mapping."""

from collections.abc import Iterator
from typing import Final

from safepassage.formats.lists.gathering import Found, Outcome, gather
from safepassage.formats.lists.hygiene import tidied
from safepassage.formats.lists.mapping import ColumnMapping, DateOrder
from safepassage.formats.lists.rows import Layout, Values, read_rows
from safepassage.formats.lists.values.dates import birth_dates
from safepassage.formats.lists.values.documents import kind_of
from safepassage.formats.lists.values.draft import Draft
from safepassage.records import Defect

_PARTS_OF_A_DATE: Final = 3
_SOURCE: Final = "own table"


def read_mapped(data: bytes, mapping: ColumnMapping) -> Outcome:
    """Read the table; what a cell holds that is not understood is left out and told."""
    return gather(_found(data, mapping))


def _found(data: bytes, mapping: ColumnMapping) -> Iterator[Found]:
    headings = {each: (each,) for each in _headings(mapping)}
    layout = Layout(headings=headings, required=tuple(headings), separators=mapping.separator)
    for row in read_rows(data, layout):
        if isinstance(row, Defect):
            yield row
        else:
            yield from _Cells(row[1], mapping).draft(row[0]).found()


def _headings(mapping: ColumnMapping) -> Iterator[str]:
    for headings in mapping.columns.values():
        yield from headings


class _Cells:
    """The cells of a row by field."""

    def __init__(self, row: Values, mapping: ColumnMapping) -> None:
        self._row = row
        self._mapping = mapping

    def draft(self, line: int) -> Draft:
        """What the row says."""
        draft = Draft(id=self._whole("id"), line=line, source=self._mapping.source or _SOURCE)
        given, family = self._whole("given"), self._whole("family")
        draft.primary(self._whole("name") or f"{given} {family}")
        draft.parts(given, family)
        draft.gender(self._whole("gender"))
        draft.category = self._whole("category") or None
        draft.issuer = self._whole("issuer") or None
        draft.because(self._whole("ground"))
        draft.until(self._day_first(self._whole("expires")))
        self._several(draft)
        self._documents(draft)
        return draft

    def _several(self, draft: Draft) -> None:
        for name in (*self._each("aliases"), *self._each("script_names")):
            draft.name(name)
        for name in self._each("weak"):
            draft.name(name, weak=True)
        for cell in self._cells("dob"):
            self._births(cell, draft)
        for country in self._each("nationality"):
            draft.nationality(country)
        for place in self._each("birth_places"):
            draft.birth_place(place)

    def _documents(self, draft: Draft) -> None:
        words, country = self._whole("document_type"), self._whole("document_country")
        for number in self._each("document_number"):
            draft.document(kind_of(words) or words.casefold() or None, number, country)

    def _births(self, cell: str, draft: Draft) -> None:
        """A cell that is one date, or several; what divides values may divide a date too."""
        whole = birth_dates(self._day_first(cell))
        if whole:
            draft.born_on(whole)
            return
        for part in self._divided(cell):
            draft.born(self._day_first(part))

    def _day_first(self, text: str) -> str:
        """Figures in the order that readers of dates know; what the mapping leaves open is none."""
        parts = text.strip().replace("-", "/").replace(".", "/").split("/")
        if len(parts) != _PARTS_OF_A_DATE or len(parts[2]) != len("YYYY"):
            return text
        first, second, year = parts
        match self._mapping.dates:
            case DateOrder.DAY_FIRST:
                return f"{first}/{second}/{year}"
            case DateOrder.MONTH_FIRST:
                return f"{second}/{first}/{year}"
            case _:
                return f"{text} in an order that is not known"

    def _cells(self, field: str) -> Iterator[str]:
        for heading in self._mapping.columns.get(field, ()):
            yield self._row[heading]

    def _whole(self, field: str) -> str:
        """The cells of a field as one text."""
        return tidied(" ".join(self._cells(field)))

    def _each(self, field: str) -> list[str]:
        """The single values of the cells of a field."""
        return [part for cell in self._cells(field) for part in self._divided(cell)]

    def _divided(self, cell: str) -> list[str]:
        return [bare for part in cell.split(self._mapping.between) if (bare := tidied(part))]
