"""Which travellers were told of after the departure of their flight; ids alone."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db.models import F, Min, Q

from safepassage.apps.travel.scope import journeys
from safepassage.records.kinds import DataKind
from safepassage.safeguards.lateness import LAST_PUSH
from safepassage.safeguards.purpose import Purpose

_OF_THE_FLIGHT = Q(sightings__function__startswith="266") | Q(sightings__function="CIMR")
"""Lists that close, cancel or change a flight, with the people on it."""


def told_late(purpose: Purpose, flights: Iterable[UUID]) -> dict[UUID, frozenset[UUID]]:
    """By flight, the journeys of which the carrier spoke first after departure.

    What closes a flight may come then, and the last push of reservations soon after it.
    """
    mine = journeys(purpose).filter(flight__in=list(flights), flight__departs_at__isnull=False)
    first = mine.annotate(first=Min("sightings__at", filter=~_OF_THE_FLIGHT))
    rows = first.filter(first__gt=F("flight__departs_at")).values_list(
        "flight", "id", "kind", "first", "flight__departs_at"
    )
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for flight, journey, kind, told_at, departs_at in rows:
        due = LAST_PUSH if kind == DataKind.PNR.value else timedelta()
        if departs_at and told_at > departs_at + due:
            found[flight].add(journey)
    return {flight: frozenset(late_ones) for flight, late_ones in found.items()}
