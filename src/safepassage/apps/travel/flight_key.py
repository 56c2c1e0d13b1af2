"""What makes two messages speak of the same departure."""

from safepassage.apps.travel.models import Flight, FormerFlight
from safepassage.records.crossing import Crossing

_KEY = ("mode", "carrier", "number", "origin", "destination", "departure_date")


def key_of(flight: Flight) -> dict[str, str]:
    """The same columns of a stored flight."""
    return {name: getattr(flight, name) for name in _KEY}


def moved_from(crossing: Crossing) -> Flight | None:
    """The flight that was stored under exactly this before it was moved, if any was."""
    former = FormerFlight.objects.filter(**flight_key(crossing)).values_list("flight", flat=True)
    moved = next(iter(former), None)
    return Flight.objects.get(id=moved) if moved else None


def flight_key(crossing: Crossing) -> dict[str, str]:
    """The columns of a flight's row that are unique together, with their values."""
    return {name: str(getattr(crossing, name)) for name in _KEY}
