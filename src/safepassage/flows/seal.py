"""The ledger's seal: every second by ``serve``, and at the rotation of its key.

Heads are read for the witnesses outside with ``export_heads``; a witness that keeps them
notices when the ledger is later cut or rewritten.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from safepassage.adapters.keys import HomeKeys
from safepassage.apps.audit import ledger, sealer
from safepassage.apps.audit.chain import encode_line
from safepassage.apps.audit.events import Event
from safepassage.records.actor import Actor


def seal(keys: HomeKeys, *, at: datetime) -> int:
    """Seal what was written since the last time; how many entries."""
    return sealer.seal_waiting(keys, at=at)


def rotate(keys: HomeKeys, *, actor: Actor, at: datetime) -> bytes:
    """Replace the signing key and return the new public one.

    The old key is destroyed when the handing-over is durable.
    """
    retired, successor = sealer.rotate(keys, actor=actor, at=at)
    keys.destroy_signing_key(retired)
    return successor


def export_heads(*, first: int = 0) -> Iterator[bytes]:
    """Return the signed heads from number ``first`` on, one JSON line each."""
    return (encode_line(head) + b"\n" for head in ledger.heads(first=first))


def export_lines(*, actor: Actor, at: datetime) -> Iterator[bytes]:
    """Return the sealed ledger, one JSON line each; the export is an entry itself."""
    with transaction.atomic():
        ledger.write(event=Event.LEDGER_EXPORTED, actor=actor, at=at)
    return (encode_line(line) + b"\n" for line in ledger.lines())
