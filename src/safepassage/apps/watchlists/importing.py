"""A list's content becomes its next version, which waits for a second person."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from safepassage.apps.accounts.persons import officer_of
from safepassage.apps.audit.events import Event
from safepassage.apps.watchlists import foreign
from safepassage.apps.watchlists.confirming import propose, tell
from safepassage.apps.watchlists.ending import end_of
from safepassage.apps.watchlists.errors import WatchListError
from safepassage.apps.watchlists.models import ListedEntry, ListVersion, Standing, WatchList
from safepassage.apps.watchlists.payload import content_digest, encode, entry_key
from safepassage.apps.watchlists.retention import end_after
from safepassage.records import ListEntry
from safepassage.records._base import Record
from safepassage.records.actor import Actor

_BATCH = 200
Pair = tuple[ListEntry, bytes]


class Imported(Record, frozen=True):
    """What an import led to; ``created`` is false when the content was known."""

    watchlist: WatchList
    version: ListVersion
    created: bool


def import_version(
    *, watchlist: WatchList, entries: Sequence[ListEntry], actor: Actor, at: datetime
) -> Imported:
    """Store a list's content as its next version; the same content is the same version.

    Entries go in by short transactions, so that other writers hardly wait. An
    import that was interrupted is completed by the next one of the same
    content; until ``put_in_force`` nobody is screened by it.

    Raises ``WatchListError`` when the last day of an entry is no date.
    """
    _check_days(entries)
    payloads = [encode(entry) for entry in entries]
    version, created = _version(watchlist, content_digest(payloads), len(entries), at)
    missing = created or not is_complete(version)
    if missing:
        _fill(version, list(zip(entries, payloads, strict=True)), at)
        _brought(version, actor, at)
    elif _asks(version, watchlist, actor):
        propose(version=version, actor=actor, at=at)
    return Imported(watchlist=watchlist, version=version, created=missing)


def is_complete(version: ListVersion) -> bool:
    """Whether every entry of the import was stored, also those that ended since."""
    return version.entries.count() + version.entries_gone == version.entry_count


def _asks(version: ListVersion, watchlist: WatchList, actor: Actor) -> bool:
    """Whether the import of a known content asks for it; a command takes no officer's place."""
    if version.in_force and watchlist.enabled:
        return False
    return version.proposed_at is None or officer_of(actor) is not None


def _check_days(entries: Sequence[ListEntry]) -> None:
    for entry in entries:
        try:
            end_of(entry.expires)
        except ValueError:
            raise WatchListError(f"The last day of entry {entry.id} is no date.") from None


@transaction.atomic
def _version(
    watchlist: WatchList, digest: str, count: int, at: datetime
) -> tuple[ListVersion, bool]:
    """The version of this content; if it has ended, its time begins again for the import."""
    ends = end_after(at)
    known = watchlist.versions.filter(digest=digest).first()
    if known is not None:
        watchlist.versions.filter(pk=known.pk, entries_delete_at__lt=ends).update(
            entries_delete_at=ends
        )
        return known, False
    last = watchlist.versions.order_by("-number").first()
    number = last.number + 1 if last else 1
    return watchlist.versions.create(
        number=number,
        digest=digest,
        entry_count=count,
        imported_at=at,
        entries_delete_at=ends,
    ), True


def _fill(version: ListVersion, pairs: Sequence[Pair], at: datetime) -> None:
    outcomes = foreign.outcomes(version.watchlist)
    for start in range(0, len(pairs), _BATCH):
        _insert(version, pairs[start : start + _BATCH], outcomes, at)


@transaction.atomic
def _brought(version: ListVersion, actor: Actor, at: datetime) -> None:
    """From now on the version waits; one that is in force was only completed."""
    version.entries_gone = 0
    if not version.in_force:
        version.proposed_by, version.proposed_at = officer_of(actor), at
    version.save(update_fields=["entries_gone", "proposed_by", "proposed_at"])
    tell(Event.LIST_IMPORTED, version, actor, at)


@transaction.atomic
def _insert(
    version: ListVersion, batch: Sequence[Pair], outcomes: Mapping[str, str], at: datetime
) -> None:
    issuers: dict[str, str] = {}
    rows = []
    for entry, payload in batch:
        key = entry_key(version.watchlist_id, payload)
        issuers[key] = foreign.issuer_of(version.watchlist, entry)
        row = ListedEntry(version=version, entry=entry.id, key=key, payload=payload)
        row.ends_at = end_of(entry.expires)
        row.standing = _standing(row, issuers[key], outcomes, at).value
        rows.append(row)
    ListedEntry.objects.bulk_create(rows, ignore_conflicts=True)
    foreign.receive(version.watchlist, issuers, at)


def _standing(row: ListedEntry, issuer: str, outcomes: Mapping[str, str], at: datetime) -> Standing:
    if row.ends_at and row.ends_at <= at:
        return Standing.ENDED
    return foreign.standing_after(outcomes.get(row.key, "")) if issuer else Standing.LISTED
