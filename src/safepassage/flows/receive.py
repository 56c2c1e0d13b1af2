"""A message arrives: kept durably and sealed, before anything is read."""

from uuid import UUID

from safepassage.adapters.writing import turn
from safepassage.flows.platform import Platform
from safepassage.records._base import Record


class Receipt(Record, frozen=True):
    """The id that the sender gets, and whether the message was new."""

    id: UUID
    new: bool


def receive(platform: Platform, *, carrier: UUID, body: bytes) -> Receipt:
    """Put a message into the spool; a repeat gets the id of the first."""
    with turn():
        message_id, new = platform.spool.put(carrier, body)
    return Receipt(id=message_id, new=new)
