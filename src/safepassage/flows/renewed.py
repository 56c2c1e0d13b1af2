"""Something read from the database that a process keeps, and reads anew when it has changed."""

from abc import ABC, abstractmethod
from datetime import datetime, timedelta
from threading import Lock
from typing import Generic, TypeVar

from safepassage.pipeline.ports import Clock

FRESH_FOR = timedelta(seconds=1)

T = TypeVar("T")


class Renewed(ABC, Generic[T]):
    """What is in force; asks the database at most once a second whether it changed.

    One thread looks; the others go on with what they have, and wait only for the first.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._current: T | None = None
        self._looking = Lock()
        self._asked_at = clock.now() - 2 * FRESH_FOR

    @abstractmethod
    def _in_force(self, known: T | None, at: datetime) -> T:
        """Give ``known`` if it is still in force, else what is."""

    def current(self) -> T:
        """What was in force at most a second ago."""
        known = self._current
        if known is None:
            self._looking.acquire()
        elif not self._looking.acquire(blocking=False):
            return known
        try:
            return self._look()
        finally:
            self._looking.release()

    def latest(self) -> T:
        """What is in force now, for whoever has just changed it."""
        with self._looking:
            return self._read(self._clock.now())

    def _look(self) -> T:
        now = self._clock.now()
        is_fresh = timedelta(0) <= now - self._asked_at < FRESH_FOR  # a clock may be put back
        if self._current is not None and is_fresh:
            return self._current
        return self._read(now)

    def _read(self, now: datetime) -> T:
        self._current = found = self._in_force(self._current, now)
        self._asked_at = now
        return found
