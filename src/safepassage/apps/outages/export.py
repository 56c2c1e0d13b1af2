"""Recorded outages, for a full export."""

from collections.abc import Iterator
from typing import Any

from safepassage.apps.outages.models import Outage


def rows() -> Iterator[dict[str, Any]]:
    """Every outage, oldest first."""
    yield from map(dict, Outage.objects.order_by("began_at", "id").values())
