"""Lets entries of watchlists end with their last day, without anybody doing anything."""

from datetime import datetime

from safepassage.apps.watchlists.ending import end_due, is_due
from safepassage.flows.pacing import Pace
from safepassage.records.actor import Actor


def end_listings(pace: Pace, *, actor: Actor, at: datetime) -> int:
    """End what is over at ``at`` in short transactions; how many.

    Hits that rest on it vanish as those of a changed list do; meanwhile ``flows.hits`` raises
    none.
    """
    total = 0
    while is_due(at):
        with pace.turn():
            total += end_due(actor=actor, at=at, limit=pace.size)
    return total
