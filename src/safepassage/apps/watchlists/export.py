"""Lists for a full export: terms, versions, who is listed, and what people said of it."""

from collections.abc import Iterator
from typing import Any

from safepassage.apps.watchlists.models import ListedEntry, ProposedTerms, WatchList
from safepassage.apps.watchlists.payload import decode
from safepassage.apps.watchlists.proposals import terms_of
from safepassage.safeguards.purpose import Purpose

Exported = dict[str, Any]


def lists_for(purpose: Purpose) -> Iterator[Exported]:
    """A list with its categories and terms that wait, its foreign alerts, then each version.

    After a version come its entries, each with its standing and, where it was entered singly,
    by whom.
    """
    for one in WatchList.objects.filter(purpose=purpose.value).order_by("name"):
        categories = [_columns(category) for category in one.categories.all()]
        waiting = [_proposed(row) for row in ProposedTerms.objects.filter(watchlist=one)]
        yield {"list": _columns(one) | {"categories": categories, "proposals": waiting}}
        for alert in one.alerts.order_by("received_at", "key").iterator():
            yield {"alert": _columns(alert)}
        for version in one.versions.order_by("number"):
            yield {"version": _columns(version)}
            rows = version.entries.select_related("urgent").order_by("entry")
            yield from map(_entry, rows.iterator())


def _proposed(row: ProposedTerms) -> Exported:
    return _columns(row) | {"terms": terms_of(row)}


def _entry(row: ListedEntry) -> Exported:
    urgent = getattr(row, "urgent", None)
    return {
        "version_id": row.version_id,
        "entry": decode(bytes(row.payload)),
        "standing": row.standing,
        "ends_at": row.ends_at,
        "urgent": _columns(urgent) if urgent else None,
    }


def _columns(row: Any) -> Exported:  # noqa: ANN401 - a row of any table of this app
    return {field.attname: getattr(row, field.attname) for field in row._meta.local_fields}
