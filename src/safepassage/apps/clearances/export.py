"""Clearances for a full export; their tokens are left out: no other machine has the keys."""

from collections.abc import Iterator
from typing import Any

from safepassage.apps.clearances.models import Clearance, ClearedHit

Exported = dict[str, Any]


def given() -> Iterator[Exported]:
    """What officers have cleared; codes and ids only."""
    names = [one.attname for one in Clearance._meta.local_fields if one.attname != "bound"]
    yield from map(dict, Clearance.objects.order_by("id").values(*names).iterator())


def kept_back() -> Iterator[Exported]:
    """The hits that clearances keep from the queue; codes and ids only."""
    yield from map(dict, ClearedHit.objects.order_by("id").values().iterator())
