"""The home's own key, that of no day: the one in use, and the one before it until the next renewal.

It names messages that come again, redress numbers and officers' names, and seals what people
said of alerts, reviews and breaches. What lies under the one before is found and opened still.
"""

from collections.abc import Callable
from pathlib import Path

from safepassage.adapters import _key_files
from safepassage.safeguards.sealing import KEY_BYTES, KeyGone

LOOKS_EVERY = 5.0
"""Seconds after which a process looks whether another one has renewed the key."""


class DigestKeys:
    """The key and the one before it, as files."""

    def __init__(
        self, folder: Path, *, random: _key_files.Random, monotonic: Callable[[], float]
    ) -> None:
        self._now, self._before = folder / "digest.key", folder / "digest-before.key"
        self._random, self._monotonic = random, monotonic
        self._held: tuple[bytes, ...] = ()
        self._looked = 0.0

    def every(self) -> tuple[bytes, ...]:
        """Both, the one in use first; raises ``KeyGone`` where there is none."""
        if not self._held or self._monotonic() - self._looked >= LOOKS_EVERY:
            found = tuple(filter(None, map(_key_files.read_key, (self._now, self._before))))
            if not found:
                raise KeyGone(f"there is no key {self._now.name} in the key store")
            self._held, self._looked = found, self._monotonic()
        return self._held

    def renew(self) -> None:
        """Put a new one in the place of the present one; the one before that is destroyed."""
        fresh = self._random(KEY_BYTES)
        _key_files.succeed(self._now, self._before, fresh, random=self._random)
        self.forget()

    def forget(self) -> None:
        """Drop what is held in memory."""
        self._held = ()
