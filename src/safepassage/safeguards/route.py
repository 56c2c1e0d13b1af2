"""Which leg of a message crosses the border, and which way."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from safepassage.records.crossing import Crossing
from safepassage.records.journey import Leg, Mode, Vehicle
from safepassage.safeguards.basis import Direction

UNKNOWN = "unknown"
_LONGEST = 60
_IMO = re.compile(r"\d{7}")
_PARTED = re.compile(r"([A-Z]{2}) ([A-Z2-9]{3})")
_WATER = frozenset({Mode.SEA, Mode.INLAND_WATERWAY})
_PUBLIC = _WATER | {Mode.RAIL}


class Geography(Protocol):
    """Where airports, ports, stations and border posts are; countries as ISO 3166-1 alpha-2."""

    def home(self) -> str | None:
        """The home state's country code, ``None`` when not configured."""

    def country(self, code: str | None) -> str | None:
        """Country of a place's code (IATA, ICAO, UN/LOCODE or UIC)."""

    def to_utc(self, local: str | None, code: str | None) -> datetime | None:
        """A local ISO time at a place in UTC."""


def crossing_of(legs: Sequence[Leg], geography: Geography) -> Crossing | None:
    """The first leg that enters or leaves the home state, else the first leg of all.

    ``None`` when a message names no leg with a carrier, a number and a date. A private
    aircraft is known by its tail mark instead, as in a flight plan (ICAO Doc 4444, item 7),
    a ship by its IMO number or call sign.
    """
    crossings = [
        _crossing(leg, named, day, geography)
        for leg in legs
        if (named := _designator(leg)) and (day := _day(leg))
    ]
    decided = [one for one in crossings if one.direction != UNKNOWN]
    return next(iter(decided or crossings), None)


def _crossing(leg: Leg, named: tuple[str, str], day: str, geography: Geography) -> Crossing:
    origin = geography.country(leg.origin)
    destination = geography.country(leg.destination)
    return Crossing(
        carrier=named[0][:8],
        number=named[1][:16],
        origin=_place(leg.origin),
        destination=_place(leg.destination),
        departure_date=day,
        departs=leg.departs,
        arrives=leg.arrives,
        departs_at=geography.to_utc(leg.departs, leg.origin),
        arrives_at=geography.to_utc(leg.arrives, leg.destination),
        direction=_direction(origin, destination, geography.home()),
        origin_country=origin,
        destination_country=destination,
        mode=leg.mode,
        craft=craft_of(leg),
    )


def craft_of(leg: Leg) -> Vehicle | None:
    """The ship or train of a leg, by what the public knows it by.

    Coaches, aircraft and boats without an IMO number may be somebody's own: their marks
    are data of those on board, sealed with them (``gate``).
    """
    told = leg.vehicle
    numbered = told is not None and _IMO.fullmatch(told.imo or "")
    if told is None or leg.mode not in _PUBLIC or not (numbered or leg.mode is Mode.RAIL):
        return None
    craft = Vehicle(
        kind=_short(told.kind),
        country=told.country,
        name=_short(told.name),
        imo=told.imo,
        call_sign=_short(told.call_sign),
    )
    return None if craft == Vehicle() else craft


def _short(told: str | None) -> str | None:
    return told[:_LONGEST] if told else None


def _designator(leg: Leg) -> tuple[str, str] | None:
    """Carrier and number of a leg, or what stands in for the one that it lacks."""
    mark = _mark(leg)
    if leg.carrier and leg.number:
        return leg.carrier, _bare(leg.number) if leg.mode is Mode.AIR else leg.number
    if leg.number and mark:
        return mark if leg.mode in _WATER else "", leg.number
    return (leg.carrier or "", mark) if mark else None


def _mark(leg: Leg) -> str | None:
    """What a vehicle without a line is known by."""
    told = leg.vehicle
    if told is None:
        return None
    if leg.mode is Mode.AIR:
        return told.registration
    return (told.imo or told.call_sign) if leg.mode in _WATER else None


def _day(leg: Leg) -> str | None:
    """The day of the journey; the lists of a ship that arrives tell no departure."""
    told = leg.departs if leg.mode is Mode.AIR else leg.departs or leg.arrives
    return told[:10] if told else None


def _place(told: str | None) -> str:
    parted = _PARTED.fullmatch(told or "")
    return "".join(parted.groups()) if parted else (told or "")[:8]


def _bare(number: str | None) -> str:
    """Zeros before a flight number say nothing (SSIM 2), and one departure is one flight."""
    return (number or "").lstrip("0") or (number or "")


def _direction(origin: str | None, destination: str | None, home: str | None) -> str:
    if home is None or origin == destination:
        return UNKNOWN
    if destination == home:
        return Direction.INBOUND.value
    return Direction.OUTBOUND.value if origin == home else UNKNOWN
