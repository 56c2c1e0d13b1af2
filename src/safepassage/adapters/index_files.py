"""The screening indexes of the lists in force, kept as a file in the home folder."""

import fcntl
import mmap
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec.structs import replace

from safepassage.apps.watchlists import selectors
from safepassage.matching import IndexUnreadableError, ListIndex, build
from safepassage.pipeline.indexes import Indexes
from safepassage.records import ListEntry
from safepassage.safeguards.purpose import SCREENING, Purpose

CHECK_SECONDS = 1.0
_STAMP_BYTES = 64
_encode = msgspec.json.Encoder(order="deterministic").encode
_decode = msgspec.json.Decoder(dict[Purpose, int]).decode
_HEAD_BYTES, _STEP_BYTES = 4_096, 64

Piece = bytes | bytearray | memoryview


class ScreeningIndex:
    """Fills the port ``Lists``: the indexes in force, rebuilt when a version changes.

    The database is asked for the stamp at most once in ``CHECK_SECONDS`` by
    ``seconds``, a clock that never goes back. Processes share the file: who
    finds a new stamp first builds and swaps it in, alone; the others screen by
    what they have until it is there, or wait if they have nothing. The entries'
    ids in the index are the keys of ``selectors.listings``.
    """

    def __init__(self, home: Path, seconds: Callable[[], float]) -> None:
        self._path = home / "index" / "lists.index"
        self._seconds = seconds
        self._checked: float | None = None
        self._stamp = ""
        self._indexes: Indexes | None = None

    def current(self) -> Indexes:
        """Give the lists in force, an index a purpose."""
        stamp = self._due_stamp()
        if self._indexes is None or stamp != self._stamp:
            self._indexes = self._load(stamp) or self._made(stamp)
        return self._indexes

    def stamp(self) -> str:
        """Name the versions that ``current`` screens by."""
        self.current()
        return self._stamp

    def _due_stamp(self) -> str:
        now = self._seconds()
        if self._checked is not None and now - self._checked < CHECK_SECONDS:
            return self._stamp
        stamp = selectors.stamp()
        self._checked = now
        return stamp

    def _load(self, stamp: str) -> Indexes | None:
        """Read the file when it is of this stamp and layout, else give nothing."""
        try:
            with self._path.open("rb") as file:
                found = _read(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), stamp)
        except (FileNotFoundError, ValueError):
            return None
        if found is not None:
            self._stamp = stamp
        return found

    def _made(self, stamp: str) -> Indexes:
        """Build, unless another process does: a large list is built once and not by everybody."""
        with _turn(self._path.parent, wait=self._indexes is None) as mine:
            if not mine and self._indexes is not None:
                return self._indexes
            return self._load(stamp) or self._rebuild(stamp)

    def _rebuild(self, wanted: str) -> Indexes:
        """Build until no version changed meanwhile, so that the stamp names what was read.

        What was built is read back from the file, so that processes share its memory.
        """
        indexes = _build()
        while (stamp := selectors.stamp()) != wanted:
            wanted = stamp
            indexes = _build()
        _swap(self._path, _exported(stamp, indexes))
        self._stamp = stamp
        return self._load(stamp) or indexes


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


def _build() -> Indexes:
    return Indexes(by_purpose={purpose: build(_entries(purpose)) for purpose in SCREENING})


def _entries(purpose: Purpose) -> Iterator[ListEntry]:
    for listed in selectors.lists_in_force():
        if listed.purpose is purpose:
            yield replace(listed.entry, id=listed.key)


def _exported(stamp: str, indexes: Indexes) -> Iterator[Piece]:
    """The stamp, where each index stands, and the indexes, each where arrays may begin."""
    pieces = {purpose: one.to_bytes() for purpose, one in indexes.by_purpose.items()}
    sizes = {purpose: len(piece) for purpose, piece in pieces.items()}
    yield (stamp.encode() + _encode(sizes)).ljust(_HEAD_BYTES, b"\0")
    for piece in pieces.values():
        yield piece
        yield b"\0" * (-len(piece) % _STEP_BYTES)


def _read(mapped: mmap.mmap, stamp: str) -> Indexes | None:
    whole = memoryview(mapped)
    if whole[:_STAMP_BYTES] != stamp.encode():
        return None
    try:
        sizes = _decode(bytes(whole[_STAMP_BYTES:_HEAD_BYTES]).rstrip(b"\0"))
        return Indexes(
            by_purpose={
                purpose: ListIndex.from_buffer(piece) for purpose, piece in _pieces(whole, sizes)
            }
        )
    except (IndexUnreadableError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def _pieces(
    whole: memoryview, sizes: Mapping[Purpose, int]
) -> Iterator[tuple[Purpose, memoryview]]:
    at = _HEAD_BYTES
    for purpose, size in sizes.items():
        yield purpose, whole[at : at + size]
        at += size + -size % _STEP_BYTES


def _swap(path: Path, pieces: Iterable[Piece]) -> None:
    """Put a file in place so that readers see the old one or the new one, even after a crash."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".lists-", delete=False) as file:
        try:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).replace(path)
        except OSError:
            Path(file.name).unlink(missing_ok=True)
            raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
