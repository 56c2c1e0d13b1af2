"""Messages opened for the supervisory authority, which keeps its own ledger of them."""

from collections.abc import Callable, Sequence
from uuid import UUID

from safepassage.apps.messages.lease import Lease
from safepassage.apps.messages.models import Received
from safepassage.apps.messages.rows import lease_of
from safepassage.apps.messages.selectors import MessageStory, story_of

Tell = Callable[[Sequence[UUID]], None]


def message(message_id: UUID, tell: Tell) -> tuple[MessageStory, Lease | None] | None:
    """One message, and its sealed body while it is kept; ``None`` when there is none."""
    row = Received.objects.filter(id=message_id).first()
    if row is None:
        return None
    tell([message_id])
    return story_of(row), lease_of(row) if row.body else None
