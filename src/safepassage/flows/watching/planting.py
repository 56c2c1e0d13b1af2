"""Keeps so many honey records on flights to come as the settings want; none takes all away."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.travel import planting
from safepassage.flows.platform import Platform
from safepassage.flows.watching.decoys import decoys, mark, unmark
from safepassage.records.actor import Actor, Component
from safepassage.records.traveller import Traveller

ACTOR = Actor.component(Component.CONSOLE)
Choose = Callable[[Sequence[UUID]], UUID]


def keep_decoys(
    platform: Platform,
    invent: Callable[[datetime], Traveller],
    choose: Choose,
    *,
    wanted: int,
    at: datetime,
) -> int:
    """Plant one more person when fewer than ``wanted`` are ahead; how many journeys changed."""
    hidden = decoys(platform.keys)
    if wanted == 0:
        return _remove_all(platform, hidden, at) if hidden else 0
    flights = planting.flights_ahead(at)
    if not flights or len(planting.still_ahead(hidden, at)) >= wanted:
        return 0
    with transaction.atomic():
        planted = planting.plant(choose(flights), invent(at), keys=platform.keys, ids=platform.ids)
        for row in planted:
            mark(platform.keys, platform.ids, row.id, ends=row.delete_at)
        _tell(len(planted), at)
    return len(planted)


def _remove_all(platform: Platform, hidden: frozenset[UUID], at: datetime) -> int:
    with transaction.atomic():
        planting.uproot(hidden)
        unmark(platform.keys, hidden)
        _tell(-len(hidden), at)
    return len(hidden)


def _tell(journeys: int, at: datetime) -> None:
    """That it happened, never which: the entry is read by oversight, and may leave the house."""
    ledger.write(event=Event.DECOYS_CHANGED, actor=ACTOR, details={"journeys": journeys}, at=at)
