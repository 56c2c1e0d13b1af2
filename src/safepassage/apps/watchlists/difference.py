"""What a version changes against another one, entry by entry and field by field.

The database compares: a list of a million entries is never read as a whole.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from django.db.models import Exists, OuterRef, QuerySet

from safepassage.apps.watchlists.models import ListedEntry, ListVersion
from safepassage.apps.watchlists.payload import decode
from safepassage.records import ListEntry
from safepassage.records._base import Record


class Kind(StrEnum):
    """What happened to an entry, by its id; a version keeps a count of each under its name."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Change(Record, frozen=True):
    """One entry that came, went (``new`` is ``None``), or changed in ``fields``."""

    id: str
    old: ListEntry | None
    new: ListEntry | None
    fields: tuple[str, ...] = ()


def base_of(version: ListVersion) -> ListVersion | None:
    """What a version is compared with: what it replaced, or would replace."""
    if version.proposed_at is None and (version.in_force or version.replaces is not None):
        return version.replaces
    return version.watchlist.versions.filter(in_force=True, urgent=False).first()


def counts(version: ListVersion, base: ListVersion | None) -> dict[Kind, int]:
    """How many entries of each kind."""
    return {kind: changed_rows(version, base, kind).count() for kind in Kind}


def changed_rows(
    version: ListVersion, base: ListVersion | None, kind: Kind
) -> QuerySet[ListedEntry]:
    """The entries of one kind by their ids: those removed as they were, others as they are."""
    if kind is Kind.ADDED:
        rows = _missing_in(base, version.entries.all())
    elif base is None:
        rows = ListedEntry.objects.none()
    elif kind is Kind.REMOVED:
        rows = _missing_in(version, base.entries.all())
    else:
        rows = _changed(version, base)
    return rows.order_by("entry")


def described(rows: Iterable[ListedEntry], base: ListVersion | None, kind: Kind) -> list[Change]:
    """Some of ``changed_rows`` with what they were and what they are."""
    return list(_described(list(rows), base, kind))


def _missing_in(other: ListVersion | None, rows: QuerySet[ListedEntry]) -> QuerySet[ListedEntry]:
    if other is None:
        return rows
    return rows.exclude(Exists(other.entries.filter(entry=OuterRef("entry"))))


def _changed(version: ListVersion, base: ListVersion) -> QuerySet[ListedEntry]:
    same_id = base.entries.filter(entry=OuterRef("entry"))
    return version.entries.filter(Exists(same_id.exclude(key=OuterRef("key"))))


def _described(rows: list[ListedEntry], base: ListVersion | None, kind: Kind) -> Iterator[Change]:
    before = _entries(base, rows) if base and kind is Kind.CHANGED else {}
    for row in rows:
        entry = decode(bytes(row.payload))
        if kind is Kind.REMOVED:
            yield Change(id=row.entry, old=entry, new=None)
        else:
            old = before.get(row.entry)
            yield Change(id=row.entry, old=old, new=entry, fields=_fields(old, entry))


def _entries(version: ListVersion, like: list[ListedEntry]) -> dict[str, ListEntry]:
    rows = version.entries.filter(entry__in=[one.entry for one in like])
    return {row.entry: decode(bytes(row.payload)) for row in rows}


def _fields(old: ListEntry | None, new: ListEntry) -> tuple[str, ...]:
    if old is None:
        return ()
    names = ListEntry.__struct_fields__
    return tuple(name for name in names if getattr(old, name) != getattr(new, name))
