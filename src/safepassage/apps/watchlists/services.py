"""Everything that changes watchlists; every change is in the ledger."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.watchlists.models import LegalEffect, ListedEntry, ListVersion, WatchList
from safepassage.apps.watchlists.payload import content_digest, encode, entry_key
from safepassage.apps.watchlists.retention import end_after
from safepassage.records import ListEntry
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import SCREENING, Purpose

_BATCH = 200
DEFAULT_SEVERITY = 3


class WatchListError(ValueError):
    """The request breaks a rule; the text says which."""


class Terms(Record, frozen=True):
    """Whose list it is, what it is for, and what the law attaches to it.

    An effect needs owner and ground; a list without an effect is kept, not screened.
    """

    review_date: date
    owner: str = ""
    legal_ground: str = ""
    legal_effect: LegalEffect | None = None
    purpose: Purpose = Purpose.BORDER_CHECK
    severity: int = DEFAULT_SEVERITY


class Imported(Record, frozen=True):
    """What an import led to; ``created`` is false when the content was known."""

    watchlist: WatchList
    version: ListVersion
    created: bool


@transaction.atomic
def set_terms(*, name: str, terms: Terms, actor: Actor, at: datetime) -> WatchList:
    """Make a list or change its terms; raises ``WatchListError`` when they are incomplete."""
    _check(name, terms)
    values = {
        "owner": terms.owner.strip(),
        "legal_effect": terms.legal_effect.value if terms.legal_effect else "",
        "legal_ground": terms.legal_ground.strip(),
        "purpose": terms.purpose.value,
        "severity": terms.severity,
        "review_date": terms.review_date,
    }
    watchlist, _ = WatchList.objects.update_or_create(name=name.strip(), defaults=values)
    codes = {"legal_effect": watchlist.legal_effect, "purpose": watchlist.purpose}
    ledger.write(
        event=Event.LIST_CHANGED, actor=actor, subject=str(watchlist.pk), details=codes, at=at
    )
    return watchlist


def import_version(
    *, watchlist: WatchList, entries: Sequence[ListEntry], actor: Actor, at: datetime
) -> Imported:
    """Store a list's content as its next version; the same content is the same version.

    Entries go in by short transactions, so that other writers hardly wait. An
    import that was interrupted is completed by the next one of the same
    content; until ``put_in_force`` nobody is screened by it.
    """
    payloads = [encode(entry) for entry in entries]
    version, created = _version(watchlist, content_digest(payloads), len(entries), at)
    missing = created or not _complete(version)
    if missing:
        pairs = list(zip(entries, payloads, strict=True))
        for start in range(0, len(pairs), _BATCH):
            _insert(version, pairs[start : start + _BATCH])
        with transaction.atomic():
            _record(Event.LIST_IMPORTED, version, actor, at)
    return Imported(watchlist=watchlist, version=version, created=missing)


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


def _insert(version: ListVersion, batch: Sequence[tuple[ListEntry, bytes]]) -> None:
    rows = [
        ListedEntry(
            version=version,
            entry=entry.id,
            key=entry_key(version.watchlist_id, payload),
            payload=payload,
        )
        for entry, payload in batch
    ]
    ListedEntry.objects.bulk_create(rows, ignore_conflicts=True)


def _complete(version: ListVersion) -> bool:
    return version.entries.count() == version.entry_count


@transaction.atomic
def put_in_force(*, version: ListVersion, actor: Actor, at: datetime) -> None:
    """Screen by this version of its list from now on, and by no other; enables the list."""
    watchlist = WatchList.objects.select_for_update().get(pk=version.watchlist_id)
    if version.in_force and watchlist.enabled:
        return
    if not _complete(version):
        raise WatchListError("This version was not imported to its end; import it again.")
    watchlist.versions.filter(in_force=True).update(in_force=False, entries_delete_at=end_after(at))
    version.in_force, version.entries_delete_at = True, None
    version.save(update_fields=["in_force", "entries_delete_at"])
    watchlist.enabled = True
    watchlist.save(update_fields=["enabled"])
    _record(Event.LIST_IN_FORCE, version, actor, at)


@transaction.atomic
def withdraw(*, watchlist: WatchList, actor: Actor, at: datetime) -> None:
    """Take a list out of screening; its versions stay, their entries for a time."""
    if not watchlist.enabled:
        raise WatchListError("This list is withdrawn already.")
    watchlist.enabled = False
    watchlist.save(update_fields=["enabled"])
    watchlist.versions.filter(in_force=True).update(entries_delete_at=end_after(at))
    ledger.write(event=Event.LIST_WITHDRAWN, actor=actor, subject=str(watchlist.pk), at=at)


def _check(name: str, terms: Terms) -> None:
    if not name.strip():
        raise WatchListError("A list needs a name.")
    if terms.legal_effect and not (terms.owner.strip() and terms.legal_ground.strip()):
        raise WatchListError("A legal effect needs the list's owner and a legal ground.")
    if terms.purpose not in SCREENING:
        raise WatchListError("Lists are for border_check or pnr_assessment.")
    if not 1 <= terms.severity <= 5:  # noqa: PLR2004 - the two ends of the scale
        raise WatchListError("A list's severity is a number from 1 to 5.")


def _record(event: Event, version: ListVersion, actor: Actor, at: datetime) -> None:
    details: dict[str, str | int] = {
        "version": version.number,
        "digest": version.digest,
        "entries": version.entry_count,
    }
    subject = f"{version.watchlist_id} {version.pk}"
    ledger.write(event=event, actor=actor, subject=subject, details=details, at=at)
