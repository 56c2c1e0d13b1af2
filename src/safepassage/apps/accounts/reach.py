"""Which flights a desk reaches: those of the places that its posting serves.

Set once for a request, where the desk is known, and asked at the doors to travellers and work
items, so that no page can forget it. Outside a request nothing is narrowed: the machine works
for every place.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)

_FLIGHTS: ContextVar["QuerySet[Any, Any] | None"] = ContextVar("flights_reached", default=None)


@contextmanager
def reaching(flights: "QuerySet[Any, Any] | None") -> Iterator[None]:
    """Reach these flights, told by their ids, and no others; ``None`` reaches every one."""
    before = _FLIGHTS.set(flights)
    try:
        yield
    finally:
        _FLIGHTS.reset(before)


def within(rows: "QuerySet[Row]") -> "QuerySet[Row]":
    """Those of the rows whose flight the desk reaches."""
    flights = _FLIGHTS.get()
    return rows if flights is None else rows.filter(flight__in=flights)
