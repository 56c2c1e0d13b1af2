"""The screening indexes of all lists as one whole, and what changed in the lists since.

A large whole takes its time to build: single entries are added beside it, or taken out of it.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from uuid import UUID

import msgspec
import numpy as np
from numpy.typing import NDArray

from safepassage.adapters.index_pieces import Head, Piece, Pieces
from safepassage.apps.watchlists import selectors
from safepassage.apps.watchlists.selectors import EntryInForce, VersionState
from safepassage.matching import IndexUnreadableError, ListIndex, build
from safepassage.matching.arrays import ArraysUnreadableError, pack, unpack
from safepassage.records import ListEntry
from safepassage.safeguards.purpose import SCREENING, Purpose

_LAYOUT = 1
_NOTES = "notes"
Ints = NDArray[np.int32]
States = dict[UUID, VersionState]


class Whole(NamedTuple):
    """All entries at some states of the lists.

    ``version_of`` has, for each entry of an index, the place of its version among those of the
    head in their order.
    """

    head: Head
    by_purpose: Mapping[Purpose, ListIndex]
    version_of: Mapping[Purpose, Ints]


class Change(NamedTuple):
    """The positions of entries that are gone, and the keys of those added, with their version."""

    gone: Ints
    added: Mapping[str, UUID]


def whole_pieces(states: States) -> dict[str, Piece]:
    """Build the indexes of all entries in force, each with its notes."""
    places = {version: place for place, version in enumerate(sorted(states))}
    pieces: dict[str, Piece] = {}
    for purpose in SCREENING:
        versions: list[tuple[str, int]] = []
        index = build(_noted(selectors.lists_in_force(), purpose, places, versions))
        version_of = np.array([place for _, place in sorted(versions)], dtype=np.int32)
        pieces[purpose.value] = index.to_bytes()
        pieces[_notes(purpose)] = pack(_LAYOUT, {"version_of": version_of})
    return pieces


def _noted(
    listed: Iterable[EntryInForce],
    purpose: Purpose,
    places: Mapping[UUID, int],
    versions: list[tuple[str, int]],
) -> Iterator[ListEntry]:
    for one in listed:
        if one.purpose is purpose and one.version_id in places:
            versions.append((one.key, places[one.version_id]))
            yield _keyed(one)


def _keyed(one: EntryInForce) -> ListEntry:
    return msgspec.structs.replace(one.entry, id=one.key)


def whole_of(pieces: Pieces) -> Whole | None:
    """Use a whole in place; nothing when it is damaged, or of another layout."""
    try:
        return Whole(
            pieces.head,
            {one: ListIndex.from_buffer(pieces.by_name[one.value]) for one in SCREENING},
            {one: _read_notes(pieces, one, "version_of") for one in SCREENING},
        )
    except (IndexUnreadableError, ArraysUnreadableError, KeyError):
        return None


def changes(whole: Whole, states: States) -> dict[Purpose, Change]:
    """Find what is different at other states of the lists, reading no more than the keys."""
    before = whole.head.versions
    wanted: dict[Purpose, dict[str, UUID]] = {purpose: {} for purpose in SCREENING}
    for version, state in states.items():
        if before.get(version) != state:
            wanted[state.purpose] |= dict.fromkeys(selectors.keys_in_force(version), version)
    outdated = [place for place, one in enumerate(sorted(before)) if states.get(one) != before[one]]
    return {one: _change(whole, one, outdated, wanted[one]) for one in SCREENING}


def _change(whole: Whole, purpose: Purpose, outdated: list[int], wanted: dict[str, UUID]) -> Change:
    positions = np.flatnonzero(np.isin(whole.version_of[purpose], outdated))
    keys = list(whole.by_purpose[purpose].ids(positions))
    gone = [at for at, key in zip(positions.tolist(), keys, strict=True) if key not in wanted]
    stay = set(keys)
    added = {key: version for key, version in wanted.items() if key not in stay}
    return Change(np.array(gone, dtype=np.int32), added)


def change_pieces(whole: Whole, found: Mapping[Purpose, Change]) -> dict[str, Piece]:
    """Build the indexes of added entries, each with its notes."""
    pieces: dict[str, Piece] = {}
    for purpose, change in found.items():
        added = build(_added(change.added), beside=whole.by_purpose[purpose])
        pieces[purpose.value] = added.to_bytes()
        pieces[_notes(purpose)] = pack(_LAYOUT, {"gone": change.gone})
    return pieces


def _added(keys: Mapping[str, UUID]) -> Iterator[ListEntry]:
    for version in sorted(set(keys.values())):
        mine = (key for key, of in keys.items() if of == version)
        yield from map(_keyed, selectors.entries_in_force(version, mine))


def changed(whole: Whole, pieces: Pieces) -> dict[Purpose, ListIndex] | None:
    """Use a whole with what changed since; nothing when that is damaged."""
    try:
        return {purpose: _changed(whole, pieces, purpose) for purpose in SCREENING}
    except (IndexUnreadableError, ArraysUnreadableError, KeyError):
        return None


def _changed(whole: Whole, pieces: Pieces, purpose: Purpose) -> ListIndex:
    added = ListIndex.from_buffer(pieces.by_name[purpose.value])
    gone = _read_notes(pieces, purpose, "gone")
    return whole.by_purpose[purpose].changed(gone, added if len(added) else None)


def _notes(purpose: Purpose) -> str:
    return f"{purpose.value} {_NOTES}"


def _read_notes(pieces: Pieces, purpose: Purpose, name: str) -> Ints:
    return unpack(_LAYOUT, pieces.by_name[_notes(purpose)])[name].astype(np.int32, copy=False)
