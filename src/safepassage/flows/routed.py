"""Once the Union's router delivered somebody, what came of them another way before is deleted.

Who was told another way alone is deleted when the router can deliver nobody of the flight any
more; but nobody about whom anything is open, nobody whom it named at all, and nobody while
anything that it sent until then waits or is missing.
Sources: Regulation (EU) 2025/12 art. 16; Regulation (EU) 2025/13 art. 16.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from itertools import chain
from uuid import UUID

from safepassage.apps.approvals import selectors as approvals
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.carriers.routing import routers
from safepassage.apps.cases import services as cases
from safepassage.apps.disclosures import selectors as disclosures
from safepassage.apps.holds import selectors as holds
from safepassage.apps.messages import part_sets
from safepassage.apps.messages import selectors as messages
from safepassage.apps.messages.lease import Lease
from safepassage.apps.regulation import orders
from safepassage.apps.subjects import marks
from safepassage.apps.travel.delivered import hold_told, keep_alone, told_with
from safepassage.apps.travel.flight_changes import flight_of
from safepassage.apps.travel.retention import Chunk
from safepassage.apps.travel.services import hold_flights
from safepassage.apps.travel.undelivered import (
    LATEST,
    LOOKS_BACK,
    Undelivered,
    due,
    end_now,
    hold_flights_of,
    undelivered,
)
from safepassage.flows.keeping import settle_ends
from safepassage.flows.mask import delete
from safepassage.flows.platform import Platform
from safepassage.pipeline.draft import Prepared
from safepassage.records.actor import Actor

EARLIEST = timedelta(days=6)
"""Before departure nothing is told of it (48 hours by law; parts that miss are known so long)."""


def hold_before(prepared: Prepared, *, at_once: bool) -> None:
    """Where there is a router: hold what one transaction will store on, in one order for all."""
    if at_once and routers():
        crossings = [part.crossing for part in prepared.parts if part.crossing]
        hold_flights({one for one in map(flight_of, crossings) if one})


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


def left_out(*, at: datetime, among: Collection[UUID] | None = None) -> list[UUID]:
    """Whom the router left out, and about whom nothing is open; of all, or of some."""
    known = routers()
    if not known:
        return []
    lost = _Lost(known, at)
    settled = [one for one in undelivered(at=at, among=among) if not lost.may_name(one)]
    routed = _sent_by(known, set(chain.from_iterable(one.spoken for one in settled)))
    unclear = {
        (one.flight, one.kind)
        for one in settled
        if not one.is_described and not one.spoken.isdisjoint(routed)
    }
    found = [
        one.journey
        for one in settled
        if one.spoken.isdisjoint(routed) and (one.flight, one.kind) not in unclear
    ]
    needed = _needed(found, at)
    return [one for one in found if one not in needed]


def end_left_out(journeys: Sequence[UUID], *, at: datetime, now: datetime, actor: Actor) -> Chunk:
    """Delete them, in the caller's transaction; whom anything was told of meanwhile stays."""
    hold_flights_of(journeys)
    ending = left_out(at=at, among=journeys)
    if not ending:
        return Chunk()
    end_now(ending, at=at)
    settle_ends(ending, at=now)
    chunk = due(ending, at=at)
    ledger.write(
        event=Event.RETENTION_DELIVERED,
        actor=actor,
        details={"journeys": len(chunk.journeys)},
        about=chunk.journeys,
        at=now,
    )
    delete(chunk, now=now)
    return chunk


class _Lost:
    """What the router sent and is not stored: it may name somebody whom nothing else names."""

    def __init__(self, known: Collection[UUID], at: datetime) -> None:
        self._waits_since = messages.waits_since(known)
        self._set_aside = messages.set_aside(known, since=at - LATEST - LOOKS_BACK - EARLIEST)
        self._in_part = part_sets.flights_in_part(known)

    def may_name(self, one: Undelivered) -> bool:
        """Whether any of it came while their flight could be told of."""
        if one.flight in self._in_part:
            return True
        if self._waits_since and self._waits_since <= one.complete_at:
            return True
        first = bisect_left(self._set_aside, one.complete_at - LATEST - EARLIEST)
        return first < bisect_right(self._set_aside, one.complete_at)


def _needed(journeys: Sequence[UUID], at: datetime) -> set[UUID]:
    """Those about whom somebody decides or decided, or whom somebody keeps or speaks for."""
    return {
        *cases.with_item(journeys),
        *holds.last_ends(journeys, at=at),
        *orders.kept_until(journeys),
        *marks.on_any(journeys),
        *disclosures.about_any(journeys),
        *approvals.about_any(journeys),
    }


def _sent_by(senders: Collection[UUID], sent: Collection[UUID]) -> set[UUID]:
    return {one for one, sender in messages.senders_of(sent).items() if sender in senders}
