"""Reads of what the arrival desk is told, under a purpose and without personal values."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from safepassage.apps.accounts.reach import within
from safepassage.apps.cases.models import ArrivalNotice
from safepassage.records._base import Record
from safepassage.safeguards.purpose import Purpose, kinds_of


class Notice(Record, frozen=True):
    """Whom an arrival desk is told about; without an ``item`` the unit knows more."""

    id: UUID
    journey: UUID
    flight: UUID
    airport: str
    why: str
    item: UUID | None
    at: datetime
    seen_by: UUID | None
    seen_at: datetime | None
    withdrawn_at: datetime | None


def notices(purpose: Purpose, airport: str | None, *, seen: bool, limit: int = 100) -> list[Notice]:
    """Notices for an airport (``None``: for all of them), the newest first."""
    rows = _told(purpose, airport).filter(seen_at__isnull=not seen)
    return [_notice(row) for row in rows.order_by("-at", "id")[:limit]]


def counts(purpose: Purpose, airport: str | None) -> tuple[int, int]:
    """How many wait to be seen, and how many were."""
    rows = _told(purpose, airport)
    waiting = rows.filter(seen_at=None).count()
    return waiting, rows.count() - waiting


def about(purpose: Purpose, journey: UUID) -> Notice | None:
    """What the arrival desk was told for this very journey, if it was."""
    row = _told(purpose, None).filter(journey=journey, by_unit=False).first()
    return _notice(row) if row else None


def _told(purpose: Purpose, airport: str | None) -> QuerySet[ArrivalNotice]:
    kinds = [kind.value for kind in kinds_of(purpose)]
    rows = within(ArrivalNotice.objects.filter(kind__in=kinds))
    return rows.filter(airport=airport) if airport else rows


def _notice(row: ArrivalNotice) -> Notice:
    return Notice(**{name: getattr(row, name) for name in Notice.__struct_fields__})
