"""Lists without a flight, as far as a purpose finds them: whose, of how many, until when."""

from datetime import datetime

from django.db.models import Count, Max, Min

from safepassage.apps.travel.models import Flight
from safepassage.apps.travel.scope import journeys
from safepassage.apps.travel.shown import FlightHead, flight_head
from safepassage.records._base import Record
from safepassage.safeguards.basis import Direction
from safepassage.safeguards.purpose import Purpose


class Posting(Record, frozen=True):
    """A list; ``since`` is when the first of its people was told, ``until`` when the last ends."""

    flight: FlightHead
    people: int
    since: datetime
    until: datetime


def postings(purpose: Purpose) -> list[Posting]:
    """The lists that people are stored on, by carrier and place."""
    mine = journeys(purpose).filter(flight__direction=Direction.POSTING.value)
    totals = mine.values_list("flight").annotate(Count("id"), Min("received_at"), Max("delete_at"))
    found = {flight: told for flight, *told in totals.order_by()}
    rows = Flight.objects.filter(id__in=found).order_by(
        "number", "carrier", "origin", "destination"
    )
    return [_posting(row, *found[row.id]) for row in rows]


def _posting(row: Flight, people: int, since: datetime, until: datetime) -> Posting:
    return Posting(flight=flight_head(row), people=people, since=since, until=until)
