"""Overwrites what SQLite leaves of ended rows in the free part of its pages.

``secure_delete`` overwrites what is deleted. But where SQLite spreads the cells of a page over
its neighbours it copies them and leaves the old bytes behind, outside every cell; when such a
row ends later, that copy stays. ``VACUUM`` would write the whole file anew and keep every
writer out meanwhile; here the free parts alone are overwritten, a few pages at a time.

Only bytes that belong to nothing are written, so that a stop in between harms nothing. It is
done while no other connection writes and the write-ahead log is empty, and ends with a commit,
so that no connection keeps an older copy of a page.
"""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from safepassage.adapters.kept_open import handle_of
from safepassage.adapters.sqlite_in_turn.queue import queue_of
from safepassage.adapters.sqlite_pages import (
    HEADER_BYTES,
    LARGEST_PAGE,
    Layout,
    layout,
    unallocated,
)

AT_ONCE = 64
READ_AT_ONCE = 256
TRIES, PAUSE = 40, 0.05
SHORT_WAIT_MS = 10
TURN_SECONDS = 20
_NOTHING = bytes(LARGEST_PAGE)


class _File(NamedTuple):
    path: Path
    handle: int
    layout: Layout


def overwrite(database: Path, sleep: Callable[[float], None] = time.sleep) -> int | None:
    """Overwrite what is left in every page; how many pages, ``None`` where it could not be done.

    It cannot where readers keep the write-ahead log in use, or where pages of another kind
    could be taken for a table's.
    """
    handle = handle_of(database)
    told = layout(os.pread(handle, HEADER_BYTES, 0), os.fstat(handle).st_size)
    if told is None:
        return None
    file = _File(database, handle, told)
    with closing(sqlite3.connect(database, isolation_level=None)) as own:
        own.execute(f"PRAGMA busy_timeout = {SHORT_WAIT_MS}")
        own.execute("PRAGMA synchronous = NORMAL")
        own.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        left = list(_left_in(file))
        for first in range(0, len(left), AT_ONCE):
            if not _tried(own, file, left[first : first + AT_ONCE], sleep):
                return None
    os.fsync(handle)
    return len(left)


def _left_in(file: _File) -> Iterator[int]:
    """The pages, numbered from 0, whose free part is not empty; read without a lock."""
    size = file.layout.page_size
    number = 0
    while block := os.pread(file.handle, READ_AT_ONCE * size, number * size):
        for start in range(0, len(block), size):
            if number and _free_part(file, block[start : start + size], number):
                yield number
            number += 1


def _free_part(file: _File, page: bytes, number: int) -> tuple[int, int] | None:
    """Begin and end of a page's free part, where something stands in it."""
    if len(page) < file.layout.page_size or number + 1 == file.layout.lock_page:
        return None
    part = unallocated(page, file.layout.usable)
    if part is None or page[part[0] : part[1]] == _NOTHING[: part[1] - part[0]]:
        return None
    return part


def _tried(
    own: sqlite3.Connection, file: _File, numbers: Sequence[int], sleep: Callable[[float], None]
) -> bool:
    for _ in range(TRIES):
        queue = queue_of(file.path)
        if queue.enter(TURN_SECONDS):
            try:
                if _overwritten(own, file, numbers):
                    return True
            finally:
                queue.leave()
        sleep(PAUSE)
    return False


def _overwritten(own: sqlite3.Connection, file: _File, numbers: Sequence[int]) -> bool:
    """Nobody else writes now: empty the log, write over the free parts, commit something."""
    busy, _, _ = own.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        return False
    try:
        own.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError:
        return False
    if _log_is_used(file.path):
        own.execute("ROLLBACK")
        return False
    for number in numbers:
        _write_over(file, number)
    (commits,) = own.execute("PRAGMA user_version").fetchone()
    own.execute(f"PRAGMA user_version = {(commits + 1) % (1 << 31)}")
    own.execute("COMMIT")
    return True


def _log_is_used(database: Path) -> bool:
    log = Path(f"{database}-wal")
    return log.exists() and log.stat().st_size > 0


def _write_over(file: _File, number: int) -> None:
    size = file.layout.page_size
    page = os.pread(file.handle, size, number * size)
    if part := _free_part(file, page, number):
        begin, end = part
        os.pwrite(file.handle, _NOTHING[: end - begin], number * size + begin)
