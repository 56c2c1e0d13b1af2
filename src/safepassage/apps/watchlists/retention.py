"""The end of what was listed: entries of versions that nobody is screened by any more.

The version itself stays, with its digest and its count: they are the list's history and
name nobody.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from safepassage.apps.watchlists.models import ListedEntry, ListVersion, WatchList
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
    """Up to ``limit`` entries that should be gone at ``at``."""
    version = _past(at).filter(Exists(ListedEntry.objects.filter(version=OuterRef("pk")))).first()
    if version is None:
        return None
    rows = version.entries.order_by("pk")[:limit]
    ended = tuple(Ended(id=row.pk, trace=_trace(row)) for row in rows)
    return Chunk(watchlist=version.watchlist_id, version=version.pk, entries=ended)


def remove(chunk: Chunk, *, at: datetime) -> int:
    """Delete them inside the caller's transaction, unless their version is in force again."""
    WatchList.objects.select_for_update().get(pk=chunk.watchlist)
    if not _past(at).filter(pk=chunk.version).exists():
        return 0
    ids = [one.id for one in chunk.entries]
    return ListedEntry.objects.filter(version=chunk.version, pk__in=ids).delete()[0]


def count_due(*, at: datetime) -> int:
    """How many entries should be gone at ``at``."""
    return ListedEntry.objects.filter(version__in=_past(at)).count()


def _past(at: datetime) -> QuerySet[ListVersion]:
    return ListVersion.objects.filter(entries_delete_at__lte=at)


def _trace(row: ListedEntry) -> bytes:
    """The row's values side by side, as SQLite stores them; its id makes them its own."""
    texts = row.pk.hex + row.entry + row.key
    return texts.encode() + bytes(row.payload[:_TRACED])
