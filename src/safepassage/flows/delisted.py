"""Deletes who was taken off a list, once the hits that rest on the listing are masked."""

from collections.abc import Callable, Mapping
from datetime import datetime

from safepassage.apps.audit.events import Event
from safepassage.apps.travel.traces import Trace
from safepassage.apps.watchlists import retention as watchlists
from safepassage.flows.pacing import Pace
from safepassage.flows.platform import Platform
from safepassage.flows.sample import Sample

WHAT = "listed_entries"
TRACED_A_CHUNK = 2

Tell = Callable[[Event, Mapping[str, int]], None]


def delete_listed(
    platform: Platform, pace: Pace, traces: Sample[Trace], *, at: datetime, tell: Tell
) -> int:
    """Delete in short transactions, each with its entry; how many.

    The screening index is a file of its own: it is built anew at the end, also where
    nobody screens.
    """
    total = 0
    while chunk := watchlists.due(at=at, limit=pace.size):
        traces.add(map(_traced, chunk.entries[:TRACED_A_CHUNK]))
        with pace.turn():
            if count := watchlists.remove(chunk, at=at):
                tell(Event.RETENTION_DELETED, {WHAT: count})
        total += count
    if total:
        platform.lists.renew()
    return total


def _traced(one: watchlists.Ended) -> Trace:
    return Trace(holder=str(one.id), of=WHAT, needle=one.trace)
