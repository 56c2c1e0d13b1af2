"""When the home's own key was renewed last, and what the key before is still good for."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import msgspec

from safepassage.adapters.digest_keys import LOOKS_EVERY
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.pipeline.ports import Keys

KEY = "digest"
LOCK = "change or a copy of the keys"
"""Held by a renewal, and by a backup while it copies database and keys."""
ANY_TIME = datetime.max.replace(tzinfo=UTC)
OTHERS_NOTICE = timedelta(seconds=12 * LOOKS_EVERY)
"""Until then another process may still have written under the key before."""


def last_renewal(keys: Keys) -> datetime | None:
    """Until when things may lie under the key before; ``None`` where there is none.

    A renewal whose entry was lost in a crash counts as one of now: everything may.
    """
    now, *before = keys.digest_keys()
    if not before or before[0] == now:
        return None
    for entry in ledger.page(event=Event.KEY_ROTATED, limit=1_000):
        told = msgspec.json.decode(entry.details)
        if told.get("key") == KEY:
            return entry.at + OTHERS_NOTICE if told.get("is") == name_of(now) else ANY_TIME
    return ANY_TIME


def name_of(key: bytes) -> str:
    """What tells a key from another, and gives nothing of it away."""
    return sha256(b"safepassage home key|" + key).hexdigest()[:16]


def good_for(keys: Keys, asked_at: datetime | None) -> Sequence[bytes]:
    """The keys by which an answer to what was asked then is known: the one before only for that.

    ``None`` where nothing tells that it was asked.
    """
    every = keys.digest_keys()
    last = last_renewal(keys)
    may = last is not None and asked_at is not None and asked_at <= last
    return every if may else every[:1]
