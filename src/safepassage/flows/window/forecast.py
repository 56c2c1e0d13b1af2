"""Counts arriving flights by lane, again whenever something was said of them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256

from safepassage.apps.forecast import selectors
from safepassage.apps.forecast.services import Count, forget_moved, keep
from safepassage.apps.travel.counting import Arriving, arriving, count_flight, untimed
from safepassage.flows.platform import Platform
from safepassage.flows.stopped import stopped
from safepassage.flows.watching.decoys import decoys
from safepassage.records.actor import Actor, Component
from safepassage.records.traveller import Traveller
from safepassage.safeguards.capabilities import Capability
from safepassage.safeguards.lanes import lane_of

ACTOR = Actor.component(Component.FORECAST)
AHEAD = timedelta(hours=selectors.HOURS)
BEHIND = timedelta(hours=1)
AGAIN_AFTER = timedelta(minutes=15)
"""A flight about which much is said, traveller by traveller, is not counted at every word."""
STAYS = timedelta(days=1)
AT_ONCE = 10
LOOKS_EVERY = timedelta(seconds=10)


class Counting:
    """Counts some flights at each tick, and looks for them every few seconds only."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        self._next = platform.clock.now()

    def tick(self) -> None:
        """Count what is due, at most ``AT_ONCE`` flights."""
        now = self._platform.clock.now()
        if now >= self._next:
            self._next = now if count_due(self._platform) == AT_ONCE else now + LOOKS_EVERY


def count_due(platform: Platform, *, limit: int = AT_ONCE) -> int:
    """Count up to ``limit`` flights whose count is missing or old; how many. None when stopped."""
    if stopped(Capability.FORECAST):
        return 0
    at = platform.clock.now()
    flights = arriving(at - BEHIND, at + AHEAD)
    forget_moved({one.flight: one.arrives_at for one in flights}, since=at - BEHIND)
    due = _due(platform, flights, at)[:limit]
    for flight in due:
        _count(platform, flight, at)
    return len(due)


def uncounted(platform: Platform) -> int:
    """How many flights of the hours ahead were never counted."""
    at = platform.clock.now()
    flights = arriving(at - BEHIND, at + AHEAD)
    known = selectors.states([one.flight for one in flights])
    return sum(one.flight not in known for one in flights)


def without_time(platform: Platform) -> int:
    """How many flights are on their way of which no message tells the arrival."""
    at = platform.clock.now()
    return untimed(at - timedelta(days=1), at + AHEAD)


def _due(platform: Platform, flights: Sequence[Arriving], at: datetime) -> list[Arriving]:
    known = selectors.states([one.flight for one in flights])
    recent = at - AGAIN_AFTER
    return [
        one
        for one in flights
        if one.flight not in known
        or (known[one.flight][0] != _state(platform, one) and known[one.flight][1] <= recent)
    ]


def _count(platform: Platform, flight: Arriving, at: datetime) -> None:
    home, lanes = platform.geography.nationality, platform.lanes.named

    def classify(traveller: Traveller) -> str:
        return lane_of(traveller, home=home, lanes=lanes)

    hidden = decoys(platform.keys)
    counted = count_flight(ACTOR, flight.flight, classify, platform.keys, at, without=hidden)
    keep(
        Count(
            flight=flight.flight,
            post=flight.post,
            arrives=flight.arrives,
            arrives_at=flight.arrives_at,
            people=counted.people,
            closed=counted.closed,
            state=_state(platform, flight),
            counted_at=at,
            delete_at=flight.arrives_at + STAYS,
        )
    )


def _state(platform: Platform, flight: Arriving) -> str:
    """What the count rests on: everything said of the flight, and the lanes."""
    lanes = sha256(repr(platform.lanes.named).encode()).hexdigest()[:12]
    return f"{flight.state}.{lanes}"
