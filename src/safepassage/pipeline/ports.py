"""What the pipeline needs from outside, as small protocols filled by adapters."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol, TypeVar

from safepassage.pipeline.indexes import Indexes
from safepassage.records._base import Record
from safepassage.records.register import RegisterAnswer, RegisterQuestion

IdT = TypeVar("IdT")
IdT_co = TypeVar("IdT_co", covariant=True)
LeaseT = TypeVar("LeaseT")


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The present moment, with time zone UTC."""


class Ids(Protocol[IdT_co]):
    """Gives identifiers and randomness."""

    def new(self) -> IdT_co:
        """A fresh identifier that sorts by creation (RFC 9562 version 7)."""

    def random(self, size: int) -> bytes:
        """``size`` random bytes from the system's generator."""


class OutsideKey(Record, frozen=True):
    """A public key of the approval authority; ``urgent`` that of whoever is or was on call."""

    public: bytes
    urgent: bool


class AnswerKeys(Protocol):
    """One X25519 key a request for approval, by the request's id in 32 digits."""

    def make(self, request: str) -> bytes:
        """The request's key, made now if it never was."""

    def key(self, request: str) -> bytes:
        """The request's key; raises KeyGone."""

    def live(self) -> Sequence[str]:
        """The requests whose keys still exist."""

    def destroy(self, request: str) -> None:
        """Destroy the request's key irrecoverably."""


class AuthorityKeys(Protocol):
    """The approval authority's public keys."""

    def in_use(self) -> bytes:
        """The key for which everything is wrapped."""

    def urgent(self) -> bytes | None:
        """The key of whoever is on call, if the state has one."""

    def first(self) -> bytes:
        """The first key there was."""

    def known(self) -> Mapping[bytes, OutsideKey]:
        """Every key that records may be wrapped for, by its id."""


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

    def live_spool_days(self) -> Sequence[date]:
        """The receiving days whose keys still exist."""

    def destroy_spool_day(self, day: date) -> None:
        """Destroy a receiving day's key, and so every body of that day."""

    def digest_keys(self) -> Sequence[bytes]:
        """The home's own key, that of no day, and the one before it if there is one."""

    def renew_digest_key(self) -> None:
        """Make another key the home's own; the one before the present is destroyed."""

    def authority_public(self) -> bytes:
        """The approval authority's X25519 public key."""

    @property
    def authority(self) -> AuthorityKeys:
        """The approval authority's public keys, former ones as well."""

    @property
    def answers(self) -> AnswerKeys:
        """The keys to which the authority answers."""


class Lists(Protocol):
    """The watchlists in force, ready for screening."""

    def current(self) -> Indexes:
        """The lists in force, an index a purpose."""

    def stamp(self) -> str:
        """Names the versions in force; changes whenever one of them does."""

    def renew(self) -> None:
        """Keep nothing any more of entries that are not in force."""


class Register(Protocol):
    """A database of somebody else's that is asked and not held; for any number of threads."""

    def ready(self) -> bool:
        """Whether a question may be put now; false while it rests after failures."""

    def ask(self, question: RegisterQuestion) -> RegisterAnswer:
        """The answer, within the register's time; a failure is "not checked" and says why."""

    def close(self) -> None:
        """End its connections."""


class Sealed(Record, frozen=True):
    """A body under its own key, and that key under the key of its day."""

    content: bytes
    key: bytes


class Spool(Protocol[IdT, LeaseT]):
    """Where messages wait, in the order in which they came."""

    def put(self, sender: IdT, body: bytes) -> tuple[IdT, bool]:
        """Keep a message durably; its id, and whether it is new."""

    def put_leased(self, sender: IdT, body: bytes, *, owner: str) -> tuple[IdT, LeaseT | None]:
        """Keep a message that ``owner`` processes now; its lease unless it is a repeat."""

    def claim(self, owner: str, limit: int) -> Sequence[LeaseT]:
        """Take the next messages, with a lease that must be kept alive."""

    def open(self, lease: LeaseT) -> bytes:
        """The body of a leased message."""

    def heartbeat(self, owner: str) -> None:
        """Keep all leases of ``owner`` alive."""

    def depth(self) -> int:
        """How many messages are not finished."""
