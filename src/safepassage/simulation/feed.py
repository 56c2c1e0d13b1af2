"""When the messages of an endless demonstration go out, at the pace of the real clock.

No message is sent before its own time. What would have come before the
demonstration began is caught up: at once for the flights it begins with, over
some minutes for each flight that joins later, so that hits appear live.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from heapq import heappop, heappush
from itertools import count

from safepassage.simulation.chance import generator
from safepassage.simulation.messages import Dispatch
from safepassage.simulation.other_modes import other_modes
from safepassage.simulation.scenario import Scenario
from safepassage.simulation.watchlist import Watched, small_list


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How many flights there are at first, how often one joins, and how fast it catches up."""

    flights: int = 24
    travellers: tuple[int, int] = (30, 80)
    before: timedelta = timedelta(hours=5)
    ahead: timedelta = timedelta(hours=8)
    joins_every: timedelta = timedelta(seconds=45)
    catches_up_in: timedelta = timedelta(minutes=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One scenario of a series and the moment at which its first message may go out.

    ``others`` when a ferry and a coach arrive too (``other_modes``).
    """

    scenario: Scenario
    begins: datetime
    catches_up_in: timedelta
    others: bool = False

    @property
    def next(self) -> int:
        """Return the number of the first flight after this chapter."""
        return self.scenario.first + self.scenario.flights

    def due(self) -> Iterator[tuple[datetime, Dispatch]]:
        """Yield each message with the moment at which it is sent, in order."""
        scenario = self.scenario
        beside = other_modes(scenario.seed, self.begins, scenario.watched) if self.others else ()
        every = sorted([*scenario.dispatches(), *beside], key=lambda one: one.at)
        past = sum(one.at <= self.begins for one in every)
        for place, dispatch in enumerate(every):
            caught_up = self.begins + self.catches_up_in * min(1.0, (place + 1) / max(past, 1))
            yield max(caught_up, dispatch.at), dispatch


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """All scenarios of one demonstration: one seed, one watchlist, flights counted on."""

    seed: int
    listed_on: date
    pace: Pace = field(default_factory=Pace)

    @property
    def watched(self) -> tuple[Watched, ...]:
        """Return the watchlist's entries with the invented persons behind them."""
        return small_list(self.seed, self.listed_on)

    def opening(self, first: int, now: datetime) -> Chapter:
        """Return the flights around ``now``; what they sent before is caught up at once."""
        pace = self.pace
        scenario = Scenario(
            seed=self.seed,
            start=now - pace.before,
            days=(pace.before + pace.ahead) / timedelta(days=1),
            flights=pace.flights,
            travellers=pace.travellers,
            listed_on=self.listed_on,
            first=first,
        )
        return Chapter(scenario=scenario, begins=now, catches_up_in=timedelta(), others=True)

    def joining(self, first: int, now: datetime) -> Chapter:
        """Return one more flight that leaves within the coming hours."""
        wait = self.pace.ahead * generator(self.seed, "joins", first).uniform(0.02, 0.4)
        scenario = replace(
            self.opening(first, now).scenario, start=now + wait, days=0.01, flights=1
        )
        return Chapter(scenario=scenario, begins=now, catches_up_in=self.pace.catches_up_in)

    def joinings(self, first: int, now: datetime) -> Iterator[Chapter]:
        """Yield one joining flight after the other, for ever; the first at ``now``."""
        for turn in count():
            yield self.joining(first + turn, now + self.pace.joins_every * turn)


def merged(chapters: Iterable[Chapter]) -> Iterator[tuple[datetime, Dispatch]]:
    """Yield the messages of chapters in order of sending; a chapter is written when it begins."""
    waiting: list[tuple[datetime, int, Dispatch]] = []
    tie = count()
    for chapter in chapters:
        while waiting and waiting[0][0] <= chapter.begins:
            due, _, dispatch = heappop(waiting)
            yield due, dispatch
        for due, dispatch in chapter.due():
            heappush(waiting, (due, next(tie), dispatch))
    while waiting:
        due, _, dispatch = heappop(waiting)
        yield due, dispatch
