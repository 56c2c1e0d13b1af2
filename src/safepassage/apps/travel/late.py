"""Which travellers were told of after the departure of their flight; ids alone."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import F

from safepassage.apps.travel.models import Sighting
from safepassage.apps.travel.scope import journeys
from safepassage.formats.intents import intent_of_label
from safepassage.records.intent import OF_FLIGHT
from safepassage.records.kinds import DataKind
from safepassage.safeguards.lateness import LAST_PUSH
from safepassage.safeguards.purpose import Purpose


def told_late(purpose: Purpose, flights: Iterable[UUID]) -> dict[UUID, frozenset[UUID]]:
    """By flight, the journeys of which the carrier spoke first after departure.

    What closes a flight may come then, and the last push of reservations soon after it.
    """
    mine = journeys(purpose).filter(flight__in=list(flights))
    in_time = Sighting.objects.filter(
        journey__in=mine, at__lte=F("journey__flight__departs_at")
    ).values("journey")
    late = Sighting.objects.filter(
        journey__in=mine, at__gt=F("journey__flight__departs_at")
    ).exclude(journey__in=in_time)
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for one in late.select_related("journey__flight"):
        due = one.journey.flight.departs_at
        if due and intent_of_label(one.function) not in OF_FLIGHT:
            is_push = one.journey.kind == DataKind.PNR.value
            if not is_push or one.at > due + LAST_PUSH:
                found[one.journey.flight_id].add(one.journey_id)
    return {flight: frozenset(late_ones) for flight, late_ones in found.items()}
