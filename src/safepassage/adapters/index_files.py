"""The screening indexes of the lists in force, kept as files in the home folder."""

import fcntl
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from safepassage.adapters.index_layers import (
    States,
    Whole,
    change_pieces,
    changed,
    changes,
    whole_of,
    whole_pieces,
)
from safepassage.adapters.index_pieces import Head, Piece, read, write
from safepassage.apps.watchlists import selectors
from safepassage.matching import ListIndex
from safepassage.pipeline.indexes import Indexes
from safepassage.safeguards.purpose import Purpose

Made = TypeVar("Made")

CHECK_SECONDS = 1.0
WORTH_KEEPING = 50_000
"""A whole of fewer entries is built anew at every change: that takes a second or two."""
MOST_CHANGED = 20_000
"""When more entries than these came or went, the whole is built anew."""


class _Opened(NamedTuple):
    """A whole, and which state of its file it was read from."""

    state: tuple[int, int]
    whole: Whole | None


class ScreeningIndex:
    """Fills the port ``Lists``: the indexes in force, brought up to date when a version changes.

    The database is asked for the stamp at most once in ``CHECK_SECONDS`` by
    ``seconds``, a clock that never goes back. Processes share the files: who
    finds a new stamp first writes what changed, or all anew, and swaps it in, alone; the
    others screen by what they have until it is there, or wait if they have nothing. The
    entries' ids in the index are the keys of ``selectors.listings``.
    """

    def __init__(self, home: Path, seconds: Callable[[], float]) -> None:
        self._path = home / "index" / "lists.index"
        self._changes = home / "index" / "lists.changes"
        self._seconds = seconds
        self._checked: float | None = None
        self._stamp = ""
        self._indexes: Indexes | None = None
        self._opened: _Opened | None = None

    def current(self) -> Indexes:
        """Give the lists in force, an index a purpose."""
        stamp = self._due_stamp()
        if self._indexes is None or stamp != self._stamp or self._is_swapped():
            self._indexes = self._load(stamp) or self._made(stamp)
        return self._indexes

    def stamp(self) -> str:
        """Name the versions that ``current`` screens by."""
        self.current()
        return self._stamp

    def renew(self) -> None:
        """Build the whole anew, so that no file holds entries that are not in force."""
        with _turn(self._path.parent, wait=True):
            whole = self._whole()
            stale = whole is None or whole.head.stamp != selectors.stamp()
            if stale or self._changes.exists():
                self._write_whole()
        self.current()

    def _due_stamp(self) -> str:
        now = self._seconds()
        if self._checked is not None and now - self._checked < CHECK_SECONDS:
            return self._stamp
        stamp = selectors.stamp()
        self._checked = now
        return stamp

    def _load(self, stamp: str) -> Indexes | None:
        """Use the files when they are of this stamp and layout, else give nothing."""
        whole = self._whole()
        if whole is None:
            return None
        found = whole.by_purpose if whole.head.stamp == stamp else self._changed(whole, stamp)
        if found is None:
            return None
        self._stamp = stamp
        return Indexes(by_purpose=found)

    def _changed(self, whole: Whole, stamp: str) -> Mapping[Purpose, ListIndex] | None:
        pieces = read(self._changes)
        if pieces is None or (pieces.head.stamp, pieces.head.beside) != (stamp, whole.head.stamp):
            return None
        return changed(whole, pieces)

    def _is_swapped(self) -> bool:
        """Whether the whole was built anew: the old one may hold whom no file is to hold."""
        state = self._state()
        return state is not None and self._opened is not None and state != self._opened.state

    def _state(self) -> tuple[int, int] | None:
        try:
            told = self._path.stat()
        except FileNotFoundError:
            return None
        return told.st_ino, told.st_mtime_ns

    def _whole(self) -> Whole | None:
        """Read the file of the whole, once for each time that it is swapped."""
        state = self._state()
        if state is None:
            return None
        if self._opened is None or self._opened.state != state:
            pieces = read(self._path)
            self._opened = _Opened(state, whole_of(pieces) if pieces else None)
        return self._opened.whole

    def _made(self, stamp: str) -> Indexes:
        """Write, unless another process does: a large list is read once and not by everybody."""
        with _turn(self._path.parent, wait=self._indexes is None) as mine:
            if not mine and self._indexes is not None:
                return self._indexes
            found = self._load(stamp) or self._load(selectors.stamp())
            while found is None:
                found = self._load(self._write_changes() or self._write_whole())
            return found

    def _write_changes(self) -> str | None:
        """Write what changed beside a large whole; nothing when the whole is to be built anew."""
        whole = self._whole()
        if whole is None or sum(map(len, whole.by_purpose.values())) < WORTH_KEEPING:
            return None
        states, pieces = _steady(partial(_changes_beside, whole))
        if pieces is None:
            return None
        stamp, beside = selectors.stamp_of(states), whole.head.stamp
        write(self._changes, Head(stamp, states, beside), pieces)
        return stamp

    def _write_whole(self) -> str:
        states, pieces = _steady(whole_pieces)
        stamp = selectors.stamp_of(states)
        write(self._path, Head(stamp, states), pieces)
        self._changes.unlink(missing_ok=True)
        return stamp


def _changes_beside(whole: Whole, states: States) -> dict[str, Piece] | None:
    found = changes(whole, states)
    many = sum(len(one.gone) + len(one.added) for one in found.values())
    return change_pieces(whole, found) if many <= MOST_CHANGED else None


def _steady(make: Callable[[States], Made]) -> tuple[States, Made]:
    """Make something of the lists until none changed meanwhile, so that it is of one state."""
    states = selectors.states_in_force()
    made = make(states)
    while (now := selectors.states_in_force()) != states:
        states, made = now, make(now)
    return states, made


@contextmanager
def _turn(folder: Path, *, wait: bool) -> Iterator[bool]:
    """Hold the folder alone; gives whether it is held, which without ``wait`` it may not be."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        os.close(handle)
        yield False
        return
    try:
        yield True
    finally:
        os.close(handle)
