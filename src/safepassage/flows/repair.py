"""A parked message is looked at, so that it can be mended and tried again."""

from uuid import UUID

from django.db import transaction

from safepassage.apps.carriers.selectors import is_quarantined
from safepassage.apps.messages import selectors, services
from safepassage.apps.messages.states import Hold
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
    """Put a parked message back to its place in the spool; false when its body is gone.

    What was held for a person, and parked because nobody came, is held again as it was.
    """
    story = selectors.story(message_id)
    if story is None:
        return False
    still = Hold.SENDER if is_quarantined(story.sender) else None
    with transaction.atomic():
        at = platform.clock.now()
        moved = services.retry(message_id, actor=actor, at=at, still=still)
        if moved:
            count_again(message_id, story.sender)
    return moved
