"""A category's severity takes the place of the list's."""

from datetime import UTC, date, datetime

import pytest

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.watchlists import selectors, services
from safepassage.apps.watchlists.categories import Category, categories_of, set_categories
from safepassage.apps.watchlists.errors import WatchListError
from safepassage.apps.watchlists.importing import import_version
from safepassage.apps.watchlists.models import LegalEffect, WatchList
from safepassage.apps.watchlists.services import Terms
from safepassage.records import ListEntry
from safepassage.records.actor import Actor, Component

pytestmark = pytest.mark.django_db

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
BY = Actor.component(Component.COMMAND_LINE)
GRAVE = Category(code="grave", words="Grave crimes", severity=5)
SMALL = Category(code="small", words="Unpaid fines", severity=1)


@pytest.fixture
def watchlist() -> WatchList:
    terms = Terms(
        owner="Court of Utopia",
        legal_effect=LegalEffect.ARREST,
        legal_ground="Warrants Act s. 4",
        review_date=date(2027, 5, 4),
        severity=3,
    )
    made = services.set_terms(name="warrants", terms=terms, actor=BY, at=AT)
    entries = [
        ListEntry(id=code, name="Ada", category=code) for code in ("grave", "small", "other")
    ]
    entries.append(ListEntry(id="none", name="Ada"))
    version = import_version(watchlist=made, entries=entries, actor=BY, at=AT).version
    services.put_in_force(version=version, actor=BY, at=AT)
    return made


def severities() -> dict[str, int]:
    keys = [one.key for one in selectors.lists_in_force()]
    return {one.entry.id: one.severity for one in selectors.listings(keys).values()}


def test_an_entry_has_its_categorys_severity_else_the_lists(watchlist: WatchList) -> None:
    assert set(severities().values()) == {3}
    set_categories(watchlist=watchlist, categories=[SMALL, GRAVE], actor=BY, at=AT)
    assert severities() == {"grave": 5, "small": 1, "other": 3, "none": 3}
    assert categories_of(watchlist) == [GRAVE, SMALL]
    (entry,) = ledger.page(event=Event.LIST_CATEGORIES_SET)
    assert b'"grave":5' in bytes(entry.details)


def test_categories_are_set_as_a_whole(watchlist: WatchList) -> None:
    set_categories(watchlist=watchlist, categories=[SMALL, GRAVE], actor=BY, at=AT)
    set_categories(watchlist=watchlist, categories=[SMALL], actor=BY, at=AT)
    assert categories_of(watchlist) == [SMALL]


@pytest.mark.parametrize(
    ("categories", "told"),
    [
        ([GRAVE, GRAVE], "no two the same"),
        ([Category(code=" ", words="", severity=1)], "has a code"),
        ([Category(code="a", words="", severity=6)], "1 to 5"),
        ([Category(code="a", words="Radical Muslims", severity=5)], "religion or belief"),
        ([Category(code="roma", words="Gypsies", severity=2)], "ethnic origin"),
    ],
)
def test_wrong_categories_change_nothing(
    watchlist: WatchList, categories: list[Category], told: str
) -> None:
    with pytest.raises(WatchListError, match=told):
        set_categories(watchlist=watchlist, categories=categories, actor=BY, at=AT)
    assert categories_of(watchlist) == []
