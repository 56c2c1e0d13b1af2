"""Which leg of a message crosses the border, and which way."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from safepassage.records.crossing import Crossing
from safepassage.records.journey import Leg
from safepassage.safeguards.basis import Direction

UNKNOWN = "unknown"


class Geography(Protocol):
    """Where airports are; countries as ISO 3166-1 alpha-2."""

    def home(self) -> str | None:
        """The home state's country code, ``None`` when not configured."""

    def country(self, code: str | None) -> str | None:
        """Country of an IATA airport code."""

    def to_utc(self, local: str | None, code: str | None) -> datetime | None:
        """A local ISO time at an airport in UTC."""


def crossing_of(legs: Sequence[Leg], geography: Geography) -> Crossing | None:
    """The first leg that enters or leaves the home state, else the first leg of all.

    ``None`` when a message names no leg with a carrier, a number and a date.
    """
    known = [leg for leg in legs if leg.carrier and leg.number and leg.departs]
    crossings = [_crossing(leg, geography) for leg in known]
    decided = [one for one in crossings if one.direction != UNKNOWN]
    return next(iter(decided or crossings), None)


def _crossing(leg: Leg, geography: Geography) -> Crossing:
    origin = geography.country(leg.origin)
    destination = geography.country(leg.destination)
    return Crossing(
        carrier=(leg.carrier or "")[:8],
        number=_bare(leg.number)[:16],
        origin=(leg.origin or "")[:8],
        destination=(leg.destination or "")[:8],
        departure_date=(leg.departs or "")[:10],
        departs=leg.departs,
        arrives=leg.arrives,
        departs_at=geography.to_utc(leg.departs, leg.origin),
        arrives_at=geography.to_utc(leg.arrives, leg.destination),
        direction=_direction(origin, destination, geography.home()),
        origin_country=origin,
        destination_country=destination,
    )


def _bare(number: str | None) -> str:
    """Zeros before a flight number say nothing (SSIM 2), and one departure is one flight."""
    return (number or "").lstrip("0") or (number or "")


def _direction(origin: str | None, destination: str | None, home: str | None) -> str:
    if home is None or origin == destination:
        return UNKNOWN
    if destination == home:
        return Direction.INBOUND.value
    return Direction.OUTBOUND.value if origin == home else UNKNOWN
