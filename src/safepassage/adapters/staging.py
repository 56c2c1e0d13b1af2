"""Rows of a dump kept aside on disk, sealed under a key that only this process ever holds.

So that a dump larger than memory can be put together, and nothing readable stays behind
when the process is killed.
"""

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_BATCH = 5_000
_NONCE = 12
_encode = msgspec.msgpack.encode
_decode = msgspec.msgpack.Decoder(dict[str, str | None]).decode

Values = Mapping[str, str | None]


@contextmanager
def staging(folder: Path | None = None) -> Iterator["Staging"]:
    """A stage in a temporary folder (0700), gone afterwards."""
    with TemporaryDirectory(dir=folder, prefix=".safepassage-") as work:
        stage = Staging(Path(work) / "stage")
        try:
            yield stage
        finally:
            stage.close()


class Staging:
    """A file of sealed rows, found by table and number; only numbers and times are in clear."""

    def __init__(self, path: Path) -> None:
        self._file = sqlite3.connect(path, isolation_level=None)
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-16000"):
            self._file.execute(f"PRAGMA {pragma}")
        self._file.execute("CREATE TABLE kept (t INT, k INT, o TEXT, v BLOB)")
        self._cipher = AESGCM(os.urandom(32))
        self._tables: dict[str, int] = {}
        self._waiting: list[tuple[int, int, str, bytes]] = []
        self._nonce = 0
        self._open = True

    def put(self, table: str, key: int, row: Values, *, order: str = "") -> None:
        """Keep a row under a key."""
        self._nonce += 1
        nonce = self._nonce.to_bytes(_NONCE)
        sealed = nonce + self._cipher.encrypt(nonce, _encode(row), None)
        self._waiting.append((self._number(table), key, order, sealed))
        if len(self._waiting) >= _BATCH:
            self._flush()

    def rows(self, table: str, key: int) -> list[Values]:
        """The rows of a table under a key, in the order of the dump."""
        self._ready()
        found = self._file.execute(
            "SELECT v FROM kept WHERE t=? AND k=? ORDER BY rowid", (self._number(table), key)
        )
        return [self._opened(sealed) for (sealed,) in found]

    def in_order(self, table: str) -> Iterator[tuple[int, Values]]:
        """Every row of a table with its key, by its time and then by its key."""
        self._ready()
        found = self._file.execute(
            "SELECT k, v FROM kept WHERE t=? ORDER BY o, k", (self._number(table),)
        )
        for key, sealed in found:
            yield key, self._opened(sealed)

    def close(self) -> None:
        """End it; the key is forgotten."""
        self._file.close()

    def _opened(self, sealed: bytes) -> Values:
        return _decode(self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], None))

    def _number(self, table: str) -> int:
        return self._tables.setdefault(table, len(self._tables))

    def _flush(self) -> None:
        self._file.execute("BEGIN")
        self._file.executemany("INSERT INTO kept VALUES (?,?,?,?)", self._waiting)
        self._file.execute("COMMIT")
        self._waiting.clear()

    def _ready(self) -> None:
        """The index is made once everything is in."""
        if self._waiting:
            self._flush()
        if self._open:
            self._file.execute("CREATE INDEX by_key ON kept (t, k)")
            self._open = False
