"""Reads of watchlists. Listed persons are no travellers: reading them needs no purpose here."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from uuid import UUID

from django.db.models import QuerySet

from safepassage.apps.watchlists.models import LegalEffect, ListedEntry, ListVersion, WatchList
from safepassage.apps.watchlists.payload import decode
from safepassage.records import ListEntry
from safepassage.records._base import Record
from safepassage.safeguards.purpose import Purpose

_CHUNK = 1_000


class EntryInForce(Record, frozen=True):
    """An entry with the list and version it is in; ``key`` names it as a match's ``entry``."""

    key: str
    list_id: UUID
    version_id: UUID
    purpose: Purpose
    entry: ListEntry


class Listing(Record, frozen=True):
    """Everything about a listing that a hit, a work item or an officer's page needs."""

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


def versions_in_force() -> QuerySet[ListVersion]:
    """Versions that are screened: in force, their list enabled and with a legal effect."""
    return ListVersion.objects.filter(in_force=True, watchlist__enabled=True).exclude(
        watchlist__legal_effect=""
    )


def lists_in_force() -> Iterator[EntryInForce]:
    """All entries that are screened."""
    rows = ListedEntry.objects.filter(version__in=versions_in_force()).values_list(
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


def stamp() -> str:
    """Name the versions in force and what for; one short query, so that workers can ask often."""
    rows = versions_in_force().values_list("id", "watchlist__purpose")
    names = sorted(f"{version_id.hex}/{purpose}" for version_id, purpose in rows)
    return sha256(" ".join(names).encode()).hexdigest()


def listings(keys: Iterable[str]) -> dict[str, Listing]:
    """Find entries by their keys, each in the newest version that holds it."""
    rows = (
        ListedEntry.objects.filter(key__in=set(keys))
        .select_related("version__watchlist")
        .order_by("version__number")
    )
    return {row.key: _listing(row) for row in rows}


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


def by_name(name: str) -> WatchList | None:
    """Find a list by its name."""
    return WatchList.objects.filter(name=name.strip()).first()


def _listing(row: ListedEntry) -> Listing:
    version, watchlist = row.version, row.version.watchlist
    return Listing(
        key=row.key,
        list_id=watchlist.pk,
        list_name=watchlist.name,
        owner=watchlist.owner,
        legal_effect=LegalEffect(watchlist.legal_effect) if watchlist.legal_effect else None,
        legal_ground=watchlist.legal_ground,
        purpose=Purpose(watchlist.purpose),
        severity=watchlist.severity,
        version_id=version.pk,
        version_number=version.number,
        entry=decode(bytes(row.payload)),
    )
