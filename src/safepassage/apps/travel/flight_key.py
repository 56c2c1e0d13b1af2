"""What makes two messages speak of the same departure."""

from safepassage.records.crossing import Crossing

_KEY = ("mode", "carrier", "number", "origin", "destination", "departure_date")


def flight_key(crossing: Crossing) -> dict[str, str]:
    """The columns of a flight's row that are unique together, with their values."""
    return {name: str(getattr(crossing, name)) for name in _KEY}
