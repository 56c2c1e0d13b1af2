"""A GTAS database as files: one SQL dump, gzip or not, or a folder of one file a table."""

import gzip
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from safepassage.formats.gtas import Findings, read_delimited, read_dump
from safepassage.formats.gtas.rows import Row

_CHUNK: Final = 256 * 1024
_TABS: Final = frozenset({".txt", ".tsv"})
_COLUMN: Final = re.compile(r"^\s*`([^`]+)`\s", re.MULTILINE)


def read_gtas(path: Path, findings: Findings) -> Iterator[Row]:
    """Every row; raises ``OSError``, and ``ValueError`` where there is nothing to read."""
    return _folder(path, findings) if path.is_dir() else read_dump(_chunks(path), findings)


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as plain:
        zipped = plain.read(2) == b"\x1f\x8b"
        plain.seek(0)
        with gzip.open(plain) if zipped else plain as file:
            try:
                while chunk := file.read(_CHUNK):
                    yield chunk
            except (EOFError, zlib.error):
                return  # a gzip that ends early or is damaged: the reader sees that the dump ends


def _folder(folder: Path, findings: Findings) -> Iterator[Row]:
    """``TABLE.tsv`` or ``.txt`` (tabs) or ``.csv``; names in ``TABLE.sql`` or in the first line."""
    files = sorted(one for one in folder.iterdir() if _is_table(one))
    if not files:
        raise ValueError(f"{folder} holds no file such as passenger.csv, passenger.txt or .tsv")
    for file in files:
        name = file.name.removesuffix(".gz")
        table, comma = Path(name).stem, Path(name).suffix == ".csv"
        columns = _columns(folder / f"{table}.sql")
        yield from read_delimited(table, _chunks(file), findings, columns=columns, comma=comma)


def _is_table(path: Path) -> bool:
    return Path(path.name.removesuffix(".gz")).suffix in _TABS | {".csv"}


def _columns(path: Path) -> tuple[str, ...] | None:
    """The columns of a table's definition, as ``mysqldump --tab`` writes it beside."""
    if not path.is_file():
        return None
    return tuple(_COLUMN.findall(path.read_text(encoding="utf-8", errors="replace"))) or None
