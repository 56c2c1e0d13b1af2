"""A message arrives: kept durably and sealed, before anything is read."""

from uuid import UUID

from safepassage.apps.carriers.selectors import is_quarantined
from safepassage.apps.messages.states import Hold
from safepassage.flows.platform import Platform
from safepassage.records._base import Record


class Receipt(Record, frozen=True):
    """The id that the sender gets, and whether the message was new."""

    id: UUID
    new: bool


def receive(platform: Platform, *, carrier: UUID, body: bytes, hold: Hold | None = None) -> Receipt:
    """Put a message into the spool; a repeat gets the id of the first.

    With ``hold``, and while its carrier is in quarantine, it waits there for an officer.
    """
    why = hold or (Hold.SENDER if is_quarantined(carrier) else None)
    if why:
        message_id, new = platform.spool.put_held(carrier, body, hold=why)
    else:
        message_id, new = platform.spool.put(carrier, body)
    return Receipt(id=message_id, new=new)
