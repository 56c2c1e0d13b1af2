"""The one leg of a journey that crosses the home state's border."""

from datetime import date, datetime, timedelta
from typing import Protocol

from safepassage.records._base import Record
from safepassage.records.journey import Mode, Vehicle


class Crossing(Record, frozen=True):
    """A departure as it is stored: mode, designator, places, local times and UTC.

    ``direction`` is ``inbound``, ``outbound`` or ``unknown``; empty text stands
    for what the message did not say, so that the same departure is one row.
    ``departure_date`` is the day of arrival where only that is told, as by a ship's
    lists on arrival; ``craft`` is a ship or train known to the public by its name.
    """

    carrier: str
    number: str
    origin: str
    destination: str
    departure_date: str
    departs: str | None
    arrives: str | None
    departs_at: datetime | None
    arrives_at: datetime | None
    direction: str
    origin_country: str | None
    destination_country: str | None
    mode: Mode = Mode.AIR
    craft: Vehicle | None = None


class Timed(Protocol):
    """Whatever has the times of a journey, local as told and in UTC where the zone is known."""

    @property
    def departs(self) -> str | None:
        """Local ISO time of departure."""

    @property
    def arrives(self) -> str | None:
        """Local ISO time of arrival."""

    @property
    def departs_at(self) -> datetime | None:
        """The departure in UTC."""

    @property
    def arrives_at(self) -> datetime | None:
        """The arrival in UTC."""


def times_contradict(way: Timed) -> bool:
    """Whether a journey arrives before it departs.

    Where no UTC is known a day is allowed for: west of the date line it is yesterday.
    """
    if way.departs_at and way.arrives_at:
        return way.arrives_at < way.departs_at
    try:
        days = [date.fromisoformat((told or "")[:10]) for told in (way.departs, way.arrives)]
    except ValueError:
        return False
    return days[1] - days[0] < -timedelta(days=1)
