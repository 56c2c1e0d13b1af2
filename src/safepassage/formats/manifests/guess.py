"""Finding the row of headings, and guessing what its columns mean."""

from collections.abc import Callable, Sequence
from typing import Final

from safepassage.formats.manifests.fields import DOCUMENT, LEG, NAMES, TRAVELLER, Field, Key
from safepassage.formats.manifests.mapping import Column, Guess, Mapping
from safepassage.formats.manifests.terms import is_bare_name, meaning
from safepassage.formats.tables import Row

SEARCHED: Final = 60
_ENOUGH: Final = 3
_COLUMNS: Final = frozenset({*TRAVELLER, *LEG, Field.ROW_NUMBER})


def guess(headings: Sequence[str]) -> Guess:
    """What columns mean by their headings; a proposal, marked as one."""
    keys = _resolved([meaning(heading) for heading in headings], headings)
    columns = tuple(
        Column(field=key[0], nth=key[1], name=heading, position=position)
        for position, (key, heading) in enumerate(zip(keys, headings, strict=True), 1)
        if key and key[0] is not Field.ROW_NUMBER
    )
    unread = tuple(
        position
        for position, (key, heading) in enumerate(zip(keys, headings, strict=True), 1)
        if key is None and heading
    )
    return Guess(mapping=Mapping(columns=columns, guessed=True), unread=unread)


def recognised(headings: Sequence[str]) -> int:
    """How many different fields a row of headings names; 0 when it cannot be one."""
    if len(headings) < _ENOUGH:
        return 0
    fields = {column.field for column in guess(headings).mapping.columns}
    return len(fields) if len(fields) >= _ENOUGH and fields & NAMES else 0


def header_of(
    rows: Sequence[Row], score: Callable[[Sequence[str]], int] = recognised
) -> int | None:
    """The index of the row that looks most like headings, among the first ones."""
    scores = [score(row.cells) for row in rows[:SEARCHED]]
    best = max(scores, default=0)
    return scores.index(best) if best else None


def _resolved(keys: list[Key | None], headings: Sequence[str]) -> list[Key | None]:
    known = {key[0] for key in keys if key}
    taken: set[Key] = set()
    resolved: list[Key | None] = []
    for key, heading in zip(keys, headings, strict=True):
        named = (_which_name(known), 1) if key is None and is_bare_name(heading) else key
        free = _free(named, taken) if named and named[0] in _COLUMNS else None
        if free:
            taken.add(free)
        resolved.append(free)
    return resolved


def _which_name(known: set[Field]) -> Field:
    """``Name`` is what the other name column is not."""
    if Field.SURNAME in known:
        return Field.GIVEN_NAMES
    return Field.SURNAME if Field.GIVEN_NAMES in known else Field.FULL_NAME


def _free(key: Key, taken: set[Key]) -> Key | None:
    """A further document's columns get the next number; any other field stands once."""
    field, nth = key
    while field in DOCUMENT and (field, nth) in taken:
        nth += 1
    return None if (field, nth) in taken else (field, nth)
