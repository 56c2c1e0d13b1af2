"""What a date would mask, delete and find held, in counts by kind of data and legal basis."""

from collections import defaultdict
from datetime import datetime

from django.db.models import Count, Q

from safepassage.apps.travel.models import Journey, Reservation
from safepassage.records._base import Record


class Foreseen(Record, frozen=True):
    """Journeys of one kind of data and basis: those that a date masks, deletes, or finds held.

    Held are those past their ordinary end that somebody has recorded a reason to keep.
    """

    kind: str
    basis: str
    masked: int
    deleted: int
    held: int


def due(*, at: datetime) -> dict[str, dict[str, int]]:
    """How many journeys and reservations ``at`` would mask and delete, without doing it."""
    return {"masked": _every(_masked(at)), "deleted": _every(_deleted(at))}


def foreseen(*, at: datetime) -> list[Foreseen]:
    """The same of journeys, by kind of data and basis; those without anything are left out."""
    found: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    held = Q(unheld_at__lte=at, delete_at__gt=at)
    for place, which in enumerate((_masked(at), _deleted(at), held)):
        rows = Journey.objects.filter(which).values_list("kind", "basis").annotate(Count("id"))
        for kind, basis, count in rows.order_by():
            found[kind, basis][place] = count
    return [Foreseen(kind, basis, *counts) for (kind, basis), counts in sorted(found.items())]


def _masked(at: datetime) -> Q:
    return Q(masked_at=None, mask_at__lte=at, delete_at__gt=at)


def _deleted(at: datetime) -> Q:
    return Q(delete_at__lte=at)


def _every(due: Q) -> dict[str, int]:
    return {
        "journeys": Journey.objects.filter(due).count(),
        "reservations": Reservation.objects.filter(due).count(),
    }
