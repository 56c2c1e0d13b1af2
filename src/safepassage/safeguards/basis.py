"""A legal basis: which law lets which data be kept, for how long."""

from datetime import date
from enum import StrEnum
from types import MappingProxyType

from safepassage.records._base import Record
from safepassage.records.journey import Mode
from safepassage.records.kinds import DataKind
from safepassage.safeguards.purpose import Purpose

ANYWHERE = "*"


class Direction(StrEnum):
    """Which way a journey crosses the home state's border.

    ``POSTING`` is none: lists without a flight (``safeguards.posting``), which ``ANY`` leaves out.
    """

    INBOUND = "inbound"
    OUTBOUND = "outbound"
    ANY = "any"
    POSTING = "posting"


class FieldProfile(StrEnum):
    """Which whitelist of coded fields a basis allows to be kept (see ``minimise``)."""

    API = "api"
    API_SHIP = "api_ship"
    API_VEHICLE = "api_vehicle"
    PNR = "pnr"


_WATER = frozenset({Mode.SEA, Mode.INLAND_WATERWAY})
MODES_OF = MappingProxyType(
    {
        FieldProfile.API: frozenset(Mode),
        FieldProfile.API_SHIP: _WATER,
        FieldProfile.API_VEHICLE: _WATER | {Mode.RAIL, Mode.ROAD},
        FieldProfile.PNR: frozenset(Mode),
    }
)
"""The modes for which each whitelist was written: what is told of cars is never kept of flights."""


class LegalBasis(Record, frozen=True, kw_only=True):
    """One basis in force, as the gate reads it.

    ``carriers`` holds IATA or ICAO designators, or the codes that operators of other
    modes announce themselves with; ``origins`` and ``destinations`` hold codes of
    places as messages tell them (IATA, ICAO, UN/LOCODE, UIC) and ISO 3166-1
    alpha-2 country codes (two letters). ``ANYWHERE`` in any of the three sets
    covers everything; ``modes`` are named one by one, because a law on flights
    covers no ship. ``valid_from`` and ``valid_to`` are inclusive days of
    the journey; an open end is ``None``. The clocks run in hours from the moment
    of storage; ``version`` counts the versions of the same ``code``.
    """

    id: str
    code: str
    version: int
    title: str
    law: str
    article: str
    purpose: Purpose
    kind: DataKind
    carriers: frozenset[str] = frozenset({ANYWHERE})
    origins: frozenset[str] = frozenset({ANYWHERE})
    destinations: frozenset[str] = frozenset({ANYWHERE})
    direction: Direction = Direction.ANY
    modes: frozenset[Mode] = frozenset({Mode.AIR})
    valid_from: date
    valid_to: date | None = None
    mask_after_hours: float
    delete_after_hours: float
    field_profile: FieldProfile
