"""A row of the spool as the value that workers hold."""

from uuid import UUID

from safepassage.apps.messages.lease import Lease
from safepassage.apps.messages.models import Received
from safepassage.apps.messages.states import Mode
from safepassage.pipeline.ports import Sealed


def transaction_of(answer_id: UUID) -> str:
    """The transaction reference (RFF+TN) under which a carrier hears an answer."""
    return str(answer_id.int)[-16:]


def lease_of(row: Received) -> Lease:
    """The lease of a claimed message, with its sealed body."""
    return Lease(
        sequence=row.sequence,
        id=row.id,
        sender=row.sender,
        owner=row.lease_owner or "",
        received_at=row.received_at,
        received_day=row.received_day,
        attempts=row.attempts,
        progress=row.progress,
        interactive=row.mode == Mode.INTERACTIVE,
        digest=bytes(row.digest),
        body=Sealed(content=bytes(row.body or b""), key=bytes(row.body_key or b"")),
    )
