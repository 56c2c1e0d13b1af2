"""How often a carrier may send: a bucket each, refilled evenly."""

from datetime import datetime
from threading import Lock
from uuid import UUID


class RateLimit:
    """``per_minute`` messages a minute and carrier, with room for a burst of as many."""

    def __init__(self, *, per_minute: int) -> None:
        self._usual = per_minute
        self._lock = Lock()
        self._buckets: dict[UUID, tuple[float, datetime]] = {}

    def wait(self, carrier: UUID, now: datetime, *, per_minute: int | None = None) -> float:
        """Take one out of the carrier's bucket: 0, or the seconds until there is one again.

        ``per_minute`` is what was agreed with this carrier, in place of the usual.
        """
        size = float(per_minute or self._usual)
        with self._lock:
            level, since = self._buckets.get(carrier, (size, now))
            level = min(size, level + (now - since).total_seconds() * size / 60)
            allowed = level >= 1
            self._buckets[carrier] = (level - 1 if allowed else level, now)
        return 0.0 if allowed else (1 - level) * 60 / size
