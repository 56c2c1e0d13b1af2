"""A message as it arrives, and as it is taken for processing."""

from datetime import date, datetime
from uuid import UUID

from safepassage.pipeline.ports import Sealed
from safepassage.records._base import Record


class Arrival(Record, frozen=True):
    """A message that came: its sealed body, and who processes it at once, if anybody does.

    ``day`` is that of the key its body is sealed under, where it is not the day it came;
    ``held`` says why it waits for a person, ``asks`` whether a carrier waits for the answer.
    ``former`` are its digests under keys that were in use before.
    """

    id: UUID
    sender: UUID
    digest: bytes
    body: Sealed
    size: int
    at: datetime
    lease_owner: str | None = None
    lease_until: datetime | None = None
    day: date | None = None
    held: str | None = None
    asks: bool = False
    former: tuple[bytes, ...] = ()


class Lease(Record, frozen=True):
    """A message taken for processing; ``progress`` counts travellers already committed."""

    sequence: int
    id: UUID
    sender: UUID
    owner: str
    received_at: datetime
    received_day: date
    attempts: int
    progress: int
    interactive: bool
    digest: bytes
    body: Sealed

    @property
    def imported(self) -> bool:
        """Whether another system received it: its place is before every message of our own."""
        return self.sequence < 0
