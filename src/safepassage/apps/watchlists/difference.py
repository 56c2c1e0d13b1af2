"""What a version changes against the one in force, entry by entry."""

from collections.abc import Iterator

from safepassage.apps.watchlists.models import ListVersion
from safepassage.apps.watchlists.payload import decode
from safepassage.records import ListEntry
from safepassage.records._base import Record

MOST_SHOWN = 100


class Change(Record, frozen=True):
    """One entry that came, went (``new`` is ``None``), or changed in ``fields``."""

    id: str
    old: ListEntry | None
    new: ListEntry | None
    fields: tuple[str, ...] = ()


class Difference(Record, frozen=True):
    """Counts of the whole, and the first ``MOST_SHOWN`` changes of each kind by their ids."""

    added: int
    removed: int
    changed: int
    same: int
    changes: tuple[Change, ...]


def difference(version: ListVersion, current: ListVersion | None) -> Difference:
    """Compare ``version`` with what is in force, by the entries' ids and contents."""
    new = _keys(version)
    old = _keys(current) if current else {}
    added = sorted(new.keys() - old.keys())
    removed = sorted(old.keys() - new.keys())
    changed = sorted(one for one in new.keys() & old.keys() if new[one] != old[one])
    shown = [*added[:MOST_SHOWN], *removed[:MOST_SHOWN], *changed[:MOST_SHOWN]]
    return Difference(
        added=len(added),
        removed=len(removed),
        changed=len(changed),
        same=len(new) - len(added) - len(changed),
        changes=tuple(_changes(shown, version, current)),
    )


def _keys(version: ListVersion) -> dict[str, str]:
    return dict(version.entries.values_list("entry", "key"))


def _changes(ids: list[str], version: ListVersion, current: ListVersion | None) -> Iterator[Change]:
    new = _entries(version, ids)
    old = _entries(current, ids) if current else {}
    for one in ids:
        before, after = old.get(one), new.get(one)
        yield Change(id=one, old=before, new=after, fields=_fields(before, after))


def _entries(version: ListVersion, ids: list[str]) -> dict[str, ListEntry]:
    rows = version.entries.filter(entry__in=ids).values_list("entry", "payload")
    return {entry: decode(bytes(payload)) for entry, payload in rows}


def _fields(old: ListEntry | None, new: ListEntry | None) -> tuple[str, ...]:
    if old is None or new is None:
        return ()
    names = ListEntry.__struct_fields__
    return tuple(name for name in names if getattr(old, name) != getattr(new, name))
