"""The seal around a backup, and the signature beside it.

A sealed archive opens with one private key that is not on the machine. Whoever has the public
one could seal another archive, so the file that lies there is signed with the ledger's key: a
small file beside it, ``.sig``, names the key, and a restore compares it with the one expected.
"""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from safepassage.adapters import sealed_files
from safepassage.adapters.archive import BLOCK, ArchiveBroken, digest
from safepassage.records._base import Record
from safepassage.safeguards.sealing import SealBroken

NAME: Final = "backup"
_USE: Final = b"safepassage backup 1|"


class Signature(Record, frozen=True):
    """What stands beside a backup: its digest, when it was made, whose key signed both."""

    sha256: str
    made_at: datetime
    key: str
    signature: str


def beside(archive: Path) -> Path:
    """Where the signature of an archive lies."""
    return archive.with_name(f"{archive.name}.sig")


def seal(archive: Path, target: Path, recipient: bytes) -> None:
    """Seal an archive for whoever holds the private key of ``recipient``."""
    sealed_files.write_sealed(target, NAME, _blocks(archive), recipient)


def open_sealed(archive: Path, target: Path, private: bytes) -> None:
    """Write the archive that a sealed one holds; raises ``ArchiveBroken``."""
    try:
        with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.writelines(sealed_files.read_sealed_pieces(archive, NAME, private))
    except SealBroken as error:
        target.unlink(missing_ok=True)
        raise ArchiveBroken(
            f"{archive} does not open with this key, or was changed: {error}"
        ) from error


def said(sha256: str, made_at: datetime) -> bytes:
    """The bytes that are signed."""
    return _USE + f"{sha256}|{made_at.isoformat()}".encode()


def check(archive: Path, expected: bytes | None) -> Signature | None:
    """The signature beside an archive, found good; ``None`` where none lies there.

    ``expected`` is the ledger's public key that the reader knows from elsewhere. Raises
    ``ArchiveBroken`` for another archive's signature, another's key, or none where one is
    expected.
    """
    if not beside(archive).exists():
        if expected:
            raise ArchiveBroken(f"{archive} is not signed")
        return None
    signature = _read(beside(archive))
    if signature.sha256 != digest(archive):
        raise ArchiveBroken(f"{archive} is not the file that was signed")
    if expected and expected.hex() != signature.key:
        raise ArchiveBroken(f"{archive} was signed by another key: {signature.key}")
    return signature


def _read(path: Path) -> Signature:
    try:
        signature = msgspec.json.decode(path.read_bytes(), type=Signature)
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(signature.key))
        content = said(signature.sha256, signature.made_at)
        public.verify(bytes.fromhex(signature.signature), content)
    except (InvalidSignature, ValueError) as error:
        raise ArchiveBroken(f"{path} is no signature of a backup") from error
    return signature


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block
