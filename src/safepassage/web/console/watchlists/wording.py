"""Watchlists in words: their state, the grounds of an end, entries, and checks of alerts."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.apps.watchlists.difference import Kind
from safepassage.apps.watchlists.models import CheckOutcome, WatchList
from safepassage.apps.watchlists.services import Ground
from safepassage.records import ListedDocument, ListEntry

WITHDRAWING = {
    Ground.SOURCE_SILENT: _("Its source cannot say why its entries are on it"),
    Ground.ENTRIES_WRONG: _("Its entries were found wrong"),
    Ground.LAW_ENDED: _("Its law or its term has ended"),
    Ground.REPLACED: _("Another list takes its place"),
    Ground.OWNER_ASKED: _("Its owner asked for it"),
}
FIELDS: dict[str, Promise] = {
    "name": _("name"),
    "source": _("source"),
    "given": _("given names"),
    "family": _("surname"),
    "aliases": _("other names"),
    "weak": _("weak other names"),
    "dob": _("birth date"),
    "nationality": _("nationality"),
    "documents": _("documents"),
    "gender": _("sex"),
    "script_names": _("names in other scripts"),
    "birth_places": _("birth place"),
    "category": _("category"),
    "ground": _("ground"),
    "expires": _("last day"),
    "issuer": _("issuer"),
}
KINDS = {Kind.ADDED: _("Added"), Kind.REMOVED: _("Removed"), Kind.CHANGED: _("Changed")}
CHECKS: dict[str, Promise] = {
    CheckOutcome.ACCEPTED: _("Accepted: it is screened by"),
    CheckOutcome.REFUSED_POLITICAL: _("Refused: it is sought on political grounds"),
    CheckOutcome.REFUSED_REFUGEE: _("Refused: it would return a refugee to persecution"),
    CheckOutcome.REFUSED_INSUFFICIENT: _("Refused: it does not say enough to be relied on"),
}


def state(watchlist: WatchList) -> tuple[Promise, str]:
    """What becomes of the list's entries now: words and tone."""
    if not watchlist.enabled:
        return _("Withdrawn"), "neutral"
    versions = watchlist.versions.all()
    if not any(version.in_force for version in versions):
        waits = any(version.proposed_at for version in versions)
        return (_("Waits for a second person") if waits else _("No version in force")), "warning"
    if not watchlist.legal_effect:
        return _("Kept, not screened"), "neutral"
    return _("In force"), "good"


def review(watchlist: WatchList, today: date) -> tuple[Promise | str, str]:
    """How near the review is: words and tone; a list that is overdue is screened by still."""
    if not watchlist.enabled or watchlist.review_date > today:
        return "", ""
    if watchlist.review_date == today:
        return _("due"), "warning"
    return _("overdue"), "bad"


def entry_line(entry: ListEntry | None) -> str:
    """Who or what an entry names, in one line."""
    if entry is None:
        return ""
    names = (entry.name, *entry.aliases[:1], *entry.script_names[:1])
    parts = (next(filter(None, names), ""), entry.dob, entry.nationality, entry.documents)
    return " · ".join(filter(None, map(value, parts)))


def value(told: object) -> str:
    """One field of an entry in a line."""
    if isinstance(told, tuple):
        return ", ".join(map(value, told))
    if isinstance(told, ListedDocument):
        return " ".join(filter(None, (told.type, told.country, told.number)))
    return str(told or "")
