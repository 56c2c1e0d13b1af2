"""What screening found, as keys and counts: to measure it, without anybody's values."""

from collections.abc import Iterator
from uuid import UUID

from safepassage.apps.cases.models import Hit


def raised() -> Iterator[tuple[UUID, str]]:
    """Every hit that was ever raised: its flight and its key, withdrawn ones included."""
    rows = Hit.objects.values_list("item__flight", "key").order_by()
    return rows.distinct().iterator()
