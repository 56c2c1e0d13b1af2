"""Files that only the holder of one X25519 key can open, written and read piece by piece.

A file is one line of JSON (what it is, and its key wrapped for the recipient as in
``safeguards.sealing``), then pieces of at most 64 KiB: four bytes of length, big-endian, and
the piece sealed with AES-256-GCM. Each piece is bound to its file, its number and to whether
it is the last, so that none can be left out, moved or cut off.
"""

import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import IO, Final

import msgspec

from safepassage.records._base import Record
from safepassage.safeguards.sealing import (
    KEY_BYTES,
    NONCE_BYTES,
    AuthorityWrapper,
    Place,
    SealBroken,
    Sealer,
    unwrap_for_authority,
)

FORMAT: Final = "safepassage-sealed 1"
_BEGINS: Final = b'{"format":"safepassage-sealed'
_PIECE: Final = 64 * 1024
_LENGTH: Final = 4
_LARGEST_HEAD: Final = 4096


class Head(Record, frozen=True):
    """The first line: the file's name in its export, the wrapped key, whose key opens it."""

    format: str
    name: str
    ephemeral: str
    wrapped: str
    recipient: str


class Written(Record, frozen=True):
    """A file that was written: rows, bytes and SHA-256 of the file as it lies there."""

    name: str
    rows: int
    bytes: int
    sha256: str


class _Digested:
    """A new file (0600) whose bytes are counted and digested as they are written."""

    def __init__(self, path: Path) -> None:
        self._file = os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
        self._digest = sha256()
        self.bytes = 0

    def write(self, content: bytes) -> None:
        self._file.write(content)
        self._digest.update(content)
        self.bytes += len(content)

    def close(self) -> str:
        """Bring it to the disk and return its SHA-256."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        return self._digest.hexdigest()


def fingerprint(public: bytes) -> str:
    """The SHA-256 of a public key, by which people compare it."""
    return sha256(public).hexdigest()


def write_sealed(path: Path, name: str, lines: Iterable[bytes], recipient: bytes) -> Written:
    """Write lines into a new sealed file; ``name`` is bound to its content."""
    file, count = _Digested(path), _Count()
    for chunk in sealed(name, count.of(lines), recipient):
        file.write(chunk)
    return Written(name=name, rows=count.rows, sha256=file.close(), bytes=file.bytes)


def sealed(name: str, lines: Iterable[bytes], recipient: bytes) -> Iterator[bytes]:
    """The bytes of a sealed file, chunk by chunk, for what is never written here."""
    key, ephemeral = os.urandom(KEY_BYTES), os.urandom(KEY_BYTES)
    wrapper = AuthorityWrapper(recipient, ephemeral)
    head = Head(
        format=FORMAT,
        name=name,
        ephemeral=wrapper.ephemeral_public.hex(),
        wrapped=wrapper.wrap(name, os.urandom(NONCE_BYTES), key).hex(),
        recipient=fingerprint(recipient),
    )
    sealer = Sealer(key)
    yield msgspec.json.encode(head) + b"\n"
    for number, (piece, last) in enumerate(_pieces(lines)):
        content = sealer.seal(number.to_bytes(NONCE_BYTES), piece, _place(name, number, last=last))
        yield len(content).to_bytes(_LENGTH) + content


def write_plain(path: Path, name: str, lines: Iterable[bytes]) -> Written:
    """Write lines into a new file in clear."""
    file, count = _Digested(path), _Count()
    for line in count.of(lines):
        file.write(line)
    return Written(name=name, rows=count.rows, sha256=file.close(), bytes=file.bytes)


def read_sealed(path: Path, name: str, private: bytes) -> Iterator[bytes]:
    """The lines again, each with its end; raises ``SealBroken`` where anything was changed."""
    yield from _lines(read_sealed_pieces(path, name, private))


def read_sealed_pieces(path: Path, name: str, private: bytes) -> Iterator[bytes]:
    """The content in pieces as it was sealed; raises ``SealBroken`` as ``read_sealed`` does."""
    with path.open("rb") as file:
        head = _head(file)
        if head.name != name:
            raise SealBroken(f"{path.name} is not the file {name}")
        key = unwrap_for_authority(
            private, bytes.fromhex(head.ephemeral), name, bytes.fromhex(head.wrapped)
        )
        yield from _opened(file, name, Sealer(key))


def is_sealed(path: Path) -> bool:
    """Whether a file begins as a sealed one does."""
    with path.open("rb") as file:
        return file.read(len(_BEGINS)) == _BEGINS


def name_in(path: Path) -> str:
    """The name that a sealed file says it has; raises ``SealBroken`` for any other file."""
    with path.open("rb") as file:
        return _head(file).name


def read_plain(path: Path) -> Iterator[bytes]:
    """The lines of a file in clear."""
    with path.open("rb") as file:
        yield from file


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    seen = sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            seen.update(block)
    return seen.hexdigest()


class _Count:
    rows = 0

    def of(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        for line in lines:
            self.rows += 1
            yield line


def _pieces(lines: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Pieces of the same size, and whether each is the last; at least one."""
    held = bytearray()
    for line in lines:
        held += line
        while len(held) > _PIECE:
            yield bytes(held[:_PIECE]), False
            del held[:_PIECE]
    yield bytes(held), True


def _opened(file: IO[bytes], name: str, sealer: Sealer) -> Iterator[bytes]:
    number, waiting = 0, _piece(file)
    if waiting is None:
        raise SealBroken(f"{name} was cut off")
    while waiting is not None:
        following = _piece(file)
        yield sealer.open(waiting, _place(name, number, last=following is None))
        number, waiting = number + 1, following


def _piece(file: IO[bytes]) -> bytes | None:
    length = file.read(_LENGTH)
    if not length:
        return None
    sealed = file.read(int.from_bytes(length))
    if len(length) < _LENGTH or len(sealed) != int.from_bytes(length):
        raise SealBroken("the file was cut off")
    return sealed


def _lines(pieces: Iterable[bytes]) -> Iterator[bytes]:
    rest = b""
    for piece in pieces:
        *whole, rest = (rest + piece).split(b"\n")
        yield from (line + b"\n" for line in whole)
    if rest:
        yield rest


def _head(file: IO[bytes]) -> Head:
    try:
        head = msgspec.json.decode(file.readline(_LARGEST_HEAD), type=Head)
        bytes.fromhex(head.ephemeral + head.wrapped)
    except (msgspec.MsgspecError, ValueError) as error:
        raise SealBroken("this is no sealed file of an export") from error
    if head.format != FORMAT:
        raise SealBroken(f"the file is of form {head.format}; this reads {FORMAT}")
    return head


def _place(name: str, number: int, *, last: bool) -> Place:
    row = f"{number}/{'last' if last else 'more'}"
    return Place(table="export", column=name, row=row, version=1)
