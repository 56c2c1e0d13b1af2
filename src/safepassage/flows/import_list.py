"""Take a list file, all of it or nothing; a second person lets it take effect."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from safepassage.apps.watchlists import selectors, services
from safepassage.apps.watchlists.confirming import is_confirmed_at_source
from safepassage.apps.watchlists.foreign import holds_alerts
from safepassage.apps.watchlists.importing import Imported, import_version
from safepassage.apps.watchlists.mappings import mapping_of, remember
from safepassage.apps.watchlists.models import WatchList
from safepassage.apps.watchlists.services import Terms
from safepassage.formats.lists import (
    OWN,
    ColumnMapping,
    ListFile,
    ListFormat,
    detect,
    read_list,
)
from safepassage.records import Defect, ListEntry
from safepassage.records._base import Record
from safepassage.records.actor import Actor

REVIEW_AFTER = timedelta(days=365)
"""When a list is looked at again unless its terms say otherwise."""


class ListRefusedError(ValueError):
    """The file has fatal defects; nothing was changed."""

    def __init__(self, defects: tuple[Defect, ...]) -> None:
        super().__init__(f"the list file was refused for {len(defects)} defects")
        self.defects = defects


class ImportReport(Record, frozen=True):
    """What an import did; ``screened`` also needs a legal effect.

    ``waits`` until a second person has confirmed the version.
    """

    imported: Imported
    screened: bool
    waits: bool
    defects: tuple[Defect, ...]


def import_list(
    data: bytes,
    *,
    list_format: ListFormat,
    name: str,
    terms: Terms | None,
    actor: Actor,
    at: datetime,
    beside: Sequence[bytes] = (),
    mapping: ColumnMapping | None = None,
) -> ImportReport:
    """Read and store a list file as ``keep_list`` does, and put the version in force at once.

    For demonstrations, which have nobody to ask; in production ``WatchListError`` is raised.
    A list that others publish waits there too.
    """
    kept = keep_list(
        data,
        list_format=list_format,
        name=name,
        terms=terms,
        actor=actor,
        at=at,
        beside=beside,
        mapping=mapping,
    )
    if list_format not in OWN:
        return kept
    services.put_in_force(version=kept.imported.version, actor=actor, at=at)
    return _report(kept.imported, kept.defects)


def keep_list(
    data: bytes,
    *,
    list_format: ListFormat,
    name: str,
    terms: Terms | None,
    actor: Actor,
    at: datetime,
    beside: Sequence[bytes] = (),
    mapping: ColumnMapping | None = None,
) -> ImportReport:
    """Read a list file and store it as a version, which waits for a second person.

    That of a list confirmed at its source is in force at once. ``terms`` change those of a
    known list; a new list without an effect among its terms is kept but not screened.
    ``beside`` are further files of the list, ``mapping`` names the columns of a table and is
    remembered; without one that of the last version is used.

    Raises:
        ListRefusedError: when anything in the file is wrong.
        WatchListError: when terms are incomplete.

    """
    mapping = mapping or (known_mapping(name) if list_format is ListFormat.MAPPED else None)
    file = _usable(data, list_format, beside, mapping)
    watchlist = _watchlist(name, terms, actor, at)
    if mapping:
        remember(watchlist=watchlist, mapping=mapping, actor=actor, at=at)
    entries = file.entries if list_format in OWN else _issued(file.entries, watchlist)
    imported = import_version(watchlist=watchlist, entries=entries, actor=actor, at=at)
    if is_confirmed_at_source(watchlist):
        services.put_in_force(version=imported.version, actor=actor, at=at)
    return _report(imported, file.defects)


def _report(imported: Imported, defects: tuple[Defect, ...]) -> ImportReport:
    in_force = imported.version.in_force
    screened = in_force and bool(imported.watchlist.legal_effect)
    return ImportReport(imported=imported, screened=screened, waits=not in_force, defects=defects)


def known_mapping(name: str) -> ColumnMapping | None:
    """What the columns of a known list's table meant in its last version."""
    known = selectors.by_name(name)
    return mapping_of(known) if known else None


def format_for(name: str, *files: bytes) -> ListFormat:
    """The form of a list's files: a table whose columns are known is read by them."""
    found = detect(*files)
    is_mapped = found is ListFormat.CSV and known_mapping(name) is not None
    return ListFormat.MAPPED if is_mapped else found


def _usable(
    data: bytes,
    list_format: ListFormat,
    beside: Sequence[bytes],
    mapping: ColumnMapping | None,
) -> ListFile:
    file = read_list(data, list_format, beside=beside, mapping=mapping)
    if not file.usable:
        raise ListRefusedError(file.defects)
    return file


def _issued(entries: tuple[ListEntry, ...], watchlist: WatchList) -> tuple[ListEntry, ...]:
    """Entries of a published list: alerts of whoever publishes them, where the terms say so."""
    if holds_alerts(watchlist):
        return entries
    return tuple(replace(entry, issuer=None) for entry in entries)


def _watchlist(name: str, terms: Terms | None, actor: Actor, at: datetime) -> WatchList:
    known = selectors.by_name(name)
    if terms is None and known is not None:
        return known
    new = terms or Terms(review_date=at.date() + REVIEW_AFTER)
    return services.set_terms(name=name, terms=new, actor=actor, at=at)
