"""What a stored message means for the agencies of the single window: entries in their feed."""

from collections.abc import Sequence
from datetime import datetime

from safepassage.apps.agencies import feed
from safepassage.apps.agencies.models import What
from safepassage.apps.travel.store import Stored
from safepassage.pipeline.draft import Batch, Part
from safepassage.records.intent import ENDING, TELLING
from safepassage.safeguards.sharing import BY_MACHINE


def note_stored(
    part: Part, batch: Batch, stored: Sequence[Stored | None], *, sequence: int, at: datetime
) -> None:
    """Note who is told of or travels no more, inside the transaction that stores them."""
    if batch.kind not in BY_MACHINE or not feed.is_awaited(batch.kind):
        return
    current = [one for one in stored if one and one.current]
    if part.intent in ENDING:
        what, journeys = What.WITHDRAWN, [one.journey for one in current]
    elif part.intent in TELLING:
        back = feed.withdrawn([one.journey for one in current if not one.changed])
        what = What.TOLD
        journeys = [one.journey for one in current if one.changed or one.journey in back]
    else:
        return
    feed.note(batch.kind, what, journeys, sequence=sequence, at=at, delete_at=batch.delete_at)
