"""How one sheet will be read: where its headings are and what stands in which column."""

from collections.abc import Iterable, Sequence
from typing import Final

from safepassage.formats.manifests.days import order_in
from safepassage.formats.manifests.fields import LEG, NAMES, Field, Key, label
from safepassage.formats.manifests.guess import guess, header_of
from safepassage.formats.manifests.head import head_of
from safepassage.formats.manifests.mapping import Column, DateOrder, Guess, Mapping
from safepassage.formats.manifests.profiles import PROFILES, Profile, profile_of
from safepassage.formats.manifests.terms import normal
from safepassage.formats.manifests.values import Desk
from safepassage.formats.tables import Row, Sheet
from safepassage.formats.tables.defects import TableCode

_DATES: Final = frozenset(
    {
        Field.BORN,
        Field.BIRTH,
        Field.DOCUMENT_EXPIRES,
        Field.DOCUMENT_ISSUED,
        Field.VISA_EXPIRES,
        Field.DEPARTS,
        Field.ARRIVES,
        Field.PORT_DATE,
        Field.SENT_AT,
    }
)
_LEG: Final = frozenset(LEG)


class Plan:
    """Headings, columns and head of one sheet, by a mapping or by a guess."""

    def __init__(self, sheet: Sheet, mapping: Mapping | None) -> None:
        self.sheet = sheet
        index = _header_index(sheet.rows, mapping)
        after = 0 if index is None else index + 1
        self.headings = () if index is None else sheet.rows[index].cells
        found = Guess(mapping=mapping) if mapping else guess(self.headings)
        self.mapping, self.unread = found.mapping, found.unread
        self.positions = _positions(self.mapping.columns, self.headings)
        self.above, self.below = sheet.rows[: index or 0], sheet.rows[after:]
        constants = {(field, 1): text for field, text in self.mapping.constants.items()}
        self.head = constants | head_of(self.above)

    @property
    def readable(self) -> bool:
        """Whether anything that could be a name has a column."""
        return any(field in NAMES for field, _ in self.positions)

    def profile(self, *, workbook: bool) -> Profile:
        """The kind of manifest: by its own word, else by what it names."""
        own = PROFILES.get(self.head.get((Field.MANIFEST, 1), ""))
        if own:
            return own
        inside = (field for field, _ in self.positions)
        titles = (cell for row in self.above for cell in row.cells)
        return profile_of(inside, (field for field, _ in self.head), titles, workbook=workbook)

    def first_texts(self) -> dict[Key, str]:
        """What the head and the first row say of the journey."""
        cells = self.below[0].cells if self.below else ()
        return self.head | {
            key: cells[position - 1]
            for key, position in self.positions.items()
            if key[0] in _LEG and position <= len(cells) and cells[position - 1]
        }

    def orders(self) -> dict[Key, DateOrder | None]:
        """The order of day and month of every field that is a date."""
        own = {column.key: column.dates or self.mapping.dates for column in self.mapping.columns}
        dated = {key for key in (*self.positions, *self.head) if key[0] in _DATES}
        seen = {key: self._texts(key) for key in dated}
        common = order_in(text for texts in seen.values() for text in texts)
        orders: dict[Key, DateOrder | None] = {
            key: own.get(key) or self.mapping.dates or order_in(seen[key]) or common
            for key in dated
        }
        both = orders.get((Field.BIRTH, 1))
        return {(Field.BORN, 1): both, **orders}

    def describe(self, desk: Desk) -> None:
        """Tell what was guessed, what is missing and what was passed over."""
        if self.mapping.guessed:
            told = (f"{place} {label(key)}" for key, place in self.positions.items())
            desk.note(TableCode.MAPPING_GUESSED, details=", ".join(told))
        if self.unread:
            desk.note(TableCode.COLUMN_UNREAD, details=", ".join(map(str, self.unread)))
        for column in self.mapping.columns:
            if column.key not in self.positions:
                desk.note(TableCode.COLUMN_MISSING, details=label(column.key))

    def _texts(self, key: Key) -> list[str]:
        place = self.positions.get(key)
        if place is None:
            return [self.head.get(key, "")]
        return [row.cells[place - 1] for row in self.below if place <= len(row.cells)]


def _header_index(rows: Sequence[Row], mapping: Mapping | None) -> int | None:
    """The row of headings; with a mapping by its line or by the names that it knows."""
    if mapping is None:
        return header_of(rows)
    if mapping.header_line is not None:
        lines = [row.line for row in rows]
        return lines.index(mapping.header_line) if mapping.header_line in lines else None
    names = {normal(column.name) for column in mapping.columns if column.name}
    return header_of(rows, lambda cells: len(names & set(map(normal, cells)))) if names else None


def _positions(columns: Iterable[Column], headings: Sequence[str]) -> dict[Key, int]:
    """Where each column stands, counted from 1: under its name, else at its position."""
    names = [normal(heading) for heading in headings]
    found = {column.key: _position(column, names) for column in columns}
    return {key: place for key, place in found.items() if place}


def _position(column: Column, names: list[str]) -> int | None:
    place = column.position if column.position and column.position > 0 else None
    if not column.name or not names:
        return place
    name = normal(column.name)
    if place and names[place - 1 : place] == [name]:
        return place
    return names.index(name) + 1 if name in names else None
