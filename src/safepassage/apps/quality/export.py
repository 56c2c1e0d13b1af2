"""Counts about what carriers sent, for a full export."""

from collections.abc import Iterator
from typing import Any

from safepassage.apps.quality.models import Tally


def tallies() -> Iterator[dict[str, Any]]:
    """Every tally; numbers alone."""
    yield from map(dict, Tally.objects.order_by("id").values().iterator())
