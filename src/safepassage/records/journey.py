"""Where and when a vehicle goes."""

from enum import StrEnum

from safepassage.records._base import Record


class Mode(StrEnum):
    """How people travel (the modes of UN/ECE Recommendation 19, in words)."""

    AIR = "air"
    SEA = "sea"
    RAIL = "rail"
    ROAD = "road"
    INLAND_WATERWAY = "inland_waterway"


class Vehicle(Record, frozen=True):
    """A ship, aircraft, train or coach, or the car in which people board one.

    ``registration`` is the plate or tail mark, ``country`` where it is registered (a
    ship's flag), ``imo`` the number of a ship (IMO resolution A.1117(30)).
    """

    kind: str | None = None
    registration: str | None = None
    country: str | None = None
    name: str | None = None
    imo: str | None = None
    call_sign: str | None = None
    operator: str | None = None


class FlightNumber(Record, frozen=True):
    """A carrier's flight designator; the number stays as sent."""

    carrier: str | None = None
    number: str | None = None


class Leg(Record, frozen=True):
    """One leg of one flight, voyage or run, times local and in the precision sent.

    ``vehicle`` is the one that runs the leg.
    """

    carrier: str | None = None
    number: str | None = None
    origin: str | None = None
    destination: str | None = None
    departs: str | None = None
    arrives: str | None = None
    marketing: tuple[FlightNumber, ...] = ()
    operating: FlightNumber | None = None
    cabin: str | None = None
    mode: Mode = Mode.AIR
    vehicle: Vehicle | None = None
