"""One key a day, made at first use, destroyed for good at its end; shared by processes."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from safepassage.adapters import _key_files
from safepassage.safeguards.sealing import KEY_BYTES, KeyGone

CHECK_SECONDS = 1.0


class _Seen(NamedTuple):
    key: bytes
    at: float


class DayKeys:
    """The keys in one folder, ``DATE.key`` each; ``DATE.gone`` stays where one was destroyed.

    A key is served from memory for at most a second after it was last seen on the disk,
    so that one process's destruction is every process's.
    """

    def __init__(
        self,
        folder: Path,
        *,
        random: _key_files.Random,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folder = folder
        self._random = random
        self._monotonic = monotonic
        self._seen: dict[date, _Seen] = {}

    def key(self, day: date) -> bytes:
        """Return the day's 32 bytes, made now if never before; raises ``KeyGone``."""
        now = self._monotonic()
        seen = self._seen.get(day)
        if seen and now - seen.at < CHECK_SECONDS:
            return seen.key
        self._seen.pop(day, None)
        key = _key_files.read_key(self._path(day)) or self._make(day)
        self._seen[day] = _Seen(key, now)
        return key

    def live(self) -> list[date]:
        """Return the days whose keys exist (or whose destruction was cut short), in order."""
        names = {
            path.stem for suffix in ("key", "dying") for path in self._folder.glob(f"*.{suffix}")
        }
        return sorted(date.fromisoformat(name) for name in names if not name.startswith("."))

    def destroy(self, day: date) -> None:
        """Destroy the day's key; it is never made again.  Safe to repeat."""
        _key_files.publish(self._mark(day), b"", random=self._random)
        _key_files.destroy(self._path(day))
        self._seen.pop(day, None)

    def forget(self) -> None:
        """Drop what is held in memory."""
        self._seen.clear()

    def _make(self, day: date) -> bytes:
        path = self._path(day)
        if not self._mark(day).exists():
            _key_files.publish(path, self._random(KEY_BYTES), random=self._random)
        if self._mark(day).exists():
            _key_files.destroy(path)
        key = _key_files.read_key(path)
        if key is None:
            raise KeyGone(f"the key of {day} was destroyed")
        return key

    def _path(self, day: date) -> Path:
        return self._folder / f"{day.isoformat()}.key"

    def _mark(self, day: date) -> Path:
        return self._folder / f"{day.isoformat()}.gone"
