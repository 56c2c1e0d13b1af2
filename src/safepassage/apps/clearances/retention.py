"""The end of clearances: when their journey is masked, at the latest when it is deleted.

Masked data name nobody, and a token that knew them again would: so it goes with the look-ups.
A redress number, which the traveller asked for, ends at a date of its own.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Manager, Model

from safepassage.apps.clearances.models import Clearance, ClearedHit, RedressNumber
from safepassage.apps.rows import delete
from safepassage.records._base import Record

TRACED = 32


class Bound(Record, frozen=True):
    """What only one clearance's row puts into a file: the beginning of its tokens."""

    journey: UUID
    tokens: bytes


def forget_about(journeys: Sequence[UUID]) -> None:
    """Remove the clearances that these journeys gave, and the hits kept back for them."""
    for model in (Clearance, ClearedHit):
        delete(model, "journey", journeys)


def delete_past(*, at: datetime, limit: int) -> int:
    """Remove up to ``limit`` rows of each kind past their date; how many."""
    return sum(_past(rows, at, limit) for rows in _every())


def _every() -> tuple[Manager[Model], ...]:
    return (Clearance.objects, ClearedHit.objects, RedressNumber.objects)


def _past(rows: Manager[Model], at: datetime, limit: int) -> int:
    past = rows.filter(delete_at__lte=at).order_by("delete_at")
    ids = list(past.values_list("pk", flat=True)[:limit])
    return rows.filter(pk__in=ids).delete()[0]


def count_past(*, at: datetime) -> int:
    """How many rows will have come to their date by ``at``."""
    return sum(rows.filter(delete_at__lte=at).count() for rows in _every())


def traces(journeys: Sequence[UUID]) -> Iterator[Bound]:
    """What must be gone from the files once the clearances of these journeys are."""
    rows = Clearance.objects.filter(journey__in=journeys).values_list("journey", "bound")
    for journey, bound in rows:
        yield Bound(journey=journey, tokens=bytes(bound)[:TRACED])


def about() -> list[UUID]:
    """The journeys that gave a clearance or have a hit kept back: none of them may be masked."""
    given = Clearance.objects.values_list("journey", flat=True).distinct()
    kept = ClearedHit.objects.values_list("journey", flat=True).distinct()
    return sorted({*given, *kept})
