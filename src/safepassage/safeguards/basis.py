"""A legal basis: which law lets which data be kept, for how long."""

import re
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from safepassage.records._base import Record
from safepassage.records.crossing import Crossing
from safepassage.records.journey import Mode
from safepassage.records.kinds import DataKind
from safepassage.safeguards.ending import Ending
from safepassage.safeguards.purpose import Purpose

ANYWHERE = "*"
BOOKING = "booking."
"""What the names of a reservation's fields begin with; a traveller's have no prefix."""


class Direction(StrEnum):
    """Which way a journey crosses the home state's border.

    ``POSTING`` is none: lists without a flight (``safeguards.posting``), which ``ANY`` leaves out.
    """

    INBOUND = "inbound"
    OUTBOUND = "outbound"
    ANY = "any"
    POSTING = "posting"


_WAYS = {
    Direction.INBOUND: frozenset({Direction.INBOUND.value}),
    Direction.OUTBOUND: frozenset({Direction.OUTBOUND.value}),
    Direction.ANY: frozenset({Direction.INBOUND.value, Direction.OUTBOUND.value}),
    Direction.POSTING: frozenset({Direction.POSTING.value}),
}
_SOLELY = re.compile(r"\b2025/1[23]\b")


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


class Reach(Record, frozen=True, kw_only=True):
    """Which journeys a law reaches.

    ``carriers`` holds IATA or ICAO designators, or the codes that operators of other
    modes announce themselves with; ``origins`` and ``destinations`` hold codes of
    places as messages tell them (IATA, ICAO, UN/LOCODE, UIC) and ISO 3166-1
    alpha-2 country codes (two letters). ``ANYWHERE`` in any of the three sets
    covers everything; ``modes`` are named one by one, because a law on flights
    covers no ship. ``valid_from`` and ``valid_to`` are inclusive days of
    the journey; an open end is ``None``.
    """

    carriers: frozenset[str] = frozenset({ANYWHERE})
    origins: frozenset[str] = frozenset({ANYWHERE})
    destinations: frozenset[str] = frozenset({ANYWHERE})
    direction: Direction = Direction.ANY
    modes: frozenset[Mode] = frozenset({Mode.AIR})
    valid_from: date
    valid_to: date | None = None


class LegalBasis(Reach, frozen=True, kw_only=True):
    """One basis in force, as the gate reads it.

    The clocks run in hours from the moment of storage; ``version`` counts the
    versions of the same ``code``. ``strikes`` are fields that the profiles followed
    strike beyond ``field_profile`` (a reservation's begin with ``BOOKING``), ``ending`` is what
    they add to the clocks. ``free_text``: what they expressly let stay of remarks stays where
    it reveals nothing of a special category. ``selected_routes``: of flights within the Union
    it reaches only routes that it selects (``within_union``).
    """

    id: str
    code: str
    version: int
    title: str
    law: str
    article: str
    purpose: Purpose
    kind: DataKind
    mask_after_hours: float
    delete_after_hours: float
    field_profile: FieldProfile
    strikes: frozenset[str] = frozenset()
    ending: Ending = Ending()
    free_text: bool = False
    selected_routes: bool = False

    @property
    def is_exclusive(self) -> bool:
        """Whether its law lets the data serve nobody else."""
        return is_exclusive(self.law)


def is_exclusive(law: str) -> bool:
    """Whether a law says for which purposes "solely": EU 2025/12 art. 7, 2025/13 art. 15."""
    return bool(_SOLELY.search(law))


def covers(basis: Reach, crossing: Crossing, on: date) -> bool:
    """Whether a basis reaches a journey of that day."""
    return (
        basis.valid_from <= on
        and (basis.valid_to is None or on <= basis.valid_to)
        and crossing.direction in _WAYS[basis.direction]
        and not basis.carriers.isdisjoint({ANYWHERE, crossing.carrier})
        and not basis.origins.isdisjoint({ANYWHERE, crossing.origin, crossing.origin_country})
        and not basis.destinations.isdisjoint(
            {ANYWHERE, crossing.destination, crossing.destination_country}
        )
    )
