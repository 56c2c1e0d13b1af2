"""What screening found, as keys and counts: to measure it, without anybody's values."""

from collections.abc import Iterator
from uuid import UUID

from safepassage.apps.cases.models import Decision, Hit


def raised() -> Iterator[tuple[UUID, str]]:
    """Every hit that was ever raised: its flight and its key, withdrawn ones included."""
    rows = Hit.objects.values_list("item__flight", "key").order_by()
    return rows.distinct().iterator()


def judged() -> Iterator[tuple[str, str]]:
    """The key of every hit about which a decision is in force, and its outcome."""
    decisions = Decision.objects.filter(in_force=True, item__hits__isnull=False)
    rows = decisions.values_list("item__hits__key", "outcome").order_by()
    return rows.iterator()
