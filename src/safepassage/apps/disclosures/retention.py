"""The end of disclosures and notices: with their journey, or at their own date."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Manager, Model

from safepassage.apps.disclosures.models import Change, CorrectionNotice, Disclosure, PersonNotice
from safepassage.apps.rows import end_with_journeys, known


def delete_about(journeys: Sequence[UUID]) -> None:
    """Remove what is about deleted journeys.

    A notice of an erasure stays until it is delivered or past its own date: it names the record
    by its recipient's reference.
    """
    for rows in (Disclosure.objects, PersonNotice.objects):
        rows.filter(journey__in=journeys).delete()
    CorrectionNotice.objects.filter(journey__in=journeys, delivered_at__isnull=False).delete()


def end_with(ends: Mapping[UUID, datetime]) -> None:
    """Let what is about journeys end when these do; a notice of an erasure has its own date."""
    end_with_journeys((Disclosure, PersonNotice), ends)
    for journey in known(CorrectionNotice, "journey", list(ends)):
        rows = CorrectionNotice.objects.filter(journey=journey).exclude(change=Change.ERASED)
        rows.update(delete_at=ends[journey])


def delete_past(*, at: datetime, limit: int) -> int:
    """Remove up to ``limit`` rows of each kind past their date; how many."""
    return sum(_past(rows, at, limit) for rows in _every())


def count_past(*, at: datetime) -> int:
    """How many rows will have come to their date by ``at``."""
    return sum(rows.filter(delete_at__lte=at).count() for rows in _every())


def _every() -> tuple[Manager[Model], ...]:
    return (Disclosure.objects, CorrectionNotice.objects, PersonNotice.objects)


def _past(rows: Manager[Model], at: datetime, limit: int) -> int:
    past = rows.filter(delete_at__lte=at).order_by("delete_at")
    ids = list(past.values_list("pk", flat=True)[:limit])
    return rows.filter(pk__in=ids).delete()[0]
