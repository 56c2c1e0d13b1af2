"""Reads of watchlists. Listed persons are no travellers: reading them needs no purpose here."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from safepassage.apps.regulation import stops
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
from safepassage.safeguards.capabilities import Capability, StopKind
from safepassage.safeguards.purpose import Purpose

_CHUNK = 500
_KEYS = 20_000
_LISTING = (
    "key",
    "payload",
    "standing",
    "ends_at",
    "version_id",
    "version__number",
    "version__urgent",
    "version__watchlist_id",
    "version__watchlist__name",
    "version__watchlist__owner",
    "version__watchlist__legal_effect",
    "version__watchlist__legal_ground",
    "version__watchlist__purpose",
    "version__watchlist__severity",
    "urgent__confirmed_at",
)
Entries = QuerySet[ListedEntry]
Severities = dict[tuple[UUID, str | None], int]
"""Of lists' categories, by list and code."""


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
    """Versions that are screened: in force, their list enabled and with a legal effect.

    None of a list that stands stopped, by itself or with its purpose or all screening.
    """
    usable = ListVersion.objects.filter(in_force=True, watchlist__enabled=True).exclude(
        watchlist__legal_effect=""
    )
    return usable.filter(stops.is_going(Capability.LIST_SCREENING)).exclude(
        Q(watchlist__in=stops.things(StopKind.LIST))
        | Q(watchlist__purpose__in=stops.codes(StopKind.PURPOSE))
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
    wanted = sorted(set(keys))
    found = {
        row.key: row
        for first in range(0, len(wanted), _CHUNK)
        for row in ListedEntry.objects.filter(key__in=wanted[first : first + _CHUNK])
        .order_by("version__number")
        .values_list(*_LISTING, named=True)
    }
    severities = _severities({row.version__watchlist_id for row in found.values()})
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


def _severities(lists: Collection[UUID]) -> Severities:
    rows = ListCategory.objects.filter(watchlist__in=lists).order_by()
    named = rows.values_list("watchlist_id", "code", "severity") if lists else ()
    return {(watchlist, code): severity for watchlist, code, severity in named}


def _listing(row: Any, severities: Severities) -> Listing:  # noqa: ANN401 - a row of ``_LISTING``
    entry, watchlist = decode(bytes(row.payload)), row.version__watchlist_id
    effect = row.version__watchlist__legal_effect
    return Listing(
        key=row.key,
        list_id=watchlist,
        list_name=row.version__watchlist__name,
        owner=row.version__watchlist__owner,
        legal_effect=LegalEffect(effect) if effect else None,
        legal_ground=row.version__watchlist__legal_ground,
        purpose=Purpose(row.version__watchlist__purpose),
        severity=severities.get((watchlist, entry.category), row.version__watchlist__severity),
        version_id=row.version_id,
        version_number=row.version__number,
        entry=entry,
        standing=Standing(row.standing),
        ends_at=row.ends_at,
        unconfirmed=row.version__urgent and row.urgent__confirmed_at is None,
    )
