"""Witnesses that are reached by files: statements go out as ``*.json``, receipts come beside them.

A mail gateway or a courier carries the folder's content there and back.
"""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

STATEMENT, RECEIPT = ".json", ".receipt"


def lay_out(folder: Path, body: bytes) -> None:
    """Put a statement into the folder, whole or not at all."""
    file = folder / f"{sha256(body).hexdigest()[:32]}{STATEMENT}"
    draft = file.with_suffix(".draft")
    draft.write_bytes(body)
    draft.replace(file)


def returned(folder: Path) -> Iterator[tuple[bytes, bytes]]:
    """Statements with the receipts that came back; each leaves the folder when it was taken."""
    for receipt in sorted(folder.glob(f"*{RECEIPT}"), key=lambda one: one.stat().st_mtime):
        file = receipt.with_suffix(STATEMENT)
        if file.exists():
            yield file.read_bytes(), receipt.read_bytes()
            file.unlink()
        receipt.unlink()
