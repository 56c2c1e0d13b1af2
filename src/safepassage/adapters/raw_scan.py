"""Looks into the database's own files for what should have left them.

On SQLite ``secure_delete`` overwrites what is deleted; the write-ahead log is emptied first,
because old pages stand in it. PostgreSQL keeps dead rows until ``VACUUM`` and its own log
beyond, in files that are not ours to read: there only rows are proved.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from django.db import connection

BLOCK = 1 << 20
MOST_READ = 60_000_000_000
"""Bytes compared in one scan, over all needles: about ten seconds of one core."""
FEWEST = 8
TRIES, PAUSE = 20, 0.1
SHORT_WAIT_MS = 10


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


def vacuum(tables: Sequence[str]) -> None:
    """PostgreSQL: give dead rows' space free, so that new rows overwrite it."""
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"VACUUM {connection.ops.quote_name(table)}")


def files(home: Path) -> list[Path]:
    """Every file of the home folder, and the database with its companions wherever it lies."""
    inside = {path for path in home.rglob("*") if path.is_file() and not path.is_symlink()}
    return sorted(inside | set(_database_files()))


def find(paths: Sequence[Path], needles: Sequence[bytes]) -> list[tuple[Path, bytes]]:
    """Which needles stand in which files; a file that vanished meanwhile holds nothing."""
    size = sum(path.stat().st_size for path in paths if path.exists())
    wanted = affordable(needles, size)
    return [(path, needle) for path in paths for needle in _in_file(path, wanted)]


def affordable(needles: Sequence[bytes], size: int) -> list[bytes]:
    """As many needles, evenly drawn, as ``MOST_READ`` allows for ``size`` bytes of files."""
    most = max(FEWEST, MOST_READ // max(size, 1))
    step = -(-len(needles) // most) or 1
    return list(needles[::step])


def _in_file(path: Path, needles: Sequence[bytes]) -> set[bytes]:
    overlap = max(map(len, needles), default=1) - 1
    found: set[bytes] = set()
    for block in _blocks(path, overlap):
        found.update(needle for needle in needles if needle in block)
    return found


def _blocks(path: Path, overlap: int) -> Iterator[bytes]:
    tail = b""
    try:
        with path.open("rb") as file:
            while block := file.read(BLOCK):
                yield tail + block
                tail = block[-overlap:] if overlap else b""
    except FileNotFoundError:
        return


def _database_files() -> Iterator[Path]:
    if not is_sqlite():
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA database_list")
        names = [name for _, _, name in cursor.fetchall() if name]
    for name in names:
        for suffix in ("", "-wal", "-shm", "-journal"):
            path = Path(name + suffix)
            if path.is_file():
                yield path


def _pragma(words: str) -> int | None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {words}")
        row = cursor.fetchone()
    return int(row[0]) if row else None
