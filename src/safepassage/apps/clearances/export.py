"""Clearances for a full export; their tokens are left out: no other machine has the keys."""

from collections.abc import Iterator
from typing import Any

from safepassage.apps.clearances.models import Clearance, ClearedHit, RedressNumber
from safepassage.safeguards.purpose import Purpose

Exported = dict[str, Any]


def given() -> Iterator[Exported]:
    """What officers have cleared; codes and ids only."""
    names = [one.attname for one in Clearance._meta.local_fields if one.attname != "bound"]
    yield from map(dict, Clearance.objects.order_by("id").values(*names).iterator())


def kept_back() -> Iterator[Exported]:
    """The hits that clearances keep from the queue; codes and ids only."""
    yield from map(dict, ClearedHit.objects.order_by("id").values().iterator())


def numbers(purpose: Purpose) -> Iterator[Exported]:
    """The redress numbers for lists of one purpose, each with its listings; without the number."""
    rows = RedressNumber.objects.filter(purpose=purpose.value).prefetch_related("listings")
    names = ("id", "officer", "at", "delete_at")
    for row in rows.order_by("id"):
        listings = row.listings.order_by("id").values("list_id", "entry", "match_class")
        yield {name: getattr(row, name) for name in names} | {"listings": list(listings)}
