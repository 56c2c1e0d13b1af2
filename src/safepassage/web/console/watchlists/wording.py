"""Watchlists in words: their state, the grounds of an end, and the fields of an entry."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.apps.watchlists.models import WatchList
from safepassage.apps.watchlists.services import Ground
from safepassage.records import ListEntry

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
}


def state(watchlist: WatchList) -> tuple[Promise, str]:
    """What becomes of the list's entries now: words and tone."""
    if not watchlist.enabled:
        return _("Withdrawn"), "neutral"
    if not any(version.in_force for version in watchlist.versions.all()):
        return _("No version in force"), "warning"
    if not watchlist.legal_effect:
        return _("Kept, not screened"), "neutral"
    return _("In force"), "good"


def review(watchlist: WatchList, today: date) -> str:
    """How near the review is: the tone of its date."""
    return "warning" if watchlist.enabled and watchlist.review_date <= today else ""


def entry_line(entry: ListEntry | None) -> str:
    """Who or what an entry names, in one line."""
    if entry is None:
        return ""
    documents = [" ".join(filter(None, (one.country, one.number))) for one in entry.documents]
    parts = (entry.name, ", ".join(entry.dob), ", ".join(entry.nationality), ", ".join(documents))
    return " · ".join(filter(None, parts))
