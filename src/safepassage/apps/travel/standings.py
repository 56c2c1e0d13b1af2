"""How many travellers of a departure stand where in its conversation: numbers, no ids."""

from collections import Counter
from collections.abc import Collection
from uuid import UUID

from safepassage.apps.travel.conversation import Conversation, Standing, conversation
from safepassage.apps.travel.models import Flight
from safepassage.safeguards.purpose import SCREENING


def standings_of(
    *,
    mode: str,
    carrier: str,
    number: str,
    origin: str,
    destination: str,
    departure_date: str,
    without: Collection[UUID] = (),
) -> dict[str, int] | None:
    """Travellers of API by standing, ``without`` some; ``None`` for a flight that is not known.

    The border's copy and the unit's are counted each for itself, never joined; the one that
    holds more is told, since both copies tell of the same lists.
    """
    flight = Flight.objects.filter(
        mode=mode,
        carrier=carrier,
        number=number,
        origin=origin,
        destination=destination,
        departure_date=departure_date,
    ).first()
    if flight is None:
        return None
    counted = [_counts(conversation(purpose, flight.id), without) for purpose in SCREENING]
    most = max(counted, key=lambda counts: sum(counts.values()))
    return {standing.value: count for standing, count in most.items()}


def _counts(talk: Conversation, without: Collection[UUID]) -> dict[Standing, int]:
    found = Counter(standing for one, standing in talk.standings.items() if one not in without)
    return {standing: found[standing] for standing in Standing}
