"""The end of single entries: from the day after their last one nobody is screened by them."""

from datetime import UTC, date, datetime, timedelta

from django.db import transaction
from django.db.models import Count, F, QuerySet

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.watchlists.models import ListedEntry, ListVersion, Standing
from safepassage.records.actor import Actor

_YEAR, _MONTH, _NEVER = "2027", "2027-05", "9999"
_DECEMBER = 12
_NOT_ENDED = [one.value for one in Standing if one is not Standing.ENDED]


def end_of(last_day: str | None) -> datetime | None:
    """The moment from which an entry is not listed: the midnight (UTC) after its last day.

    ``last_day`` is ISO 8601 in any precision, a month or year ending with its last day.
    Lists write a year 9999 for what has no end. Raises ``ValueError`` for anything else.
    """
    if not last_day or last_day.startswith(_NEVER):
        return None
    if len(last_day) == len(_YEAR):
        following = date.fromisoformat(f"{last_day}-12-31") + timedelta(days=1)
    elif len(last_day) == len(_MONTH):
        following = _month_after(date.fromisoformat(f"{last_day}-01"))
    else:
        following = date.fromisoformat(last_day) + timedelta(days=1)
    return datetime(following.year, following.month, following.day, tzinfo=UTC)


def _month_after(first: date) -> date:
    if first.month == _DECEMBER:
        return date(first.year + 1, 1, 1)
    return first.replace(month=first.month + 1)


def is_due(at: datetime) -> bool:
    """Whether the last day of anybody listed is over at ``at``; one look into an index."""
    return _due(at).exists()


@transaction.atomic
def end_due(*, actor: Actor, at: datetime, limit: int) -> int:
    """End up to ``limit`` entries whose last day is over at ``at``; how many.

    Entries of every version, so that an old one cannot bring them back. What another worker
    is ending is left to it.
    """
    rows = _due(at).select_for_update(skip_locked=True)
    ids = list(rows.values_list("pk", flat=True)[:limit])
    if ids:
        _end(ListedEntry.objects.filter(pk__in=ids), actor, at)
    return len(ids)


def _due(at: datetime) -> QuerySet[ListedEntry]:
    return ListedEntry.objects.filter(standing__in=_NOT_ENDED, ends_at__lte=at)


def _end(entries: QuerySet[ListedEntry], actor: Actor, at: datetime) -> None:
    counts = dict(entries.order_by().values_list("version__watchlist").annotate(count=Count("pk")))
    versions = list(entries.order_by().values_list("version", flat=True).distinct())
    entries.update(standing=Standing.ENDED.value)
    ListVersion.objects.filter(pk__in=versions).update(revision=F("revision") + 1)
    for watchlist, count in sorted(counts.items()):
        ledger.write(
            event=Event.LIST_ENTRIES_ENDED,
            actor=actor,
            subject=str(watchlist),
            details={"entries": count},
            at=at,
        )
