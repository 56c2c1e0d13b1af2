"""What one message adds to the tallies."""

from datetime import date, datetime

import msgspec

from safepassage.records._base import Record
from safepassage.records.crossing import Crossing

MESSAGES = "messages"
PARKED = "messages.parked"
REFUSED = "messages.refused"
LEAD = "lead."
LATE_MINUTES = "late_minutes"


class Departure(Record, frozen=True):
    """Which tally: of which departure in which family; designators are empty when unknown."""

    day: date
    family: str = ""
    mode: str = "air"
    carrier: str = ""
    number: str = ""
    origin: str = ""
    destination: str = ""
    departs_at: datetime | None = None


class Told(Record, frozen=True):
    """One part of a message: counts to add, and what it says of the departure's times.

    ``opens`` when the law admits the departure, so that a tally may be begun for it.
    """

    departure: Departure
    counts: dict[str, int] = msgspec.field(default_factory=dict)
    opens: bool = True
    lists: bool = False
    closes: bool = False


def departure_of(crossing: Crossing, *, family: str, mode: str, on: date) -> Departure:
    """The departure of a crossing; ``on`` stands for a day that cannot be read."""
    try:
        day = date.fromisoformat(crossing.departure_date)
    except ValueError:
        day = on
    return Departure(
        day=day,
        family=family,
        mode=mode,
        carrier=crossing.carrier,
        number=crossing.number,
        origin=crossing.origin,
        destination=crossing.destination,
        departs_at=crossing.departs_at,
    )
