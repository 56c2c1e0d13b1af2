"""Looks into the database's own files for what should have left them.

On SQLite ``secure_delete`` overwrites what is deleted, and ``leftovers`` what it leaves; the
write-ahead log is emptied first, because old pages stand in it. Of the shared-memory file
nothing is read: it holds numbers of pages. PostgreSQL keeps dead rows until ``VACUUM`` and its
own log beyond, in files that are not ours to read: there only rows are proved.
"""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path

from django.db import connection

from safepassage.adapters import leftovers
from safepassage.adapters.kept_open import handle_of

BLOCK = 1 << 20
MOST_READ = 60_000_000_000
"""Bytes compared in one scan, over all needles: about ten seconds of one core."""
FEWEST = 8
TRIES, PAUSE = 20, 0.1
SHORT_WAIT_MS = 10
SHARED_MEMORY = "-shm"


def is_sqlite() -> bool:
    """Whether the database is files that can be scanned here."""
    return connection.vendor == "sqlite"


def deletes_securely() -> bool:
    """Whether SQLite overwrites deleted content on this connection."""
    return _pragma("secure_delete") == 1


def empty_log(sleep: Callable[[float], None] = time.sleep) -> bool:
    """Bring the write-ahead log into the database and empty it; false when it stays in use.

    The last step waits for readers at most ten milliseconds at a time, because
    writers wait meanwhile.
    """
    before = _pragma("busy_timeout")
    try:
        for _ in range(TRIES):
            _pragma("wal_checkpoint(PASSIVE)")
            _pragma(f"busy_timeout = {SHORT_WAIT_MS}")
            if _pragma("wal_checkpoint(TRUNCATE)") == 0:
                return True
            _pragma(f"busy_timeout = {before}")
            sleep(PAUSE)
    finally:
        _pragma(f"busy_timeout = {before}")
    return False


def overwrite_leftovers() -> int | None:
    """Overwrite what stands outside of rows; how many pages, ``None`` where it could not be."""
    pages = [leftovers.overwrite(path) for path in _databases()]
    done = [each for each in pages if each is not None]
    return sum(done) if len(done) == len(pages) else None


def vacuum(tables: Sequence[str]) -> None:
    """PostgreSQL: give dead rows' space free, so that new rows overwrite it."""
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"VACUUM {connection.ops.quote_name(table)}")


def files(home: Path) -> list[Path]:
    """Every file of the home folder, and the database with its companions wherever it lies."""
    inside = {path for path in home.rglob("*") if path.is_file() and not path.is_symlink()}
    every = inside | set(_database_files())
    return sorted(path for path in every if not path.name.endswith(SHARED_MEMORY))


def find(paths: Sequence[Path], needles: Sequence[bytes]) -> list[tuple[Path, bytes]]:
    """Which needles stand in which files; a file that vanished meanwhile holds nothing."""
    size = sum(path.stat().st_size for path in paths if path.exists())
    wanted = affordable(needles, size)
    database = str(connection.settings_dict["NAME"]) if is_sqlite() else ""
    return [
        (path, needle)
        for path in paths
        for needle in _in(_of_database(path) if str(path) == database else _of_file(path), wanted)
    ]


def affordable(needles: Sequence[bytes], size: int) -> list[bytes]:
    """As many needles, evenly drawn, as ``MOST_READ`` allows for ``size`` bytes of files."""
    most = max(FEWEST, MOST_READ // max(size, 1))
    step = -(-len(needles) // most) or 1
    return list(needles[::step])


def _in(pieces: Iterator[bytes], needles: Sequence[bytes]) -> set[bytes]:
    overlap = max(map(len, needles), default=1) - 1
    found: set[bytes] = set()
    for block in _overlapping(pieces, overlap):
        found.update(needle for needle in needles if needle in block)
    return found


def _overlapping(pieces: Iterator[bytes], overlap: int) -> Iterator[bytes]:
    tail = b""
    for piece in pieces:
        yield tail + piece
        tail = piece[-overlap:] if overlap else b""


def _of_file(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            while block := file.read(BLOCK):
                yield block
    except FileNotFoundError:
        return


def _of_database(path: Path) -> Iterator[bytes]:
    handle = handle_of(path)
    for number in count():
        block = os.pread(handle, BLOCK, number * BLOCK)
        if not block:
            return
        yield block


def _databases() -> list[Path]:
    if not is_sqlite():
        return []
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA database_list")
        return [Path(name) for _, _, name in cursor.fetchall() if name]


def _database_files() -> Iterator[Path]:
    for database in _databases():
        for suffix in ("", "-wal", "-journal"):
            path = Path(f"{database}{suffix}")
            if path.is_file():
                yield path


def _pragma(words: str) -> int | None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {words}")
        row = cursor.fetchone()
    return int(row[0]) if row else None
