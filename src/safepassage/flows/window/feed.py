"""What a stored message means for the agencies of the single window: entries in their feed."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from safepassage.apps.agencies import feed
from safepassage.apps.agencies.models import What
from safepassage.apps.travel.flight_changes import flight_of
from safepassage.apps.travel.handing import on_flight
from safepassage.apps.travel.store import Stored
from safepassage.pipeline.draft import Batch, Part
from safepassage.records.intent import ENDING, TELLING, Intent
from safepassage.records.kinds import DataKind


def awaited_of(part: Part) -> frozenset[DataKind]:
    """The kinds of data of which agencies hear when a part like this is stored."""
    return feed.kinds_awaited(_what(part))


def note_stored(
    part: Part, batch: Batch, stored: Sequence[Stored | None], *, sequence: int, at: datetime
) -> None:
    """Note who is told of or travels no more, inside the transaction that stores them.

    To be called for the kinds that ``awaited_of`` names.
    """
    what = _what(part)
    current = [one for one in stored if one and one.current]
    if part.intent in ENDING:
        journeys = [one.journey for one in current]
    elif part.intent in TELLING:
        back = feed.withdrawn([one.journey for one in current if not one.changed])
        journeys = [one.journey for one in current if one.changed or one.journey in back]
    else:
        return
    feed.note(batch.kind, what, journeys, sequence=sequence, at=at, delete_at=batch.delete_at)


def note_cancelled(part: Part, *, sequence: int, at: datetime) -> None:
    """Note that nobody on a cancelled flight travels; in the transaction that says so."""
    if part.intent is Intent.CANCEL_FLIGHT and part.crossing and (gone := flight_of(part.crossing)):
        _note_everybody(gone, What.WITHDRAWN, sequence=sequence, at=at)


def note_changed(flight: UUID, *, sequence: int, at: datetime) -> None:
    """Note that everybody on a flight goes at another time or another way."""
    _note_everybody(flight, What.TOLD, sequence=sequence, at=at)


def _what(part: Part) -> What:
    return What.WITHDRAWN if part.intent in ENDING else What.TOLD


def _note_everybody(flight: UUID, what: What, *, sequence: int, at: datetime) -> None:
    awaited = feed.kinds_awaited(what)
    ways = on_flight(flight, before=sequence) if awaited else []
    for kind in awaited:
        ends = {one.journey: one.delete_at for one in ways if one.kind is kind}
        feed.note_each(kind, what, ends, sequence=sequence, at=at)
