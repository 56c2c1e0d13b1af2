"""Work items, hits, decisions and statuses for a full export; evidence and words are sealed."""

from collections.abc import Iterator
from typing import Any

from safepassage.apps.cases.models import ArrivalNotice, BoardingStatus, WorkItem
from safepassage.records.kinds import DataKind

Exported = dict[str, Any]


def items(kind: DataKind) -> Iterator[Exported]:
    """Every work item about one kind of data with its hits and decisions."""
    rows = WorkItem.objects.filter(kind=kind.value).prefetch_related("hits", "decisions")
    for row in rows.order_by("id").iterator(chunk_size=200):
        own = {field.attname: getattr(row, field.attname) for field in row._meta.local_fields}
        yield own | {
            "hits": [_values(one) for one in row.hits.all()],
            "decisions": [_values(one) for one in row.decisions.all()],
        }


def statuses() -> Iterator[Exported]:
    """What carriers were last told; codes and ids only."""
    yield from map(dict, BoardingStatus.objects.order_by("journey").values().iterator())


def notices() -> Iterator[Exported]:
    """Whom the arrival desk was told about; codes and ids only."""
    yield from map(dict, ArrivalNotice.objects.order_by("id").values().iterator())


def _values(row: Any) -> Exported:  # noqa: ANN401 - a hit or a decision
    found = {field.attname: getattr(row, field.attname) for field in row._meta.local_fields}
    return {
        name: bytes(value) if isinstance(value, memoryview) else value
        for name, value in found.items()
    }
