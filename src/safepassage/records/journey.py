"""Where and when a vehicle goes."""

from safepassage.records._base import Record


class FlightNumber(Record, frozen=True):
    """A carrier's flight designator; the number stays as sent."""

    carrier: str | None = None
    number: str | None = None


class Leg(Record, frozen=True):
    """One leg of one flight, times local and in the precision sent."""

    carrier: str | None = None
    number: str | None = None
    origin: str | None = None
    destination: str | None = None
    departs: str | None = None
    arrives: str | None = None
    marketing: tuple[FlightNumber, ...] = ()
    operating: FlightNumber | None = None
    cabin: str | None = None
