"""The terms of watchlists, and what of them is screened by; every change is in the ledger."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

import msgspec
from django.db import transaction

from safepassage.apps.accounts.persons import in_production, officer_of
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.regulation.stops import StoppedError, refuse_new
from safepassage.apps.watchlists.confirming import (
    check_second,
    is_confirmed_at_source,
    tell,
)
from safepassage.apps.watchlists.difference import Kind, base_of, counts
from safepassage.apps.watchlists.errors import WatchListError
from safepassage.apps.watchlists.importing import is_complete
from safepassage.apps.watchlists.models import LegalEffect, ListVersion, ProposedTerms, WatchList
from safepassage.apps.watchlists.retention import end_after
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.safeguards.capabilities import Capability
from safepassage.safeguards.purpose import SCREENING, Purpose

DEFAULT_SEVERITY = 3
FOR_TWO = ("legal_effect", "purpose", "confirmed_at_source")
"""The terms that change what a listing does to somebody."""


class Ground(StrEnum):
    """Why a list is taken out of screening; kept with the entry."""

    SOURCE_SILENT = "source_silent"
    ENTRIES_WRONG = "entries_wrong"
    LAW_ENDED = "law_ended"
    REPLACED = "replaced"
    OWNER_ASKED = "owner_asked"


class Terms(Record, frozen=True):
    """Whose list it is, what it is for, and what the law attaches to it.

    An effect needs owner and ground; a list without an effect is kept, not screened.
    ``issuer`` is the other state or organisation whose alerts the list holds, empty for one's
    own; with ``confirmed_at_source`` the owner has each entry confirmed by two people before
    the file is sent, so that it waits for nobody here. ``None`` leaves these two as they are.
    """

    review_date: date
    owner: str = ""
    legal_ground: str = ""
    legal_effect: LegalEffect | None = None
    purpose: Purpose = Purpose.BORDER_CHECK
    severity: int = DEFAULT_SEVERITY
    issuer: str | None = None
    confirmed_at_source: bool | None = None


@transaction.atomic
def set_terms(*, name: str, terms: Terms, actor: Actor, at: datetime) -> WatchList:
    """Make a list or change its terms; raises ``WatchListError`` when they are incomplete.

    What changes the effect of a list that is screened by waits for a second person, and the old
    terms hold meanwhile (``ProposedTerms``).
    """
    _check(name, terms)
    watchlist = WatchList.objects.select_for_update().filter(name=name.strip()).first()
    if watchlist is None:
        _refuse_new()
        return apply_terms(WatchList(name=name.strip()), terms, actor=actor, at=at)
    _check_issuer(watchlist, terms)
    if _needs_second(watchlist, terms, actor):
        return _propose(watchlist, terms, actor, at)
    return apply_terms(watchlist, terms, actor=actor, at=at)


def _refuse_new() -> None:
    try:
        refuse_new(Capability.LIST_SCREENING)
    except StoppedError as error:
        raise WatchListError(f"No new list is taken. {error}") from error


def apply_terms(
    watchlist: WatchList, terms: Terms, *, actor: Actor, at: datetime, confirmed: bool = False
) -> WatchList:
    """Let terms hold from now on, inside the caller's transaction."""
    values = _values(watchlist, terms)
    if _differ(watchlist, values):
        watchlist.terms_by = None if confirmed else officer_of(actor)
        watchlist.terms_confirmed = confirmed
    for field, value in values.items():
        setattr(watchlist, field, value)
    watchlist.save()
    codes = {field: getattr(watchlist, field) for field in FOR_TWO}
    ledger.write(
        event=Event.LIST_CHANGED, actor=actor, subject=str(watchlist.pk), details=codes, at=at
    )
    return watchlist


def _values(watchlist: WatchList, terms: Terms) -> dict[str, str | int | date]:
    told, issuer = terms.confirmed_at_source, terms.issuer
    return {
        "owner": terms.owner.strip(),
        "legal_effect": terms.legal_effect.value if terms.legal_effect else "",
        "legal_ground": terms.legal_ground.strip(),
        "purpose": terms.purpose.value,
        "severity": terms.severity,
        "review_date": terms.review_date,
        "issuer": watchlist.issuer if issuer is None else issuer.strip(),
        "confirmed_at_source": watchlist.confirmed_at_source if told is None else told,
    }


def _differ(watchlist: WatchList, values: dict[str, str | int | date]) -> bool:
    return any(getattr(watchlist, field) != values[field] for field in FOR_TWO)


def _needs_second(watchlist: WatchList, terms: Terms, actor: Actor) -> bool:
    if officer_of(actor) is None and not in_production():
        return False
    in_force = watchlist.enabled and watchlist.versions.filter(in_force=True).exists()
    return in_force and _differ(watchlist, _values(watchlist, terms))


def _propose(watchlist: WatchList, terms: Terms, actor: Actor, at: datetime) -> WatchList:
    ProposedTerms.objects.update_or_create(
        watchlist=watchlist,
        defaults={
            "terms": msgspec.msgpack.encode(terms),
            "proposed_by": officer_of(actor),
            "proposed_at": at,
        },
    )
    effect = terms.legal_effect.value if terms.legal_effect else ""
    ledger.write(
        event=Event.LIST_TERMS_PROPOSED,
        actor=actor,
        subject=str(watchlist.pk),
        details={"legal_effect": effect, "purpose": terms.purpose.value},
        at=at,
    )
    return watchlist


def put_in_force(*, version: ListVersion, actor: Actor, at: datetime) -> None:
    """Screen by this version of its list from now on, and by no other; enables the list.

    Raises ``WatchListError`` unless a second person does it, or the list is confirmed at its
    source; a part of the machine may in a demonstration. What it changes is counted before
    anything is locked: that takes its time in a list of a million.
    """
    _put_in_force(version, counts(version, base_of(version)), actor, at)


@transaction.atomic
def _put_in_force(
    version: ListVersion, changes: Mapping[Kind, int], actor: Actor, at: datetime
) -> None:
    watchlist = WatchList.objects.select_for_update().get(pk=version.watchlist_id)
    version.refresh_from_db()
    if version.in_force and watchlist.enabled:
        return
    if not is_complete(version):
        raise WatchListError("This version was not imported to its end; import it again.")
    check_second(watchlist, version, actor)
    _replace(watchlist, version, at)
    for kind, count in changes.items():
        setattr(version, kind.value, count)
    _confirm(watchlist, version, actor, at)
    tell(Event.LIST_IN_FORCE, version, actor, at)


def _replace(watchlist: WatchList, version: ListVersion, at: datetime) -> None:
    files = watchlist.versions.filter(urgent=False)
    before = files.filter(in_force=True).exclude(pk=version.pk).first()
    files.filter(in_force=True).update(in_force=False, entries_delete_at=end_after(at))
    files.filter(number__lt=version.number).update(proposed_at=None)
    version.in_force, version.entries_delete_at = True, None
    version.replaces = before or version.replaces
    watchlist.versions.filter(urgent=True).update(entries_delete_at=None)


def _confirm(watchlist: WatchList, version: ListVersion, actor: Actor, at: datetime) -> None:
    """A person's word holds for the terms too: they stand beside the version."""
    officer = officer_of(actor)
    if officer and not is_confirmed_at_source(watchlist):
        watchlist.terms_by, watchlist.terms_confirmed = None, True
        version.confirmed_by, version.confirmed_at = officer, at
    version.proposed_at = None
    version.save()
    watchlist.enabled = True
    watchlist.save(update_fields=["enabled", "terms_by", "terms_confirmed"])


@transaction.atomic
def withdraw(
    *, watchlist: WatchList, actor: Actor, at: datetime, ground: Ground | None = None
) -> None:
    """Take a list out of screening; its versions stay, their entries for a time.

    The console always has a ground.
    """
    if not watchlist.enabled:
        raise WatchListError("This list is withdrawn already.")
    watchlist.enabled = False
    watchlist.save(update_fields=["enabled"])
    watchlist.versions.filter(in_force=True).update(entries_delete_at=end_after(at))
    ledger.write(
        event=Event.LIST_WITHDRAWN,
        actor=actor,
        subject=str(watchlist.pk),
        details={"ground": ground.value} if ground else None,
        at=at,
    )


def _check(name: str, terms: Terms) -> None:
    if not name.strip():
        raise WatchListError("A list needs a name.")
    if terms.legal_effect and not (terms.owner.strip() and terms.legal_ground.strip()):
        raise WatchListError("A legal effect needs the list's owner and a legal ground.")
    if terms.purpose not in SCREENING:
        raise WatchListError("Lists are for border_check or pnr_assessment.")
    if not 1 <= terms.severity <= 5:  # noqa: PLR2004 - the two ends of the scale
        raise WatchListError("A list's severity is a number from 1 to 5.")


def _check_issuer(watchlist: WatchList, terms: Terms) -> None:
    """Entries that were taken as one's own are not made foreign ones, nor the other way round."""
    changed = terms.issuer is not None and terms.issuer.strip() != watchlist.issuer
    if changed and watchlist.versions.exists():
        raise WatchListError("Whose alerts a list holds does not change; make another list.")
