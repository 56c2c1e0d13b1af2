"""Reads of watchlists. Listed persons are no travellers: reading them needs no purpose here."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from safepassage.apps.watchlists.models import (
    LegalEffect,
    ListCategory,
    ListedEntry,
    ListVersion,
    Standing,
    WatchList,
)
from safepassage.apps.watchlists.payload import decode
from safepassage.records import ListEntry
from safepassage.records._base import Record
from safepassage.safeguards.purpose import Purpose

_CHUNK = 500
_KEYS = 20_000
Entries = QuerySet[ListedEntry]


class EntryInForce(Record, frozen=True):
    """An entry with the list and version it is in; ``key`` names it as a match's ``entry``."""

    key: str
    list_id: UUID
    version_id: UUID
    purpose: Purpose
    entry: ListEntry


class VersionState(NamedTuple):
    """What a version is screened for, and how often something inside its list changed."""

    purpose: Purpose
    revision: int


class Listing(Record, frozen=True):
    """Everything about a listing that a hit, a work item or an officer's page needs.

    ``severity`` is that of the entry's category, else the list's; ``ends_at`` the moment from
    which the entry is listed no longer; ``unconfirmed`` while only one person stands for it.
    """

    key: str
    list_id: UUID
    list_name: str
    owner: str
    legal_effect: LegalEffect | None
    legal_ground: str
    purpose: Purpose
    severity: int
    version_id: UUID
    version_number: int
    entry: ListEntry
    standing: Standing = Standing.LISTED
    ends_at: datetime | None = None
    unconfirmed: bool = False

    def is_listed(self, at: datetime) -> bool:
        """Whether somebody may still be held against it at ``at``."""
        over = self.ends_at is not None and self.ends_at <= at
        return self.standing is Standing.LISTED and not over


def versions_in_force() -> QuerySet[ListVersion]:
    """Versions that are screened: in force, their list enabled and with a legal effect."""
    return ListVersion.objects.filter(in_force=True, watchlist__enabled=True).exclude(
        watchlist__legal_effect=""
    )


def lists_in_force() -> Iterator[EntryInForce]:
    """All entries that are screened: none in quarantine, refused or past its last day."""
    return _in_force(_listed(versions_in_force()))


def entries_in_force(version: UUID, keys: Iterable[str]) -> Iterator[EntryInForce]:
    """Those entries of a version that have these keys and are screened."""
    listed, ordered = _listed([version]), sorted(keys)
    for first in range(0, len(ordered), _CHUNK):
        yield from _in_force(listed.filter(key__in=ordered[first : first + _CHUNK]))


def keys_in_force(version: UUID) -> Iterator[str]:
    """The keys of a version's entries that are screened."""
    return _listed([version]).values_list("key", flat=True).iterator(chunk_size=_KEYS)


def _listed(versions: list[UUID] | QuerySet[ListVersion]) -> Entries:
    return ListedEntry.objects.filter(version__in=versions, standing=Standing.LISTED.value)


def _in_force(listed: Entries) -> Iterator[EntryInForce]:
    rows = listed.values_list(
        "key", "version__watchlist_id", "version_id", "version__watchlist__purpose", "payload"
    )
    for key, list_id, version_id, purpose, payload in rows.iterator(chunk_size=_CHUNK):
        yield EntryInForce(
            key=key,
            list_id=list_id,
            version_id=version_id,
            purpose=Purpose(purpose),
            entry=decode(bytes(payload)),
        )


def states_in_force() -> dict[UUID, VersionState]:
    """The versions that are screened, what for, and how often something inside them changed.

    One short query, so that workers can ask often.
    """
    rows = versions_in_force().values_list("id", "watchlist__purpose", "revision")
    return {
        one: VersionState(Purpose(purpose), revision)
        for one, purpose, revision in rows.order_by("id")
    }


def stamp() -> str:
    """Name the versions in force by one short text."""
    return stamp_of(states_in_force())


def stamp_of(states: Mapping[UUID, VersionState]) -> str:
    """Name these states of versions by one short text."""
    names = sorted(f"{one.hex}/{state.purpose}/{state.revision}" for one, state in states.items())
    return sha256(" ".join(names).encode()).hexdigest()


def listings(keys: Iterable[str]) -> dict[str, Listing]:
    """Find entries by their keys, each in the newest version that holds it."""
    rows = (
        ListedEntry.objects.filter(key__in=set(keys))
        .select_related("version__watchlist", "urgent")
        .order_by("version__number")
    )
    found = {row.key: row for row in rows}
    severities = _severities({row.version.watchlist_id for row in found.values()})
    return {key: _listing(row, severities) for key, row in found.items()}


def legal_effects(lists: Iterable[UUID]) -> set[str]:
    """What these lists are for."""
    rows = WatchList.objects.filter(id__in=set(lists))
    return set(rows.values_list("legal_effect", flat=True))


def names_of(lists: Iterable[UUID]) -> dict[UUID, str]:
    """What these lists are called."""
    return dict(WatchList.objects.filter(id__in=set(lists)).values_list("id", "name"))


def watchlists() -> QuerySet[WatchList]:
    """All lists by name, with their versions at hand."""
    return WatchList.objects.prefetch_related("versions")


def overdue(today: date) -> QuerySet[WatchList]:
    """Lists in use whose review date is past; they are screened by until a person says so."""
    return WatchList.objects.filter(enabled=True, review_date__lt=today)


def by_id(list_id: UUID) -> WatchList | None:
    """Find a list by its id."""
    return WatchList.objects.filter(pk=list_id).first()


def version_of(watchlist: WatchList, version_id: UUID) -> ListVersion | None:
    """Find a version that came as a file."""
    return watchlist.versions.filter(pk=version_id, urgent=False).first()


def version_in_force(watchlist: WatchList) -> ListVersion | None:
    """The version that is screened by; none for a list that is withdrawn or new."""
    if not watchlist.enabled:
        return None
    return watchlist.versions.filter(in_force=True, urgent=False).first()


def by_name(name: str) -> WatchList | None:
    """Find a list by its name."""
    return WatchList.objects.filter(name=name.strip()).first()


def _severities(lists: Iterable[UUID]) -> dict[tuple[UUID, str | None], int]:
    rows = ListCategory.objects.filter(watchlist__in=lists)
    return {(row.watchlist_id, row.code): row.severity for row in rows}


def _listing(row: ListedEntry, severities: dict[tuple[UUID, str | None], int]) -> Listing:
    version, watchlist, entry = row.version, row.version.watchlist, decode(bytes(row.payload))
    return Listing(
        key=row.key,
        list_id=watchlist.pk,
        list_name=watchlist.name,
        owner=watchlist.owner,
        legal_effect=LegalEffect(watchlist.legal_effect) if watchlist.legal_effect else None,
        legal_ground=watchlist.legal_ground,
        purpose=Purpose(watchlist.purpose),
        severity=severities.get((watchlist.pk, entry.category), watchlist.severity),
        version_id=version.pk,
        version_number=version.number,
        entry=entry,
        standing=Standing(row.standing),
        ends_at=row.ends_at,
        unconfirmed=version.urgent and row.urgent.confirmed_at is None,
    )
