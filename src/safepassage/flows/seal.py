"""The ledger's seal: every second by ``serve``, and at the rotation of its key.

Heads are read for the witnesses outside with ``export_heads``; a witness that keeps them
notices when the ledger is later cut or rewritten.
"""

from collections.abc import Iterator
from datetime import datetime

from safepassage.adapters.keys import HomeKeys
from safepassage.apps.audit import ledger, sealer
from safepassage.apps.audit.chain import encode_line
from safepassage.records.actor import Actor


def seal(keys: HomeKeys, *, at: datetime) -> int:
    """Seal what was written since the last time; how many entries."""
    return sealer.seal_waiting(keys, at=at)


def rotate(keys: HomeKeys, *, actor: Actor, at: datetime) -> None:
    """Replace the signing key; the old one is destroyed when the handing-over is durable."""
    keys.destroy_signing_key(sealer.rotate(keys, actor=actor, at=at))


def export_heads(*, first: int = 0) -> Iterator[bytes]:
    """Return the signed heads from number ``first`` on, one JSON line each."""
    return (encode_line(head) + b"\n" for head in ledger.heads(first=first))


def export_lines() -> Iterator[bytes]:
    """Return the sealed ledger, one JSON line each."""
    return (encode_line(line) + b"\n" for line in ledger.lines())
