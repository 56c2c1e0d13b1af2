"""Legs of one flight from the places and times that follow it (TDT or RFF+AF, then LOC, DTM)."""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from safepassage.records import FlightNumber, Leg, Mode

LAST_BEFORE_BORDER, FIRST_AFTER_BORDER, ROUTING = "125", "87", "92"  # UN/EDIFACT 3227
ROUTE_QUALIFIERS: Final = frozenset({LAST_BEFORE_BORDER, FIRST_AFTER_BORDER, ROUTING})
DEPARTURE, ARRIVAL = "189", "232"  # UN/EDIFACT 2005


@dataclass
class _Stop:
    place: str | None = None
    qualifier: str = ROUTING
    arrives: str | None = None
    departs: str | None = None


@dataclass
class Route:
    """Stops in the order sent, each with its times; times before any stop frame the route."""

    flight: FlightNumber = field(default_factory=FlightNumber)
    stops: list[_Stop] = field(default_factory=list)
    early: dict[str, str | None] = field(default_factory=dict)
    mode: Mode = Mode.AIR

    def call_at(self, qualifier: str, place: str | None) -> None:
        """Add the next stop; the same place twice (arrival, then departure) is one stop."""
        if not self.stops or self.stops[-1].place != place:
            self.stops.append(_Stop(place, qualifier))

    def time(self, qualifier: str, moment: str | None) -> None:
        """Set a departure (189) or arrival (232) of the latest stop."""
        if not self.stops:
            self.early[qualifier] = moment
        elif qualifier == DEPARTURE:
            self.stops[-1].departs = moment
        else:
            self.stops[-1].arrives = moment

    def legs(self) -> tuple[Leg, ...]:
        """One leg between each two neighbouring stops; at least one, however little is known."""
        stops = self._outward()
        first, last = stops[0], stops[-1]
        first.departs = first.departs or self.early.get(DEPARTURE)
        last.arrives = last.arrives or self.early.get(ARRIVAL)
        return tuple(self._leg(here, there) for here, there in pairwise(stops))

    def _outward(self) -> list[_Stop]:
        """At least two stops, the one before the border first."""
        stops = self.stops or [_Stop()]
        if len(stops) == 1:
            ends_here = stops[0].qualifier == FIRST_AFTER_BORDER
            return [_Stop(), *stops] if ends_here else [*stops, _Stop()]
        if [stop.qualifier for stop in stops] == [FIRST_AFTER_BORDER, LAST_BEFORE_BORDER]:
            return stops[::-1]
        return stops

    def _leg(self, here: _Stop, there: _Stop) -> Leg:
        return Leg(
            carrier=self.flight.carrier,
            number=self.flight.number,
            origin=here.place,
            destination=there.place,
            departs=here.departs,
            arrives=there.arrives,
            mode=self.mode,
        )
