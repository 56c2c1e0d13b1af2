"""Keeps what each officer read in each hour, up to which number of the ledger."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from safepassage.apps.watching.models import ReadingHour, WatchCursor


def counted_to() -> int:
    """The number of the ledger up to which reading was counted."""
    found = WatchCursor.objects.filter(pk=WatchCursor.ONLY).values_list("number", flat=True)
    return found.first() or 0


def advance(number: int) -> None:
    """Remember that everything up to ``number`` was counted."""
    WatchCursor.objects.update_or_create(pk=WatchCursor.ONLY, defaults={"number": number})


def hour_of(officer: UUID, hour: datetime, *, keep: timedelta) -> ReadingHour:
    """An officer's row of an hour, to be counted on; not saved when it is new."""
    found = ReadingHour.objects.filter(officer=officer, hour=hour).first()
    return found or ReadingHour(officer=officer, hour=hour, delete_at=hour + keep)


def save(rows: Iterable[ReadingHour]) -> None:
    """Keep counted rows."""
    for row in rows:
        row.save()


def before(officers: Sequence[UUID], hour: datetime, *, days: float) -> list[ReadingHour]:
    """The hours of these officers in the days before ``hour``."""
    since = hour - timedelta(days=days)
    rows = ReadingHour.objects.filter(officer__in=officers, hour__gte=since, hour__lt=hour)
    return list(rows.order_by("hour"))


def totals(start: datetime, end: datetime) -> Sequence[ReadingHour]:
    """All hours from ``start`` until before ``end``."""
    return list(ReadingHour.objects.filter(hour__gte=start, hour__lt=end))
