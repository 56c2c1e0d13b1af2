"""What stands above a table: labels with their values, beside or below them."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from safepassage.formats.manifests.fields import HEAD, LEG, Field, Key
from safepassage.formats.manifests.terms import meaning
from safepassage.formats.tables import Row

_WANTED: Final = frozenset({*LEG, *HEAD})
_TICKS: Final = frozenset({"x", "yes", "true", "1", "\u2713", "\u2714", "\u2611", "\u2612"})
_NOTHING: Final = Row(line=0, cells=())
_OF_THE_CRAFT: Final = {
    Field.VEHICLE_KIND: Field.CRAFT_KIND,
    Field.VEHICLE_REGISTRATION: Field.CRAFT_REGISTRATION,
    Field.VEHICLE_COUNTRY: Field.CRAFT_COUNTRY,
    Field.VEHICLE_NAME: Field.CRAFT_NAME,
}


def head_of(rows: Sequence[Row]) -> dict[Key, str]:
    """Values by field; the first of its kind counts.

    Where a label says ``manifest``, the form is this platform's own: a label and its value a
    line, so that no value is taken for a label.
    """
    if any(wanted(row.cells[0]) == (Field.MANIFEST, 1) for row in rows):
        return _own(rows)
    texts: dict[Key, str] = {}
    for row, following in zip_longest(rows, rows[1:], fillvalue=_NOTHING):
        for position, cell in enumerate(row.cells):
            key, value = _labelled(row.cells, position, cell, following.cells)
            if key and value:
                key, value = _ticked(key, value)
                texts.setdefault(key, value)
    return texts


def _own(rows: Sequence[Row]) -> dict[Key, str]:
    pairs = ((wanted(row.cells[0]), "".join(row.cells[1:2])) for row in rows)
    return {key: value for key, value in pairs if key and value}


def _ticked(key: Key, value: str) -> tuple[Key, str]:
    """``Arrival [X]`` on a FAL form is a box, not a time."""
    is_box = key[0] in {Field.ARRIVES, Field.DEPARTS}
    if is_box and value.strip("[]() ").casefold() in _TICKS:
        return (Field.MOVEMENT, 1), "arrival" if key[0] is Field.ARRIVES else "departure"
    return key, value


def wanted(heading: str) -> Key | None:
    """What a label means here: above a table a vehicle is the one that runs the leg."""
    key = meaning(heading)
    if key is None:
        return None
    field = _OF_THE_CRAFT.get(key[0], key[0])
    return (field, key[1]) if field in _WANTED else None


def _labelled(
    cells: Sequence[str], position: int, cell: str, below: Sequence[str]
) -> tuple[Key | None, str]:
    key = wanted(cell)
    if key:
        return key, _beside(cells[position + 1 :]) or _beside(below[position : position + 1])
    label, colon, value = cell.partition(":")
    return (wanted(label), value.strip()) if colon and value.strip() else (None, "")


def _beside(cells: Sequence[str]) -> str:
    """The next filled cell, unless it is a label itself."""
    value = next(filter(None, cells), "")
    return "" if wanted(value) or wanted(value.partition(":")[0]) else value
