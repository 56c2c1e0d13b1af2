"""Breaches for a full export: codes, counts and times; the words are sealed for this home."""

from collections.abc import Iterator
from typing import Any

from safepassage.apps.incidents.models import Incident


def incidents() -> Iterator[dict[str, Any]]:
    """Every breach with who was told of it."""
    names = [one.attname for one in Incident._meta.local_fields if one.name != "account"]
    for row in Incident.objects.prefetch_related("steps").order_by("id"):
        steps = list(row.steps.order_by("id").values("told", "persons", "reference", "at"))
        yield {name: getattr(row, name) for name in names} | {"steps": steps}
