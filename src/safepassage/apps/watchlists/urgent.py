"""One person listed at once by one officer: for a day, unless a second person confirms it."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet

from safepassage.apps.accounts.persons import officer_of
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.watchlists.ending import end_of
from safepassage.apps.watchlists.errors import WatchListError
from safepassage.apps.watchlists.models import (
    ListedEntry,
    ListVersion,
    Standing,
    UrgentEntry,
    WatchList,
)
from safepassage.apps.watchlists.payload import decode, encode, entry_key
from safepassage.apps.watchlists.selectors import versions_in_force
from safepassage.records import ListEntry
from safepassage.records.actor import Actor

UNCONFIRMED = timedelta(hours=24)
"""How long one officer's word lists somebody."""
_NUMBER = 0


def open_lists() -> QuerySet[WatchList]:
    """The lists that somebody can be entered in at once: screened by, and one's own.

    Two people have agreed to their law: a version of them is in force.
    """
    own = ("", settings.SAFEPASSAGE_STATE or "")
    in_force = versions_in_force().filter(urgent=False)
    return WatchList.objects.filter(issuer__in=own, versions__in=in_force)


def entries() -> QuerySet[UrgentEntry]:
    """Everybody who was entered singly and is still stored, the newest first."""
    rows = UrgentEntry.objects.select_related("listed__version__watchlist")
    return rows.order_by("-entered_at", "pk")


def waiting(at: datetime) -> QuerySet[UrgentEntry]:
    """Those who are listed on one officer's word at ``at``."""
    listed = entries().filter(listed__standing=Standing.LISTED.value, listed__ends_at__gt=at)
    return listed.filter(confirmed_at=None)


def by_id(entry: UUID) -> UrgentEntry | None:
    """Find an entry by its id."""
    return entries().filter(pk=entry).first()


@transaction.atomic
def enter(*, watchlist: WatchList, entry: ListEntry, actor: Actor, at: datetime) -> UrgentEntry:
    """List one person from now on, under the law of ``watchlist``, for 24 hours.

    ``entry`` says why, from where and until when. Raises ``WatchListError`` when it does not,
    when nobody is screened by the list, or when it holds another state's alerts: those wait.
    """
    locked = WatchList.objects.select_for_update().get(pk=watchlist.pk)
    _check(locked, entry, at)
    until = end_of(entry.expires)
    version, payload = _version(locked, at), encode(entry)
    listed = ListedEntry.objects.create(
        version=version,
        entry=entry.id,
        key=entry_key(locked.pk, payload),
        payload=payload,
        ends_at=min(at + UNCONFIRMED, until) if until else at + UNCONFIRMED,
    )
    urgent = UrgentEntry.objects.create(listed=listed, entered_by=_officer(actor), entered_at=at)
    _changed(urgent, Event.LIST_URGENT_ENTERED, actor, at)
    return urgent


@transaction.atomic
def confirm(*, entry: UrgentEntry, actor: Actor, at: datetime) -> None:
    """A second person confirms: the entry stays until its own last day.

    Raises ``WatchListError`` for whoever entered it, and when it has ended.
    """
    urgent = _locked(entry)
    if _officer(actor) == urgent.entered_by:
        raise WatchListError("You entered this person; somebody else confirms it.")
    if urgent.confirmed_at is not None or not is_listed(urgent, at):
        raise WatchListError("This entry does not wait any more.")
    urgent.confirmed_by, urgent.confirmed_at = _officer(actor), at
    urgent.save(update_fields=["confirmed_by", "confirmed_at"])
    urgent.listed.ends_at = end_of(_expires(urgent))
    urgent.listed.save(update_fields=["ends_at"])
    _tell(urgent, Event.LIST_URGENT_CONFIRMED, actor, at)


@transaction.atomic
def end(*, entry: UrgentEntry, actor: Actor, at: datetime) -> None:
    """List this person no longer; raises ``WatchListError`` when that is so already."""
    urgent = _locked(entry)
    if not is_listed(urgent, at):
        raise WatchListError("This entry has ended already.")
    urgent.ended_by = _officer(actor)
    urgent.save(update_fields=["ended_by"])
    urgent.listed.standing, urgent.listed.ends_at = Standing.ENDED.value, at
    urgent.listed.save(update_fields=["standing", "ends_at"])
    _changed(urgent, Event.LIST_URGENT_ENDED, actor, at)


def is_listed(urgent: UrgentEntry, at: datetime) -> bool:
    """Whether somebody may be held against the entry at ``at``."""
    ends_at = urgent.listed.ends_at
    over = ends_at is not None and ends_at <= at
    return urgent.listed.standing == Standing.LISTED and not over


def _check(watchlist: WatchList, entry: ListEntry, at: datetime) -> None:
    if not open_lists().filter(pk=watchlist.pk).exists():
        raise WatchListError("Nobody is entered at once in this list.")
    if not (entry.name or entry.documents):
        raise WatchListError("An entry needs a name or a document.")
    if not (entry.ground and entry.source and entry.expires):
        raise WatchListError("An entry needs its ground, its source and its last day.")
    until = end_of(entry.expires)
    if until is None or until <= at:
        raise WatchListError("The last day is over.")


def _version(watchlist: WatchList, at: datetime) -> ListVersion:
    """The version of a list that holds whoever was entered singly."""
    version, _ = watchlist.versions.get_or_create(
        urgent=True,
        defaults={
            "number": _NUMBER,
            "digest": "",
            "entry_count": 0,
            "imported_at": at,
            "in_force": True,
        },
    )
    return version


def _locked(entry: UrgentEntry) -> UrgentEntry:
    WatchList.objects.select_for_update().get(pk=entry.listed.version.watchlist_id)
    return entries().get(pk=entry.pk)


def _officer(actor: Actor) -> UUID:
    officer = officer_of(actor)
    if officer is None:
        raise WatchListError("Only a person enters, confirms or ends a single entry.")
    return officer


def _expires(urgent: UrgentEntry) -> str | None:
    return decode(bytes(urgent.listed.payload)).expires


def _changed(urgent: UrgentEntry, event: Event, actor: Actor, at: datetime) -> None:
    ListVersion.objects.filter(pk=urgent.listed.version_id).update(revision=F("revision") + 1)
    _tell(urgent, event, actor, at)


def _tell(urgent: UrgentEntry, event: Event, actor: Actor, at: datetime) -> None:
    subject = f"{urgent.listed.version.watchlist_id} {urgent.pk}"
    ledger.write(event=event, actor=actor, subject=subject, at=at)
