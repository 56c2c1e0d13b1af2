"""One officer lists one person for a day; two make it last."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.watchlists import selectors, services, urgent
from safepassage.apps.watchlists.ending import end_due
from safepassage.apps.watchlists.errors import WatchListError
from safepassage.apps.watchlists.importing import import_version
from safepassage.apps.watchlists.models import LegalEffect, UrgentEntry, WatchList
from safepassage.apps.watchlists.services import Terms
from safepassage.records import ListEntry
from safepassage.records.actor import Actor, Component

pytestmark = pytest.mark.django_db

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
DAY = timedelta(hours=24)
SECOND = timedelta(seconds=1)
MACHINE = Actor.component(Component.COMMAND_LINE)
CEM = ListEntry(
    id="U-1", name="Cem EXEMPEL", ground="Hurt somebody", source="Police", expires="2026-06-30"
)
TERMS = Terms(
    owner="Court of Utopia",
    legal_effect=LegalEffect.ARREST,
    legal_ground="Warrants Act s. 4",
    review_date=date(2027, 5, 4),
)


def make(name: str = "warrants", terms: Terms = TERMS, *, force: bool = True) -> WatchList:
    made = services.set_terms(name=name, terms=terms, actor=MACHINE, at=AT)
    entries = [ListEntry(id="A", name="Ada MUSTER")]
    version = import_version(watchlist=made, entries=entries, actor=MACHINE, at=AT).version
    if force:
        services.put_in_force(version=version, actor=MACHINE, at=AT)
    return made


@pytest.fixture
def watchlist() -> WatchList:
    return make()


@pytest.fixture
def entered(watchlist: WatchList, first: Actor) -> UrgentEntry:
    return urgent.enter(watchlist=watchlist, entry=CEM, actor=first, at=AT)


def screened() -> set[str]:
    """Who is listed beside the list's own entry."""
    return {one.entry.id for one in selectors.lists_in_force()} - {"A"}


def end_what_is_over(at: datetime) -> None:
    end_due(actor=MACHINE, at=at, limit=10)


def test_it_takes_effect_at_once_and_says_that_it_is_unconfirmed(entered: UrgentEntry) -> None:
    assert screened() == {"U-1"}
    listing = selectors.listings([entered.listed.key])[entered.listed.key]
    assert (listing.unconfirmed, listing.ends_at) == (True, AT + DAY)
    assert listing.legal_effect is LegalEffect.ARREST


def test_the_lists_in_force_have_another_stamp(watchlist: WatchList, first: Actor) -> None:
    stamps = {selectors.stamp()}
    for number in range(2):
        entry = replace(CEM, id=f"U-{number}")
        made = urgent.enter(watchlist=watchlist, entry=entry, actor=first, at=AT)
        stamps.add(selectors.stamp())
    urgent.end(entry=made, actor=first, at=AT)
    stamps.add(selectors.stamp())
    assert len(stamps) == 4


def test_unconfirmed_it_ends_after_a_day(entered: UrgentEntry) -> None:
    end_what_is_over(AT + DAY - SECOND)
    assert screened() == {"U-1"}
    end_what_is_over(AT + DAY)
    assert screened() == set()


def test_a_second_person_makes_it_last_until_its_last_day(
    entered: UrgentEntry, second: Actor
) -> None:
    urgent.confirm(entry=entered, actor=second, at=AT + DAY - SECOND)
    end_what_is_over(AT + 2 * DAY)
    assert screened() == {"U-1"}
    listing = selectors.listings([entered.listed.key])[entered.listed.key]
    assert not listing.unconfirmed
    end_what_is_over(datetime(2026, 7, 1, tzinfo=UTC))
    assert screened() == set()


def test_who_entered_it_does_not_confirm_it(entered: UrgentEntry, first: Actor) -> None:
    for nobody in (first, MACHINE):
        with pytest.raises(WatchListError):
            urgent.confirm(entry=entered, actor=nobody, at=AT)
    end_what_is_over(AT + DAY)
    assert screened() == set()


def test_what_is_over_is_confirmed_by_nobody(entered: UrgentEntry, second: Actor) -> None:
    with pytest.raises(WatchListError, match="does not wait"):
        urgent.confirm(entry=entered, actor=second, at=AT + DAY)
    end_what_is_over(AT + DAY)
    assert screened() == set()


def test_it_is_confirmed_once(entered: UrgentEntry, second: Actor) -> None:
    urgent.confirm(entry=entered, actor=second, at=AT)
    with pytest.raises(WatchListError, match="does not wait"):
        urgent.confirm(entry=entered, actor=second, at=AT)


def test_it_can_be_ended_at_any_time(entered: UrgentEntry, first: Actor, second: Actor) -> None:
    urgent.confirm(entry=entered, actor=second, at=AT)
    urgent.end(entry=entered, actor=first, at=AT)
    assert screened() == set()
    with pytest.raises(WatchListError, match="ended already"):
        urgent.end(entry=entered, actor=first, at=AT)


def test_its_last_day_can_come_before_the_24_hours_are_over(
    watchlist: WatchList, first: Actor
) -> None:
    today = replace(CEM, expires="2026-05-04")
    made = urgent.enter(watchlist=watchlist, entry=today, actor=first, at=AT)
    assert made.listed.ends_at == datetime(2026, 5, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"ground": ""}, "ground, its source and its last day"),
        ({"source": None}, "ground, its source and its last day"),
        ({"expires": None}, "ground, its source and its last day"),
        ({"expires": "2026-05-03"}, "is over"),
        ({"name": None}, "name or a document"),
    ],
)
def test_an_incomplete_entry_lists_nobody(
    watchlist: WatchList, first: Actor, change: dict[str, object], told: str
) -> None:
    with pytest.raises(WatchListError, match=told):
        urgent.enter(watchlist=watchlist, entry=replace(CEM, **change), actor=first, at=AT)
    assert screened() == set()


def test_only_a_person_lists_a_person(watchlist: WatchList) -> None:
    with pytest.raises(WatchListError, match="Only a person"):
        urgent.enter(watchlist=watchlist, entry=CEM, actor=MACHINE, at=AT)
    assert screened() == set()


def test_a_law_that_nobody_confirmed_lists_nobody(first: Actor) -> None:
    new = make(force=False)
    with pytest.raises(WatchListError, match="Nobody is entered"):
        urgent.enter(watchlist=new, entry=CEM, actor=first, at=AT)


@pytest.mark.parametrize("change", [{"legal_effect": None}, {"issuer": "QMA"}])
def test_a_list_without_effect_or_of_another_state_takes_nobody_at_once(
    first: Actor, change: dict[str, object]
) -> None:
    other = services.set_terms(name="others", terms=replace(TERMS, **change), actor=MACHINE, at=AT)
    assert list(urgent.open_lists()) == []
    with pytest.raises(WatchListError, match="Nobody is entered"):
        urgent.enter(watchlist=other, entry=CEM, actor=first, at=AT)


def test_it_stands_beside_the_lists_own_versions(
    watchlist: WatchList, entered: UrgentEntry, second: Actor
) -> None:
    for name in ("Ada", "Bea"):
        version = import_version(
            watchlist=watchlist, entries=[ListEntry(id=name, name=name)], actor=MACHINE, at=AT
        ).version
        services.put_in_force(version=version, actor=second, at=AT)
    assert screened() == {"U-1", "Bea"}
    assert selectors.version_in_force(watchlist) == version
    assert [one.pk for one in urgent.waiting(AT)] == [entered.pk]


def test_every_step_is_in_the_ledger_without_a_name(
    entered: UrgentEntry, first: Actor, second: Actor
) -> None:
    urgent.confirm(entry=entered, actor=second, at=AT)
    urgent.end(entry=entered, actor=first, at=AT)
    entries = {one.event: one for one in ledger.page(limit=50)}
    assert entries[Event.LIST_URGENT_ENTERED].actor_id == first.id
    assert entries[Event.LIST_URGENT_CONFIRMED].actor_id == second.id
    assert entries[Event.LIST_URGENT_ENDED].actor_id == first.id
    assert not any(b"EXEMPEL" in bytes(one.details) for one in entries.values())
