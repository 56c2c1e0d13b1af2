"""A message taken for processing."""

from datetime import date, datetime
from uuid import UUID

from safepassage.pipeline.ports import Sealed
from safepassage.records._base import Record


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
