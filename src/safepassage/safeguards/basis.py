"""A legal basis: which law lets which data be kept, for how long."""

from datetime import date
from enum import StrEnum

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
    """Which whitelist of coded fields a basis allows to be kept."""

    API = "api"
    PNR = "pnr"


class LegalBasis(Record, frozen=True, kw_only=True):
    """One basis in force, as the gate reads it.

    ``carriers`` holds IATA or ICAO designators; ``origins`` and
    ``destinations`` hold IATA airport codes (three letters) and ISO 3166-1
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
