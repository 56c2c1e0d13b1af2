"""The screening indexes of the lists in force, kept as a file in the home folder."""

import mmap
import os
import tempfile
from collections.abc import Callable
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
_encode = msgspec.msgpack.Encoder(order="deterministic").encode
_decode = msgspec.msgpack.Decoder(dict[Purpose, msgspec.Raw]).decode


class ScreeningIndex:
    """Fills the port ``Lists``: the indexes in force, rebuilt when a version changes.

    The database is asked for the stamp at most once in ``CHECK_SECONDS`` by
    ``seconds``, a clock that never goes back. Processes share the file: who
    finds a new stamp first builds and swaps it in, the others load it. The
    entries' ids in the index are the keys of ``selectors.listings``.
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
            self._indexes = self._load(stamp) or self._rebuild()
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
        self._stamp = stamp
        try:
            with (
                self._path.open("rb") as file,
                mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped,
            ):
                return _read(mapped, stamp)
        except (FileNotFoundError, ValueError):
            return None

    def _rebuild(self) -> Indexes:
        """Build until no version changed meanwhile, so that the stamp names what was read."""
        indexes = _build()
        while (stamp := selectors.stamp()) != self._stamp:
            self._stamp = stamp
            indexes = _build()
        _swap(self._path, stamp.encode() + _exported(indexes))
        return indexes


def _build() -> Indexes:
    entries: dict[Purpose, list[ListEntry]] = {purpose: [] for purpose in SCREENING}
    for listed in selectors.lists_in_force():
        entries[listed.purpose].append(replace(listed.entry, id=listed.key))
    return Indexes(by_purpose={purpose: build(listed) for purpose, listed in entries.items()})


def _exported(indexes: Indexes) -> bytes:
    return _encode(
        {purpose: msgspec.Raw(one.to_bytes()) for purpose, one in indexes.by_purpose.items()}
    )


def _read(mapped: mmap.mmap, stamp: str) -> Indexes | None:
    if mapped[:_STAMP_BYTES] != stamp.encode():
        return None
    with memoryview(mapped) as whole, whole[_STAMP_BYTES:] as body:
        try:
            return Indexes(
                by_purpose={
                    purpose: ListIndex.from_buffer(memoryview(one))
                    for purpose, one in _decode(body).items()
                }
            )
        except (IndexUnreadableError, msgspec.DecodeError, UnicodeDecodeError):
            return None


def _swap(path: Path, data: bytes) -> None:
    """Put a file in place so that readers see the old one or the new one, even after a crash."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".lists-", delete=False) as file:
        try:
            file.write(data)
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
