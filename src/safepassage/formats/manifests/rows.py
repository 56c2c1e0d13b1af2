"""The rows below the headings: travellers, their legs, and what is neither."""

from collections.abc import Iterable, Iterator
from typing import Final

from safepassage.formats.manifests.codes import ROLES
from safepassage.formats.manifests.fields import LEG, TRAVELLER, Field, Key
from safepassage.formats.manifests.journey import legs_of
from safepassage.formats.manifests.person import tells_of_a_person, traveller_of
from safepassage.formats.manifests.terms import meaning, normal
from safepassage.formats.manifests.values import Desk, Values
from safepassage.formats.tables import Row
from safepassage.formats.tables.defects import TableCode
from safepassage.records import Leg, Mode, Role, Traveller

_LEG: Final = frozenset(LEG)
_PERSON: Final = frozenset(TRAVELLER)
_SIGNED: Final = frozenset({"signature", "signed", "firma", "unterschrift", "assinatura", "imza"})
_TOTAL_CELLS: Final = 2


class Rows:
    """Reads rows one after the other; ``legs`` and ``total`` grow on the way."""

    def __init__(
        self,
        desk: Desk,
        positions: dict[Key, int],
        *,
        around: dict[Key, str],
        mode: Mode,
        role: Role,
    ) -> None:
        self.legs: dict[Leg, None] = {}
        self.total: int | None = None
        self._desk = desk
        self._positions = positions
        self._width = max(positions.values(), default=0)
        self._around = around
        self._mode = mode
        self._role = role
        self._told: dict[frozenset[tuple[Key, str]], None] = {}
        self._of_legs = any(field in _LEG for field, _ in positions)
        self._constant = {key: text for key, text in around.items() if key[0] in _PERSON}

    def travellers(self, rows: Iterable[Row], headings: tuple[str, ...]) -> Iterator[Traveller]:
        """Every traveller of ``rows``; what a row lacks is noted and never loses anybody."""
        width = max(len(headings), self._width)
        for row in rows:
            if row.cells == headings or self._is_aside(row):
                continue
            if len(row.cells) > width:
                self._desk.note(TableCode.ROW_TOO_LONG, row.line)
            traveller = self._traveller(row)
            if traveller:
                yield traveller

    def _traveller(self, row: Row) -> Traveller | None:
        texts = {
            key: row.cells[position - 1]
            for key, position in self._positions.items()
            if position <= len(row.cells) and row.cells[position - 1]
        }
        if self._of_legs:
            self._see_legs(texts, row.line)
        own = {key: text for key, text in texts.items() if key[0] not in _LEG}
        if not tells_of_a_person(own):
            self._desk.note(TableCode.ROW_UNREAD, row.line)
            return None
        values = Values({**self._constant, **own}, self._desk, row.line, columns=self._positions)
        return traveller_of(values, self._role)

    def _see_legs(self, texts: dict[Key, str], line: int) -> None:
        told = {key: text for key, text in texts.items() if key[0] in _LEG}
        known = frozenset(told.items())
        if known in self._told:
            return
        self._told[known] = None
        around = {key: text for key, text in self._around.items() if key[0] in _LEG}
        values = Values({**around, **told}, self._desk, line, columns=self._positions)
        self.legs.update(dict.fromkeys(legs_of(values, self._mode)))

    def _is_aside(self, row: Row) -> bool:
        """Whether a row is a heading of a section, a total or a signature."""
        filled = [cell for cell in row.cells if cell]
        if len(filled) == 1:
            return self._is_section(filled[0], row.line)
        key = meaning(filled[0]) if len(filled) == _TOTAL_CELLS else None
        if key and key[0] is Field.CONTROL_TOTAL and filled[1].isascii() and filled[1].isdecimal():
            self.total = int(filled[1][:6])
            return True
        return False

    def _is_section(self, cell: str, line: int) -> bool:
        words = normal(cell)
        section = words in ROLES and len(words) > 1
        if section:
            self._role = ROLES[words]
        if section or _SIGNED & set(words.split()):
            self._desk.note(TableCode.ROW_UNREAD, line)
            return True
        return False
