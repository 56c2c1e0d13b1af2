"""How often a carrier may call: a bucket each, refilled evenly."""

from datetime import datetime
from threading import Lock
from uuid import UUID


class RateLimit:
    """``per_minute`` calls a minute and carrier, with room for a burst of as many."""

    def __init__(self, *, per_minute: int) -> None:
        self._size = float(per_minute)
        self._lock = Lock()
        self._buckets: dict[UUID, tuple[float, datetime]] = {}

    def allows(self, carrier: UUID, now: datetime) -> bool:
        """Take one call out of the carrier's bucket; false when it is empty."""
        with self._lock:
            level, since = self._buckets.get(carrier, (self._size, now))
            refilled = (now - since).total_seconds() * self._size / 60
            level = min(self._size, level + refilled)
            self._buckets[carrier] = (max(level - 1, 0) if level >= 1 else level, now)
        return level >= 1
