"""What the pipeline needs from outside, as small protocols filled by adapters."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from safepassage.matching.index import ListIndex


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The present moment, with time zone UTC."""


class Ids(Protocol):
    """Gives identifiers and randomness."""

    def new(self) -> UUID:
        """A fresh identifier that sorts by creation (RFC 9562 version 7)."""

    def random(self, size: int) -> bytes:
        """``size`` random bytes from the system's generator."""


class Keys(Protocol):
    """The key store, outside the database and its backups."""

    def day_key(self, day: date) -> bytes:
        """The 32-byte key of a mask date; made at first use. Raises KeyGone when destroyed."""

    def live_days(self) -> Sequence[date]:
        """The mask dates whose keys still exist."""

    def destroy_day(self, day: date) -> None:
        """Destroy a mask date's key irrecoverably."""

    def spool_key(self, day: date) -> bytes:
        """The 32-byte key that wraps the body keys of messages received on ``day``."""

    def digest_key(self) -> bytes:
        """The key of the keyed digests of message bodies."""

    def authority_public(self) -> bytes:
        """The approval authority's X25519 public key."""


class Lists(Protocol):
    """The watchlists in force, ready for screening."""

    def current(self) -> ListIndex:
        """The index of all lists in force."""

    def stamp(self) -> str:
        """Names the versions in force; changes whenever one of them does."""
