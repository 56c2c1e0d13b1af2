"""A whole scenario: flights, their travellers and the carriers' messages in order of time.

>>> from datetime import UTC, datetime
>>> scenario = Scenario(seed=7, start=datetime(2026, 9, 1, tzinfo=UTC), flights=2)
>>> [dispatch.kind for dispatch in scenario.dispatches()][:2]
['pnr', 'pnr']
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property

from safepassage.records import ListEntry
from safepassage.simulation.casting import cast_for
from safepassage.simulation.chance import generator
from safepassage.simulation.fleet import Flight, World, schedule
from safepassage.simulation.messages import Dispatch, Plan, plans_for
from safepassage.simulation.reservations import Booking, draw_bookings
from safepassage.simulation.watchlist import Watched, small_list


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """Flights that depart within ``days`` from ``start`` (zone-aware), with all they bring.

    ``travellers`` is the least and greatest number booked on a flight. Pushes
    and check-ins before ``start`` are part of the scenario: a receiver that
    begins at ``start`` first takes the dispatches up to then. The same
    arguments give the same bytes.

    Scenarios of one series share a seed and the day of their list
    (``listed_on``, default that of ``start``); each begins with the flight
    (``first``) at which the one before it ended.
    """

    seed: int
    start: datetime
    days: float = 2.0
    flights: int = 24
    travellers: tuple[int, int] = (40, 160)
    list_size: int = 40
    listed_on: date | None = None
    first: int = 0
    world: World = field(default_factory=World)

    def __post_init__(self) -> None:
        if self.start.tzinfo is None:
            raise ValueError("a scenario's start needs a time zone")
        if self.flights < 1 or self.travellers[0] < 1:
            raise ValueError("a scenario needs at least one flight and one traveller")

    @cached_property
    def schedule(self) -> tuple[Flight, ...]:
        """Return the flights in order of departure."""
        window = timedelta(days=self.days)
        numbers = range(self.first, self.first + self.flights)
        return tuple(schedule(self.seed, self.start, numbers, window, self.world))

    @cached_property
    def watched(self) -> tuple[Watched, ...]:
        """Return the list entries with the invented persons behind them."""
        return small_list(self.seed, self._listed_on, self.list_size)

    @property
    def watchlist(self) -> tuple[ListEntry, ...]:
        """Return the invented watchlist."""
        return tuple(watched.entry for watched in self.watched)

    def bookings(self, index: int) -> tuple[Booking, ...]:
        """Return the reservations of flight ``index`` of the schedule; drawn anew at each call."""
        flight, number = self.schedule[index], self.first + index
        count = generator(self.seed, "load", number).randint(*self.travellers)
        part = cast_for(self.seed, number, self._listed_on, self.watched)
        return draw_bookings(self.seed, flight, count, part)

    def dispatches(self) -> Iterator[Dispatch]:
        """Yield every message in order of time; each is written only when it is reached."""
        for plan in sorted(self._plans(), key=Plan.order):
            yield plan.dispatch()

    @property
    def _listed_on(self) -> date:
        return self.listed_on or self.start.date()

    def _plans(self) -> Iterator[Plan]:
        for index, flight in enumerate(self.schedule):
            yield from plans_for(self.seed, flight, self.bookings(index))
