"""Stored travellers held against the lists in force: after an import, after a withdrawal.

Flights that have not arrived are taken one by one, the next to leave first, and opened in
batches. Whoever alerts, or has an item, gets a transaction of their own; it makes their
hits what the lists say and, while the flight has not left, the carrier's word with them.
A step that was cut off leaves nothing half done: its flight is due again.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from safepassage.apps.cases import services as cases
from safepassage.apps.cases.findings import Occasion
from safepassage.apps.clearances import services as clearances
from safepassage.apps.travel import rescreening
from safepassage.apps.travel.rescreening import Due, Opened
from safepassage.apps.watchlists import selectors as watchlists
from safepassage.flows.context import Context
from safepassage.flows.end_listings import end_listings
from safepassage.flows.hits import Found, Whom, hits_of, raise_found
from safepassage.flows.pacing import Pace
from safepassage.flows.platform import Platform
from safepassage.flows.watching.decoys import decoys
from safepassage.flows.word_again import change_and_tell
from safepassage.matching import screen
from safepassage.pipeline.subjects import listed_as
from safepassage.records._base import Record
from safepassage.records.actor import Actor, Component
from safepassage.records.kinds import DataKind

ACTOR = Actor.component(Component.RESCREENING)
BATCH = 50
TOKEN_BYTES = 8
LOOK_AGAIN = timedelta(seconds=5)
"""How soon a flight is noticed that a message screened by older lists came to."""


class Report(Record, frozen=True):
    """What was done; ``told`` counts the answers queued, ``longest_lock`` is in seconds.

    ``cleared`` counts the hits that were kept from the queue because an officer had cleared them.
    """

    flights: int
    journeys: int
    unreadable: int
    raised: int
    withdrawn: int
    cleared: int
    told: int
    transactions: int
    longest_lock: float


def begin_anew(platform: Platform) -> None:
    """Let every flight that has not arrived be screened again, whatever it was held against."""
    rescreening.forget(platform.clock.now())


def flights_due(platform: Platform) -> int:
    """How many flights wait to be held against the lists in force."""
    return rescreening.count_due(watchlists.stamp(), platform.clock.now())


class Rescreening:
    """Does one batch a step, so that whoever runs it can do other things between.

    ``context`` gives the lists in force; it is asked anew for every flight.
    """

    def __init__(
        self, platform: Platform, context: Callable[[], Context], pace: Pace | None = None
    ) -> None:
        self._platform = platform
        self._context = context
        self._pace = pace or Pace()
        self._pass: _Pass | None = None
        self._nothing: tuple[str, datetime] | None = None
        self._ended_at: datetime | None = None
        self.counts: Counter[str] = Counter()

    def step(self) -> bool:
        """Screen the next batch; false when everybody was held against the lists in force."""
        self._pass = self._pass or self._next()
        if self._pass is None:
            return False
        if not self._pass.step():
            self._pass = None
            self.counts["flights"] += 1
        return True

    def _end_listings(self, at: datetime) -> None:
        """What a list names no longer from today on is looked for now and then."""
        if self._ended_at is None or at >= self._ended_at + LOOK_AGAIN:
            end_listings(self._pace, actor=ACTOR, at=at)
            self._ended_at = at

    def report(self) -> Report:
        """What was done so far."""
        names = ("flights", "journeys", "unreadable", "raised", "withdrawn", "cleared", "told")
        return Report(
            **{name: self.counts[name] for name in names},
            transactions=self._pace.transactions,
            longest_lock=self._pace.longest,
        )

    def _next(self) -> "_Pass | None":
        """The next flight; where none was, the same lists are not asked about at every step."""
        at = self._platform.clock.now()
        self._end_listings(at)
        context = self._context()
        lists, looked_at = self._nothing or ("", at)
        if context.lists == lists and at < looked_at + LOOK_AGAIN:
            return None
        due = rescreening.begin(context.lists, self._platform.ids.random(TOKEN_BYTES).hex(), at)
        self._nothing = None if due else (context.lists, at)
        return _Pass(self._platform, context, due, self._pace, self.counts) if due else None


class _Pass:
    """One flight, held against one state of the lists."""

    def __init__(
        self,
        platform: Platform,
        context: Context,
        due: Due,
        pace: Pace,
        counts: Counter[str],
    ) -> None:
        self._platform = platform
        self._context = context
        self._due = due
        self._pace = pace
        self._counts = counts
        hidden = decoys(platform.keys)
        people = [one for one in rescreening.waiting(due.flight) if one[1] not in hidden]
        self._batches = deque(_batches(people))

    def step(self) -> bool:
        """Screen a batch; false when it was the last, and the flight is done."""
        if self._batches:
            self._batch(*self._batches.popleft())
        if not self._batches:
            rescreening.finish(self._due)
        return bool(self._batches)

    def _batch(self, kind: DataKind, ids: Sequence[UUID]) -> None:
        at = self._platform.clock.now()
        opened = rescreening.open_batch(
            ACTOR, self._due.flight, kind, ids, keys=self._platform.keys, at=at
        )
        self._counts["journeys"] += len(opened)
        self._counts["unreadable"] += len(ids) - len(opened)
        judged = cases.with_item(ids) | clearances.noted(ids)
        for one in opened:
            found = self._found(one)
            if found.hits or found.cleared or one.journey in judged:
                self._judge(one, found)

    def _found(self, one: Opened) -> Found:
        """What the lists of the journey's own purpose say about it."""
        index = self._context.indexes.for_kind(one.kind)
        if index is None:
            return Found()
        matches = screen(index, listed_as(one.traveller), limit=None)
        whom = Whom(traveller=one.traveller, kind=one.kind, sealer=one.sealer)
        return hits_of(matches, whom, self._platform, self._due.lists)

    def _judge(self, one: Opened, found: Found) -> None:
        self._counts["told"] += change_and_tell(
            self._platform,
            one.journey,
            departs_at=self._due.departs_at,
            actor=ACTOR,
            turn=self._pace.turn,
            change=partial(self._change, one, found),
        )

    def _change(self, one: Opened, found: Found) -> bool:
        if not rescreening.hold(self._due, one):
            return False
        before = cases.standing_hits(one.journey)
        occasion, at = self._occasion(one), self._platform.clock.now()
        self._counts["cleared"] += raise_found([(occasion, found)], actor=ACTOR, at=at)
        after = cases.standing_hits(one.journey)
        self._counts["raised"] += len(after - before)
        self._counts["withdrawn"] += len(before - after)
        return before != after

    def _occasion(self, one: Opened) -> Occasion:
        return Occasion(
            item=self._platform.ids.new(),
            journey=one.journey,
            flight=self._due.flight,
            kind=one.kind,
            due_at=self._due.due_at,
            delete_at=one.delete_at,
        )


def _batches(waiting: Sequence[tuple[DataKind, UUID]]) -> Iterator[tuple[DataKind, list[UUID]]]:
    for kind, pairs in groupby(waiting, key=itemgetter(0)):
        ids = [one for _, one in pairs]
        for first in range(0, len(ids), BATCH):
            yield kind, ids[first : first + BATCH]
