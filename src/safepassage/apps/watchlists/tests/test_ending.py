"""Entries end with their last day, and go half a year later."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.watchlists import retention, selectors, services
from safepassage.apps.watchlists.ending import end_due, end_of
from safepassage.apps.watchlists.errors import WatchListError
from safepassage.apps.watchlists.importing import import_version, is_complete
from safepassage.apps.watchlists.models import LegalEffect, ListVersion
from safepassage.apps.watchlists.services import Terms
from safepassage.records import ListEntry
from safepassage.records.actor import Actor, Component

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
MIDNIGHT = datetime(2026, 5, 6, tzinfo=UTC)
BY = Actor.component(Component.COMMAND_LINE)
ADA, BEA = ListEntry(id="A", name="Ada", expires="2026-05-05"), ListEntry(id="B", name="Bea")
TERMS = Terms(
    owner="Court of Utopia",
    legal_effect=LegalEffect.ARREST,
    legal_ground="Warrants Act s. 4",
    review_date=date(2027, 5, 4),
)


def take(*entries: ListEntry, at: datetime = AT) -> ListVersion:
    watchlist = services.set_terms(name="warrants", terms=TERMS, actor=BY, at=at)
    version = import_version(watchlist=watchlist, entries=entries, actor=BY, at=at).version
    services.put_in_force(version=version, actor=BY, at=at)
    return version


def screened() -> set[str]:
    return {one.entry.id for one in selectors.lists_in_force()}


@pytest.mark.parametrize(
    ("last", "end"),
    [
        ("2026-05-05", datetime(2026, 5, 6, tzinfo=UTC)),
        ("2026-12", datetime(2027, 1, 1, tzinfo=UTC)),
        ("2026-02", datetime(2026, 3, 1, tzinfo=UTC)),
        ("2026", datetime(2027, 1, 1, tzinfo=UTC)),
    ],
)
def test_a_last_day_ends_at_the_midnight_after_it(last: str, end: datetime) -> None:
    assert end_of(last) == end


def test_without_a_last_day_there_is_no_end() -> None:
    assert end_of(None) is end_of("") is end_of("9999-12-31") is None


@given(st.text(max_size=12))
def test_any_text_is_a_moment_or_no_date(text: str) -> None:
    try:
        found = end_of(text)
    except ValueError:
        return
    assert found is None or found.tzinfo is UTC


@pytest.mark.django_db
def test_nobody_is_screened_by_an_entry_from_the_day_after_its_last() -> None:
    take(ADA, BEA)
    stamp = selectors.stamp()
    assert end_due(actor=BY, at=MIDNIGHT - timedelta(seconds=1), limit=10) == 0
    assert (screened(), selectors.stamp()) == ({"A", "B"}, stamp)
    assert end_due(actor=BY, at=MIDNIGHT, limit=10) == 1
    assert screened() == {"B"}
    assert selectors.stamp() != stamp
    (entry,) = ledger.page(event=Event.LIST_ENTRIES_ENDED)
    assert b'"entries":1' in bytes(entry.details)
    assert end_due(actor=BY, at=MIDNIGHT, limit=10) == 0


@pytest.mark.django_db
def test_a_listing_knows_to_the_second_whether_it_holds() -> None:
    take(ADA)
    (key,) = (one.key for one in selectors.lists_in_force())
    listing = selectors.listings([key])[key]
    assert listing.is_listed(MIDNIGHT - timedelta(seconds=1))
    assert not listing.is_listed(MIDNIGHT)


@pytest.mark.django_db
def test_what_had_ended_before_the_import_is_never_screened() -> None:
    take(ADA, BEA, at=MIDNIGHT)
    assert screened() == {"B"}


@pytest.mark.django_db
def test_an_old_version_does_not_bring_back_who_has_ended() -> None:
    take(ADA, BEA)
    take(BEA)
    end_due(actor=BY, at=MIDNIGHT, limit=10)
    take(ADA, BEA, at=MIDNIGHT)
    assert screened() == {"B"}


@pytest.mark.django_db
def test_many_end_in_short_steps() -> None:
    take(*(ListEntry(id=str(one), name="Ada", expires="2026-05-05") for one in range(5)))
    assert [end_due(actor=BY, at=MIDNIGHT, limit=2) for _ in range(4)] == [2, 2, 1, 0]


@pytest.mark.django_db
def test_a_last_day_that_is_no_date_refuses_the_import() -> None:
    with pytest.raises(WatchListError, match="entry A is no date"):
        take(ListEntry(id="A", name="Ada", expires="soon"))


@pytest.mark.django_db
def test_who_ended_is_deleted_half_a_year_later_and_the_version_is_still_whole() -> None:
    version = take(ADA, BEA)
    end_due(actor=BY, at=MIDNIGHT, limit=10)
    later = MIDNIGHT + timedelta(days=183)
    assert retention.count_due(at=later - timedelta(days=30)) == 0
    assert retention.count_due(at=later) == 1
    chunk = retention.due(at=later, limit=10)
    assert chunk is not None
    with transaction.atomic():
        assert retention.remove(chunk, at=later) == 1
    version.refresh_from_db()
    assert list(version.entries.values_list("entry", flat=True)) == ["B"]
    assert is_complete(version)
