"""The one leg of a journey that crosses the home state's border."""

from datetime import datetime

from safepassage.records._base import Record


class Crossing(Record, frozen=True):
    """A departure as it is stored: designator, airports, local times and UTC.

    ``direction`` is ``inbound``, ``outbound`` or ``unknown``; empty text stands
    for what the message did not say, so that the same departure is one row.
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
