"""The end of requests, of copies that nobody looked at, and of marks with their record."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Manager, Model

from safepassage.apps.rows import end_with_journeys
from safepassage.apps.subjects.models import (
    DocumentCopy,
    FieldCorrection,
    RecordNote,
    SubjectRequest,
)


def delete_about(journeys: Sequence[UUID]) -> None:
    """Remove the marks of records that are deleted."""
    for model in (RecordNote, FieldCorrection):
        model._default_manager.filter(journey__in=journeys).delete()


def end_with(ends: Mapping[UUID, datetime]) -> None:
    """Let the marks of records end when these do."""
    end_with_journeys((RecordNote, FieldCorrection), ends)


def delete_past(*, at: datetime, limit: int) -> int:
    """Remove up to ``limit`` rows of each kind past their date; how many."""
    return sum(_past(rows, at, limit) for rows in _every())


def count_past(*, at: datetime) -> int:
    """How many rows will have come to their date by ``at``."""
    return sum(rows.filter(delete_at__lte=at).count() for rows in _every())


def _every() -> tuple[Manager[Model], ...]:
    return (
        DocumentCopy.objects,
        RecordNote.objects,
        FieldCorrection.objects,
        SubjectRequest.objects,
    )


def _past(rows: Manager[Model], at: datetime, limit: int) -> int:
    past = rows.filter(delete_at__lte=at).order_by("delete_at")
    ids = list(past.values_list("pk", flat=True)[:limit])
    return rows.filter(pk__in=ids).delete()[0]
