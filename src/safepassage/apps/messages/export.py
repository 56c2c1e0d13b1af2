"""Later answers to carriers for a full export: what each was, never its sealed body."""

from collections.abc import Iterator
from typing import Any

from safepassage.apps.messages.models import Outgoing

BODY = ("body", "body_key")


def answers() -> Iterator[dict[str, Any]]:
    """Every answer with the calls that officers made about it; codes and ids only."""
    rows = Outgoing.objects.defer(*BODY).prefetch_related("calls").order_by("cursor")
    for row in rows.iterator(chunk_size=200):
        names = [field.attname for field in row._meta.local_fields if field.name not in BODY]
        calls = [
            {field.attname: getattr(one, field.attname) for field in one._meta.local_fields}
            for one in row.calls.all()
        ]
        yield {name: getattr(row, name) for name in names} | {"calls": calls}
