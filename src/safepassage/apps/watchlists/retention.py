"""The end of what was listed: entries that nobody is screened by any more.

Those of a version that is not in force, and single ones past their last day.

The version itself stays, with its digest and its count: they are the list's history and
name nobody.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import F, QuerySet

from safepassage.apps.watchlists import foreign
from safepassage.apps.watchlists.models import ListedEntry, ListVersion, Standing, WatchList
from safepassage.records._base import Record

_TRACED = 24


class Ended(Record, frozen=True):
    """One entry past its time; ``trace`` is what only its row puts into a file."""

    id: UUID
    trace: bytes


class Chunk(Record, frozen=True):
    """Some entries of one version past its time."""

    watchlist: UUID
    version: UUID
    entries: tuple[Ended, ...]


def end_after(at: datetime) -> datetime:
    """When the entries go of a version that is in force no longer than ``at``."""
    return at + timedelta(days=settings.SAFEPASSAGE_DELISTED_DAYS)


def due(*, at: datetime, limit: int) -> Chunk | None:
    """Up to ``limit`` entries of one version that should be gone at ``at``."""
    for past in _past(at):
        for first in past.select_related("version")[:1]:
            rows = past.filter(version=first.version_id).order_by("pk")[:limit]
            ended = tuple(Ended(id=row.pk, trace=_trace(row)) for row in rows)
            return Chunk(
                watchlist=first.version.watchlist_id, version=first.version_id, entries=ended
            )
    return None


def remove(chunk: Chunk, *, at: datetime) -> int:
    """Delete them inside the caller's transaction, unless their version is in force again."""
    WatchList.objects.select_for_update().get(pk=chunk.watchlist)
    ids = [one.id for one in chunk.entries]
    removed = [_remove(past.filter(pk__in=ids)) for past in _past(at)]
    ListVersion.objects.filter(pk=chunk.version).update(
        entries_gone=F("entries_gone") + removed[-1]
    )
    return sum(removed)


def count_due(*, at: datetime) -> int:
    """How many entries should be gone at ``at``."""
    return sum(past.count() for past in _past(at))


def _past(at: datetime) -> tuple[QuerySet[ListedEntry], QuerySet[ListedEntry]]:
    """Entries of versions out of force, and other single ones that ended long ago."""
    versions = ListVersion.objects.filter(entries_delete_at__lte=at)
    long_ago = at - timedelta(days=settings.SAFEPASSAGE_DELISTED_DAYS)
    ended = ListedEntry.objects.filter(standing=Standing.ENDED.value, ends_at__lte=long_ago)
    return (
        ListedEntry.objects.filter(version__in=versions),
        ended.exclude(version__in=versions),
    )


def _remove(rows: QuerySet[ListedEntry]) -> int:
    keys = dict(rows.values_list("pk", "key"))
    ListedEntry.objects.filter(pk__in=keys).delete()
    foreign.forget_words(keys.values())
    return len(keys)


def _trace(row: ListedEntry) -> bytes:
    """The row's values side by side, as SQLite stores them; its id makes them its own."""
    texts = row.pk.hex + row.entry + row.key
    return texts.encode() + bytes(row.payload[:_TRACED])
