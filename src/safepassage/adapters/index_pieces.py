"""A file of screening indexes: a head that says what of, and pieces that are read in place."""

import mmap
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

import msgspec
from msgspec.structs import replace

from safepassage.adapters._key_files import sync
from safepassage.apps.watchlists.selectors import VersionState

_SIZE_BYTES, _STEP_BYTES = 8, 64

Piece = bytes | bytearray | memoryview


class Head(msgspec.Struct, frozen=True):
    """What the pieces are of: these states of versions, which ``stamp`` names.

    ``beside`` names the whole that they change; it is empty for a whole itself.
    """

    stamp: str
    versions: dict[UUID, VersionState]
    beside: str = ""
    sizes: dict[str, int] = {}


class Pieces(NamedTuple):
    """The head and the pieces of a file, by their names."""

    head: Head
    by_name: Mapping[str, memoryview]


_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Head).decode


def read(path: Path) -> Pieces | None:
    """Map a file and give its pieces; nothing when there is none or its head is damaged."""
    try:
        with path.open("rb") as file:
            whole = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        size = int.from_bytes(whole[:_SIZE_BYTES], "little")
        head = _decode(whole[_SIZE_BYTES : _SIZE_BYTES + size])
    except (FileNotFoundError, ValueError, OverflowError):
        return None
    return Pieces(head, dict(_parted(whole, _padded(_SIZE_BYTES + size), head.sizes)))


def _parted(
    whole: memoryview, at: int, sizes: Mapping[str, int]
) -> Iterator[tuple[str, memoryview]]:
    for name, size in sizes.items():
        yield name, whole[at : at + size]
        at += _padded(size)


def write(path: Path, head: Head, pieces: Mapping[str, Piece]) -> None:
    """Put a file in place so that readers see the old one or the new one, even after a crash."""
    sizes = {name: len(piece) for name, piece in pieces.items()}
    told = _encode(replace(head, sizes=sizes))
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".lists-", delete=False) as file:
        try:
            for piece in (len(told).to_bytes(_SIZE_BYTES, "little") + told, *pieces.values()):
                file.write(piece)
                file.write(b"\0" * (_padded(len(piece)) - len(piece)))
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).replace(path)
        except OSError:
            Path(file.name).unlink(missing_ok=True)
            raise
    sync(path.parent)


def _padded(size: int) -> int:
    return -(-size // _STEP_BYTES) * _STEP_BYTES
