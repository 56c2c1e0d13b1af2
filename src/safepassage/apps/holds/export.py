"""Holds and chance finds for a full export: codes and ids, and the words as they are sealed."""

from collections.abc import Iterator
from typing import Any

from safepassage.apps.holds.models import ChanceFind, Hold

Exported = dict[str, Any]


def holds() -> Iterator[Exported]:
    """Why journeys' data stay, and until when."""
    yield from map(dict, Hold.objects.order_by("id").values().iterator())


def finds() -> Iterator[Exported]:
    """What was found on the way."""
    yield from map(dict, ChanceFind.objects.order_by("id").values().iterator())
