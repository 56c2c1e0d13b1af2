"""What a version changes, counted whole and shown in part."""

from datetime import UTC, date, datetime

import pytest

from safepassage.apps.watchlists import services
from safepassage.apps.watchlists.difference import (
    Change,
    Kind,
    base_of,
    changed_rows,
    counts,
    described,
)
from safepassage.apps.watchlists.importing import import_version
from safepassage.apps.watchlists.models import ListVersion
from safepassage.apps.watchlists.services import Terms
from safepassage.records import ListEntry
from safepassage.records.actor import Actor, Component

pytestmark = pytest.mark.django_db

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
BY = Actor.component(Component.COMMAND_LINE)
ADA, BEA = ListEntry(id="A", name="Ada"), ListEntry(id="B", name="Bea")


def version(*entries: ListEntry, force: bool = False) -> ListVersion:
    terms = Terms(review_date=date(2027, 5, 4))
    watchlist = services.set_terms(name="bans", terms=terms, actor=BY, at=AT)
    made = import_version(watchlist=watchlist, entries=entries, actor=BY, at=AT).version
    if force:
        services.put_in_force(version=made, actor=BY, at=AT)
    return made


def changes(new: ListVersion, old: ListVersion | None, kind: Kind) -> list[Change]:
    return described(changed_rows(new, old, kind), old, kind)


def test_entries_come_go_change_and_stay() -> None:
    other = ListEntry(id="A", name="Ada", gender="F", dob=("1971",))
    cem = ListEntry(id="C", name="Cem")
    old = version(ADA, BEA, ListEntry(id="S", name="Same"))
    new = version(other, cem, ListEntry(id="S", name="Same"))
    assert counts(new, old) == {Kind.ADDED: 1, Kind.REMOVED: 1, Kind.CHANGED: 1}
    assert changes(new, old, Kind.ADDED) == [Change(id="C", old=None, new=cem)]
    assert changes(new, old, Kind.REMOVED) == [Change(id="B", old=BEA, new=None)]
    (changed,) = changes(new, old, Kind.CHANGED)
    assert (changed.old, changed.new, changed.fields) == (ADA, other, ("dob", "gender"))


def test_a_first_version_adds_everything() -> None:
    first = version(ADA, BEA)
    assert counts(first, None) == {Kind.ADDED: 2, Kind.REMOVED: 0, Kind.CHANGED: 0}
    assert [one.id for one in changes(first, None, Kind.ADDED)] == ["A", "B"]


def test_a_version_that_waits_is_compared_with_what_is_in_force() -> None:
    first = version(ADA, force=True)
    assert base_of(version(ADA, BEA)) == first


def test_a_version_in_force_is_compared_with_what_it_replaced() -> None:
    first = version(ADA, force=True)
    second = version(ADA, BEA, force=True)
    assert base_of(second) == first
    first.refresh_from_db()
    assert base_of(version(BEA, force=True)) == second
    assert base_of(ListVersion.objects.get(number=2)) == first


def test_how_much_a_version_changed_stays_with_it() -> None:
    version(ADA, BEA, force=True)
    made = version(BEA, ListEntry(id="C", name="Cem"), ListEntry(id="D", name="Dia"), force=True)
    made.entries.all().delete()
    made.refresh_from_db()
    assert (made.added, made.removed, made.changed) == (2, 1, 0)
