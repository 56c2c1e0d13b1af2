"""Alerts without a journey, witnesses' receipts and what was set, for a full export.

What a reviewer said stays sealed under a key of this machine: it is about officers, and the
verdict is in the ledger, too.
"""

from collections.abc import Iterator
from typing import Any

from safepassage.apps.watching.models import Alert, Configuration, Receipt

_OF_ALERT = (
    "id",
    "officer",
    "kind",
    "at",
    "numbers",
    "verdict",
    "reviewed_by",
    "reviewed_at",
)


def alerts() -> Iterator[dict[str, Any]]:
    """Every alert without the words of its review."""
    yield from map(dict, Alert.objects.order_by("at", "id").values(*_OF_ALERT).iterator())


def receipts() -> Iterator[dict[str, Any]]:
    """Every receipt as it was signed."""
    yield from map(dict, Receipt.objects.order_by("id").values().iterator())


def configurations() -> Iterator[dict[str, Any]]:
    """What was set when, as witnesses were told."""
    yield from map(dict, Configuration.objects.order_by("id").values().iterator())
