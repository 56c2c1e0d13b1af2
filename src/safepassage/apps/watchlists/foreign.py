"""Alerts of another state or organisation: in quarantine until a second person has checked them.

What was checked once stays checked for as long as nothing in the alert changes; a changed
alert is a new one.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.watchlists.errors import WatchListError
from safepassage.apps.watchlists.models import (
    CheckOutcome,
    ForeignAlert,
    ListedEntry,
    ListVersion,
    Standing,
    WatchList,
)
from safepassage.records import ListEntry
from safepassage.records.actor import Actor, ActorKind

SHORTEST_WORDS = 10
"""Characters of a ground in words."""


def issuer_of(watchlist: WatchList, entry: ListEntry) -> str:
    """Which other state or organisation issued the entry; empty for one's own."""
    return _foreign(entry.issuer or watchlist.issuer)


def holds_alerts(watchlist: WatchList) -> bool:
    """Whether the list's terms say that its entries are alerts of others."""
    return bool(_foreign(watchlist.issuer))


def _foreign(issuer: str) -> str:
    issuer = issuer.strip()
    return "" if issuer == settings.SAFEPASSAGE_STATE else issuer


def standing_after(outcome: str) -> Standing:
    """What a foreign alert's entry is after this outcome; empty while nobody has checked it."""
    if not outcome:
        return Standing.QUARANTINED
    return Standing.LISTED if outcome == CheckOutcome.ACCEPTED else Standing.REFUSED


def outcomes(watchlist: WatchList) -> Mapping[str, str]:
    """How the list's foreign alerts were checked, by their keys."""
    return dict(watchlist.alerts.values_list("key", "outcome"))


def receive(watchlist: WatchList, issuers: Mapping[str, str], at: datetime) -> None:
    """Note the foreign alerts among entries, by their keys; known ones stay as they are."""
    rows = [
        ForeignAlert(watchlist=watchlist, key=key, issuer=issuer, received_at=at)
        for key, issuer in issuers.items()
        if issuer
    ]
    ForeignAlert.objects.bulk_create(rows, ignore_conflicts=True)


def waiting() -> QuerySet[ForeignAlert]:
    """Alerts in quarantine whose version is in force or waits for a second person."""
    return _shown().filter(outcome="").order_by("received_at", "key")


def checked() -> QuerySet[ForeignAlert]:
    """Alerts that were checked and are still in a version that counts, the newest first."""
    return _shown().exclude(outcome="").order_by("-checked_at", "key")


def _shown() -> QuerySet[ForeignAlert]:
    current = Q(version__in_force=True) | Q(version__proposed_at__isnull=False)
    entries = ListedEntry.objects.filter(current, key=OuterRef("key"))
    return ForeignAlert.objects.filter(Exists(entries)).select_related("watchlist")


def by_id(alert: UUID) -> ForeignAlert | None:
    """Find an alert by its id."""
    return ForeignAlert.objects.select_related("watchlist").filter(pk=alert).first()


@transaction.atomic
def check(
    *, alert: ForeignAlert, outcome: CheckOutcome, words: str, actor: Actor, at: datetime
) -> None:
    """A second person says whether a foreign alert may be screened by, and why.

    Also of one that was checked before: what has come to light since is a reason.

    Raises ``WatchListError`` for whoever imported the alert, and without words.
    """
    watchlist = WatchList.objects.select_for_update().get(pk=alert.watchlist_id)
    _check_person(alert, actor)
    if len(words.strip()) < SHORTEST_WORDS:
        raise WatchListError("Say in words why; ten characters at least.")
    alert.outcome, alert.words = outcome.value, words.strip()
    alert.first_outcome = alert.first_outcome or outcome.value
    alert.checked_by, alert.checked_at = UUID(actor.id), at
    alert.save(update_fields=["outcome", "words", "first_outcome", "checked_by", "checked_at"])
    _apply(alert)
    holding = watchlist.versions.filter(entries__key=alert.key)
    ListVersion.objects.filter(pk__in=holding.values("pk")).update(revision=F("revision") + 1)
    ledger.write(
        event=Event.LIST_ALERT_CHECKED,
        actor=actor,
        subject=f"{watchlist.pk} {alert.pk}",
        details={"outcome": outcome.value, "issuer": alert.issuer},
        at=at,
    )


def _apply(alert: ForeignAlert) -> None:
    """What has ended stays ended, whatever was found."""
    entries = ListedEntry.objects.filter(version__watchlist=alert.watchlist_id, key=alert.key)
    entries.exclude(standing=Standing.ENDED.value).update(
        standing=standing_after(alert.outcome).value
    )


def _check_person(alert: ForeignAlert, actor: Actor) -> None:
    if actor.kind is not ActorKind.OFFICER:
        raise WatchListError("Only a person checks a foreign alert.")
    brought = ListVersion.objects.filter(
        watchlist=alert.watchlist_id, entries__key=alert.key, proposed_by=UUID(actor.id)
    )
    if brought.exists():
        raise WatchListError("You imported this alert; somebody else checks it.")


def forget_words(keys: Iterable[str]) -> None:
    """Clear what was said of alerts none of whose entries is stored any more."""
    gone = set(keys)
    left = set(ListedEntry.objects.filter(key__in=gone).values_list("key", flat=True))
    ForeignAlert.objects.filter(key__in=gone - left).exclude(words="").update(words="")
