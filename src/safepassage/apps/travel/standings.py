"""How many travellers of a departure stand where in its conversation: numbers, no ids."""

from safepassage.apps.travel.conversation import conversation
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
) -> dict[str, int] | None:
    """Travellers of API by standing; ``None`` for a flight that is not known.

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
    counted = [conversation(purpose, flight.id).counts for purpose in SCREENING]
    most = max(counted, key=lambda counts: sum(counts.values()))
    return {standing.value: count for standing, count in most.items()}
