"""The message that tells of a traveller."""

from datetime import datetime
from uuid import UUID

from safepassage.records._base import Record


class Source(Record, frozen=True):
    """A message as far as the store needs it; ``sequence`` orders versions."""

    message: UUID
    sequence: int
    received_at: datetime
