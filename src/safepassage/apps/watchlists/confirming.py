"""Two people: nothing of a list takes effect on the word of one.

A version waits from the moment it is asked for until another officer confirms or declines it.
"""

from datetime import datetime

from django.db import transaction

from safepassage.apps.accounts.persons import in_production, officer_of
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.watchlists.errors import WatchListError
from safepassage.apps.watchlists.models import ListVersion, WatchList
from safepassage.records.actor import Actor


def check_second(watchlist: WatchList, version: ListVersion, actor: Actor) -> None:
    """Raise ``WatchListError`` unless ``actor`` may put this version in force."""
    if is_confirmed_at_source(watchlist):
        return
    officer = officer_of(actor)
    if officer is None:
        if in_production():
            raise WatchListError("A second person puts a version in force, in the console.")
    elif version.proposed_at is None:
        raise WatchListError("Nobody asked for this version to be put in force.")
    elif officer == version.proposed_by:
        raise WatchListError("You brought this version; somebody else confirms it.")
    elif officer == watchlist.terms_by:
        raise WatchListError("You changed the terms of this list; somebody else confirms it.")


def is_confirmed_at_source(watchlist: WatchList) -> bool:
    """Whether two people agreed that this list's owner confirms each entry before it is sent."""
    return watchlist.confirmed_at_source and watchlist.terms_confirmed


@transaction.atomic
def propose(*, version: ListVersion, actor: Actor, at: datetime) -> None:
    """Ask for a version that is not screened by to be put in force, such as an earlier one."""
    watchlist = WatchList.objects.select_for_update().get(pk=version.watchlist_id)
    version.refresh_from_db()
    if version.in_force and watchlist.enabled:
        raise WatchListError("This version is in force.")
    version.proposed_by, version.proposed_at = officer_of(actor), at
    version.save(update_fields=["proposed_by", "proposed_at"])
    tell(Event.LIST_PROPOSED, version, actor, at)


@transaction.atomic
def decline(*, version: ListVersion, actor: Actor, at: datetime) -> None:
    """Say that a version that waits is not to be put in force."""
    WatchList.objects.select_for_update().get(pk=version.watchlist_id)
    version.refresh_from_db()
    if version.proposed_at is None:
        raise WatchListError("Nobody asked for this version to be put in force.")
    version.proposed_at = None
    version.save(update_fields=["proposed_at"])
    tell(Event.LIST_DECLINED, version, actor, at)


def tell(event: Event, version: ListVersion, actor: Actor, at: datetime) -> None:
    """Write what happened to a version into the ledger."""
    details: dict[str, str | int] = {
        "version": version.number,
        "digest": version.digest,
        "entries": version.entry_count,
    }
    if version.proposed_by:
        details["brought_by"] = str(version.proposed_by)
    subject = f"{version.watchlist_id} {version.pk}"
    ledger.write(event=event, actor=actor, subject=subject, details=details, at=at)
