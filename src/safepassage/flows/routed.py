"""Once the Union's router delivered somebody, what came of them another way before is deleted.

Whom it leaves out is deleted too, but nobody about whom people decide or decided: not a refused
traveller's record, not what somebody holds. And nobody, while anything of the router's waits.
Sources: Regulation (EU) 2025/12 art. 16; Regulation (EU) 2025/13 art. 16.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from itertools import chain
from uuid import UUID

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.carriers.routing import routers
from safepassage.apps.cases import services as cases
from safepassage.apps.holds import selectors as holds
from safepassage.apps.messages import part_sets
from safepassage.apps.messages import selectors as messages
from safepassage.apps.messages.lease import Lease
from safepassage.apps.regulation import orders
from safepassage.apps.travel.delivered import hold_told, keep_alone, told_with
from safepassage.apps.travel.undelivered import LeftOut, end_left_out, left_out
from safepassage.flows.keeping import settle_ends
from safepassage.flows.platform import Platform
from safepassage.records.actor import Actor

LATEST = timedelta(hours=96)
"""After the departure the router passes nothing on that comes later (2025/12 art. 16)."""


def hold_routed(lease: Lease) -> None:
    """Where there is a router: hold the message's flights before anything else is held."""
    if routers():
        hold_told(lease.id)


def keep_what_was_routed(platform: Platform, lease: Lease, *, actor: Actor) -> None:
    """After a message was stored, in the transaction that closes it; whoever sent it.

    A direct message that is processed, or tried again, after the router's, though it came
    before, leaves nothing.
    """
    known = routers()
    if not known:
        return
    told = told_with(lease.id)
    keep_alone(
        told,
        _sent_by(known, told.messages),
        actor=actor,
        keys=platform.keys,
        ids=platform.ids,
        at=platform.clock.now(),
    )


def to_end(*, at: datetime, limit: int) -> list[UUID]:
    """Up to ``limit`` journeys that the router left out, and that nobody needs any more."""
    known = routers()
    if not known or _may_come(known, at):
        return []
    missing = left_out(at=at)
    routed = _sent_by(known, set(chain.from_iterable(one.messages for one in missing)))
    found = [one.journey for one in missing if _is_left_out(one, routed)]
    needed = cases.with_item(found) | holds.last_ends(found, at=at).keys()
    needed |= orders.kept_until(found).keys()
    return [one for one in found if one not in needed][:limit]


def end(journeys: Sequence[UUID], *, at: datetime, now: datetime, actor: Actor) -> None:
    """End them, in the caller's transaction; the same run deletes them."""
    end_left_out(journeys, at=at)
    settle_ends(journeys, at=now)
    ledger.write(
        event=Event.RETENTION_DELIVERED,
        actor=actor,
        details={"journeys": len(journeys)},
        about=journeys,
        at=now,
    )


def _may_come(known: Collection[UUID], at: datetime) -> bool:
    """Whether the router may have told of somebody what is not stored yet."""
    return messages.any_waits(known) or part_sets.any_waits(known, since=at - LATEST)


def _is_left_out(one: LeftOut, routed: Collection[UUID]) -> bool:
    """Whether the router did not name them, not even by a reference."""
    return one.by in routed and one.spoken.isdisjoint(routed)


def _sent_by(senders: Collection[UUID], sent: Collection[UUID]) -> set[UUID]:
    return {one for one, sender in messages.senders_of(sent).items() if sender in senders}
