"""A parked message is looked at, so that it can be mended and tried again."""

from uuid import UUID

from django.db import transaction

from safepassage.apps.messages import selectors, services
from safepassage.flows.platform import Platform
from safepassage.flows.quality import count_again
from safepassage.records.actor import Actor


def read_parked(platform: Platform, *, message_id: UUID, actor: Actor, ground: str) -> bytes | None:
    """The body of a parked message, after the reading is in the ledger; ``None`` when gone.

    ``ground`` is a code of the closed list of repair grounds.
    """
    at = platform.clock.now()
    lease = selectors.parked_body(message_id, actor=actor, ground=ground, at=at)
    return platform.spool.open(lease) if lease else None


def try_again(platform: Platform, *, message_id: UUID, actor: Actor) -> bool:
    """Put a parked message back to its place in the spool; false when its body is gone."""
    with transaction.atomic():
        moved = services.retry(message_id, actor=actor, at=platform.clock.now())
        story = selectors.story(message_id) if moved else None
        if story:
            count_again(message_id, story.sender)
    return moved
