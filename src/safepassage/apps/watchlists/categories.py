"""The categories of a list's entries, each with the severity that its hits have."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.watchlists.errors import WatchListError
from safepassage.apps.watchlists.models import ListCategory, WatchList
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.safeguards import criteria


class Category(Record, frozen=True):
    """A code that entries use, what it means, and how grave it is, from 1 to 5."""

    code: str
    words: str
    severity: int


def categories_of(watchlist: WatchList) -> list[Category]:
    """The gravest first."""
    rows = watchlist.categories.all()
    return [Category(code=row.code, words=row.words, severity=row.severity) for row in rows]


@transaction.atomic
def set_categories(
    *, watchlist: WatchList, categories: Sequence[Category], actor: Actor, at: datetime
) -> None:
    """Put these in the place of a list's categories; raises ``WatchListError``.

    A category steers which hits are worked first, so it may tell of no protected ground.
    """
    _check(categories)
    watchlist.categories.all().delete()
    ListCategory.objects.bulk_create(
        ListCategory(
            watchlist=watchlist, code=one.code.strip(), words=one.words, severity=one.severity
        )
        for one in categories
    )
    ledger.write(
        event=Event.LIST_CATEGORIES_SET,
        actor=actor,
        subject=str(watchlist.pk),
        details={one.code.strip(): one.severity for one in categories},
        at=at,
    )


def _check(categories: Sequence[Category]) -> None:
    codes = [one.code.strip() for one in categories]
    if not all(codes) or len(set(codes)) < len(codes):
        raise WatchListError("Each category has a code, and no two the same.")
    if not all(1 <= one.severity <= 5 for one in categories):  # noqa: PLR2004 - the scale's ends
        raise WatchListError("A category's severity is a number from 1 to 5.")
    for one in categories:
        if found := next(criteria.words_of(f"{one.code}: {one.words}"), None):
            raise WatchListError(found.text)
