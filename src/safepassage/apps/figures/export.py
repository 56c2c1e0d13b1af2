"""Counts by group and published reports, for a full export."""

from collections.abc import Iterator
from typing import Any

from safepassage.apps.figures.models import GroupCount, PublishedReport


def counts() -> Iterator[dict[str, Any]]:
    """Every count, the oldest day first."""
    yield from map(dict, GroupCount.objects.order_by("day", "id").values())


def reports() -> Iterator[dict[str, Any]]:
    """Every transparency report as it was made, published or not."""
    for row in PublishedReport.objects.order_by("first", "last").values():
        yield {**row, "content": bytes(row["content"]).decode()}
