"""Flights of the invented airlines between Utopia and the world.

Airports are real (package ``airportsdata``), because formats, clocks and maps
need real ones; Utopia is not. Its gateways default to two airports of islands
far out in an ocean, stand-ins without any meaning for the state they lie in,
and can be any others (``World``).
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from math import asin, cos, radians, sin, sqrt
from zoneinfo import ZoneInfo

import airportsdata

from safepassage.simulation.airlines import AIRLINES, Airline
from safepassage.simulation.chance import generator, happens

_EARTH_KM = 6371.0
_CRUISE_KMH = 800.0
_TAXI = timedelta(minutes=35)
_GROUND = timedelta(minutes=70)
_AIRCRAFT = (("AT7", 1500), ("320", 4800), ("738", 5200), ("789", 14000))


@dataclass(frozen=True, slots=True)
class Airport:
    """A real airport; ``country`` is ISO 3166 alpha-2, the position in degrees."""

    code: str
    city: str
    country: str
    zone: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Which airports stand in for Utopia's gateways and for the places beyond."""

    gateways: tuple[str, ...] = ("PDL", "FNC")
    beyond: tuple[str, ...] = (
        "CDG",
        "FRA",
        "VIE",
        "WAW",
        "MAD",
        "OTP",
        "IST",
        "CAI",
        "CMN",
        "DKR",
        "ACC",
        "LOS",
        "ADD",
        "NBO",
        "JNB",
        "DXB",
        "DOH",
        "DEL",
        "DAC",
        "SIN",
        "BKK",
        "MNL",
        "ICN",
        "NRT",
        "TBS",
        "TAS",
        "GRU",
        "BOG",
        "PTY",
        "MEX",
        "YYZ",
        "BOS",
    )  # fmt: skip - grouped by region


@dataclass(frozen=True, slots=True)
class FlightLeg:
    """One leg with local, zone-aware times."""

    origin: Airport
    destination: Airport
    departs: datetime
    arrives: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Flight:
    """One flight of one or two legs, one of which crosses Utopia's border."""

    airline: Airline
    number: str
    legs: tuple[FlightLeg, ...]
    border: int
    arriving: bool
    aircraft: str
    marketing: tuple[str, str] | None

    @property
    def key(self) -> str:
        """Return carrier, number, first local departure day and route in one text."""
        day = self.legs[0].departs.date().isoformat()
        return f"{self.airline.code}{self.number}/{day}/{'-'.join(self.stops)}"

    @property
    def stops(self) -> tuple[str, ...]:
        """Return the airports in order."""
        return (self.legs[0].origin.code, *(leg.destination.code for leg in self.legs))

    @property
    def border_leg(self) -> FlightLeg:
        """Return the leg that crosses the border."""
        return self.legs[self.border]

    @property
    def departs(self) -> datetime:
        """Return the first departure, in UTC."""
        return self.legs[0].departs.astimezone(UTC)


@cache
def airport(code: str) -> Airport:
    """Return a real airport by IATA code; ``KeyError`` when there is none."""
    row = _airports()[code]
    return Airport(code, row["city"], row["country"], row["tz"], row["lat"], row["lon"])


@cache
def _airports() -> dict[str, airportsdata.Airport]:
    return airportsdata.load("IATA")


def schedule(
    seed: int, start: datetime, numbers: range, window: timedelta, world: World
) -> Iterator[Flight]:
    """Yield the flights ``numbers``, their first departures spread evenly over ``window``."""
    step = window / len(numbers)
    for place, index in enumerate(numbers):
        rng = generator(seed, "flight", index)
        departs = start + step * place + step * rng.random()
        yield _flight(rng, index, _to_five_minutes(departs), world)


def _to_five_minutes(moment: datetime) -> datetime:
    whole = moment.replace(second=0, microsecond=0)
    return whole - timedelta(minutes=whole.minute % 5)


def _flight(rng: random.Random, index: int, departs: datetime, world: World) -> Flight:
    airline = AIRLINES[index % len(AIRLINES)]
    arriving = happens(rng, 0.65)
    stops, border = _route(rng, world, arriving=arriving)
    legs = _legs(stops, departs)
    partnered = happens(rng, 0.3)
    return Flight(
        airline=airline,
        number=str(100 + index % 8900),
        legs=legs,
        border=border,
        arriving=arriving,
        aircraft=_aircraft(legs),
        marketing=(airline.partner, str(5000 + index % 4000)) if partnered else None,
    )


def _route(rng: random.Random, world: World, *, arriving: bool) -> tuple[list[str], int]:
    """Return the stops as if arriving, turned round for a departure, and the border leg."""
    gateways = rng.sample(world.gateways, len(world.gateways))
    origin = rng.choice(world.beyond)
    stops, border = [origin, gateways[0]], 0
    if happens(rng, 0.2):
        stops, border = [origin, _on_the_way(rng, stops, world), gateways[0]], 1
    elif happens(rng, 0.15) and len(gateways) > 1:
        stops = [*stops, gateways[1]]
    if arriving:
        return stops, border
    return stops[::-1], len(stops) - 2 - border


def _on_the_way(rng: random.Random, ends: list[str], world: World) -> str:
    """Return the airport with the smallest detour between two among eight drawn."""
    first, last = map(airport, ends)
    others = [code for code in world.beyond if code not in ends]
    drawn = rng.sample(others, min(8, len(others)))
    return min(drawn, key=lambda c: distance_km(first, airport(c)) + distance_km(airport(c), last))


def _legs(stops: list[str], departs: datetime) -> tuple[FlightLeg, ...]:
    legs = []
    for origin, destination in zip(map(airport, stops), map(airport, stops[1:]), strict=False):
        arrives = departs + _duration(origin, destination)
        legs.append(
            FlightLeg(origin, destination, _local(departs, origin), _local(arrives, destination))
        )
        departs = arrives + _GROUND
    return tuple(legs)


def _local(moment: datetime, place: Airport) -> datetime:
    return moment.astimezone(ZoneInfo(place.zone))


def _duration(origin: Airport, destination: Airport) -> timedelta:
    hours = distance_km(origin, destination) / _CRUISE_KMH
    minutes = round(hours * 12) * 5
    return timedelta(minutes=minutes) + _TAXI


def distance_km(origin: Airport, destination: Airport) -> float:
    """Return the great-circle distance (haversine)."""
    north = radians(destination.latitude - origin.latitude)
    east = radians(destination.longitude - origin.longitude)
    across = cos(radians(origin.latitude)) * cos(radians(destination.latitude))
    chord = sin(north / 2) ** 2 + across * sin(east / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(chord))


def _aircraft(legs: tuple[FlightLeg, ...]) -> str:
    longest = max(distance_km(leg.origin, leg.destination) for leg in legs)
    return next((kind for kind, reach in _AIRCRAFT if longest <= reach), _AIRCRAFT[-1][0])
