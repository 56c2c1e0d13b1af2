"""What a version changes, counted whole and shown in part."""

from datetime import UTC, date, datetime

import pytest

from safepassage.apps.watchlists import services
from safepassage.apps.watchlists.difference import MOST_SHOWN, difference
from safepassage.apps.watchlists.importing import import_version
from safepassage.apps.watchlists.models import ListVersion
from safepassage.apps.watchlists.services import Terms
from safepassage.records import ListEntry
from safepassage.records.actor import Actor, Component

pytestmark = pytest.mark.django_db

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
BY = Actor.component(Component.COMMAND_LINE)


def version(*entries: ListEntry) -> ListVersion:
    terms = Terms(review_date=date(2027, 5, 4))
    watchlist = services.set_terms(name="bans", terms=terms, actor=BY, at=AT)
    return import_version(watchlist=watchlist, entries=entries, actor=BY, at=AT).version


def test_entries_come_go_change_and_stay() -> None:
    ada, bea = ListEntry(id="A", name="Ada"), ListEntry(id="B", name="Bea")
    other = ListEntry(id="A", name="Ada", gender="F", dob=("1971",))
    old = version(ada, bea, ListEntry(id="S", name="Same"))
    new = version(other, ListEntry(id="C", name="Cem"), ListEntry(id="S", name="Same"))
    found = difference(new, old)
    assert (found.added, found.removed, found.changed, found.same) == (1, 1, 1, 1)
    by_id = {one.id: one for one in found.changes}
    assert by_id["A"].fields == ("dob", "gender")
    assert (by_id["B"].old, by_id["B"].new) == (bea, None)
    assert by_id["C"].old is None


def test_a_first_version_adds_everything_and_shows_a_part() -> None:
    entries = [ListEntry(id=f"{number:03}", name="Somebody") for number in range(MOST_SHOWN + 5)]
    found = difference(version(*entries), None)
    assert found.added == MOST_SHOWN + 5
    assert len(found.changes) == MOST_SHOWN
