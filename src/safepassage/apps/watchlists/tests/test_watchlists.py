from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction
from msgspec.structs import replace

from safepassage.apps.audit.events import Event
from safepassage.apps.audit.models import Entry
from safepassage.apps.watchlists import selectors, services
from safepassage.apps.watchlists.errors import WatchListError
from safepassage.apps.watchlists.importing import Imported, import_version
from safepassage.apps.watchlists.models import LegalEffect, ListedEntry, ListVersion, WatchList
from safepassage.apps.watchlists.services import Terms
from safepassage.records import ListEntry
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
ACTOR = Actor.component(Component.COMMAND_LINE)
ADA = ListEntry(id="L-1", name="Ada MUSTER", dob=("1971-05-27",))
BEA = ListEntry(id="L-2", name="Bea BEISPIEL")
TERMS = Terms(
    owner="Court of Utopia",
    legal_effect=LegalEffect.ARREST,
    legal_ground="Warrants Act s. 4",
    review_date=date(2027, 5, 4),
)


@dataclass
class Office:
    """Does as an administrator would."""

    name: str = "warrants"
    terms: Terms = field(default=TERMS)

    def take(self, *entries: ListEntry, force: bool = True) -> Imported:
        watchlist = services.set_terms(name=self.name, terms=self.terms, actor=ACTOR, at=AT)
        imported = import_version(watchlist=watchlist, entries=entries, actor=ACTOR, at=AT)
        if force:
            services.put_in_force(version=imported.version, actor=ACTOR, at=AT)
        return imported


def events() -> list[str]:
    return list(Entry.objects.order_by("pk").values_list("event", flat=True))


def test_a_version_is_stored_with_its_entries_and_ledgered() -> None:
    imported = Office().take(ADA, BEA)
    assert imported.created
    assert (imported.version.number, imported.version.entry_count) == (1, 2)
    found = {listed.key: listed for listed in selectors.lists_in_force()}
    assert {listed.entry for listed in found.values()} == {ADA, BEA}
    assert {listed.version_id for listed in found.values()} == {imported.version.pk}
    assert events() == [Event.LIST_CHANGED, Event.LIST_IMPORTED, Event.LIST_IN_FORCE]


def test_the_ledger_holds_no_listed_name() -> None:
    Office().take(ADA, BEA)
    assert not any("MUSTER" in str(vars(entry)) for entry in Entry.objects.all())


def test_the_same_content_in_any_order_is_the_same_version() -> None:
    first = Office().take(ADA, BEA)
    again = Office().take(BEA, ADA)
    assert (again.created, again.version.pk) == (False, first.version.pk)
    assert ListedEntry.objects.count() == 2


def test_only_one_version_of_a_list_is_in_force() -> None:
    Office().take(ADA)
    second = Office().take(ADA, BEA)
    assert [v.pk for v in selectors.versions_in_force()] == [second.version.pk]
    assert second.version.number == 2
    with pytest.raises(IntegrityError), transaction.atomic():
        ListVersion.objects.update(in_force=True)


def test_an_unchanged_entry_keeps_its_key_and_a_changed_one_does_not() -> None:
    Office().take(ADA, BEA)
    before = {listed.entry.id: listed.key for listed in selectors.lists_in_force()}
    Office().take(ADA, replace(BEA, dob=("1980",)))
    after = {listed.entry.id: listed.key for listed in selectors.lists_in_force()}
    assert before["L-1"] == after["L-1"]
    assert before["L-2"] != after["L-2"]


def test_the_same_entry_in_two_lists_has_two_keys() -> None:
    Office().take(ADA)
    Office(name="bans").take(ADA)
    assert len({listed.key for listed in selectors.lists_in_force()}) == 2


def test_a_list_without_a_legal_effect_is_not_screened() -> None:
    Office(terms=replace(TERMS, legal_effect=None)).take(ADA)
    assert list(selectors.lists_in_force()) == []


def test_the_stamp_changes_with_whatever_is_screened() -> None:
    stamps = [selectors.stamp()]
    watchlist = Office().take(ADA).watchlist
    stamps.append(selectors.stamp())
    Office().take(ADA, BEA, force=False)
    assert selectors.stamp() == stamps[-1]
    Office().take(ADA, BEA)
    stamps.append(selectors.stamp())
    assert len(set(stamps)) == 3
    services.withdraw(watchlist=WatchList.objects.get(pk=watchlist.pk), actor=ACTOR, at=AT)
    assert selectors.stamp() == stamps[0]


def test_a_withdrawn_list_comes_back_with_its_version() -> None:
    imported = Office().take(ADA)
    services.withdraw(watchlist=imported.watchlist, actor=ACTOR, at=AT)
    with pytest.raises(WatchListError, match="withdrawn already"):
        services.withdraw(watchlist=imported.watchlist, actor=ACTOR, at=AT)
    assert list(selectors.lists_in_force()) == []
    services.put_in_force(version=imported.version, actor=ACTOR, at=AT)
    assert [listed.entry for listed in selectors.lists_in_force()] == [ADA]


def test_a_listing_tells_the_law_behind_a_key() -> None:
    Office().take(ADA)
    (key,) = (listed.key for listed in selectors.lists_in_force())
    listing = selectors.listings([key, "unknown"])[key]
    assert (listing.list_name, listing.legal_effect) == ("warrants", LegalEffect.ARREST)
    assert (listing.purpose, listing.version_number) == (Purpose.BORDER_CHECK, 1)
    assert listing.entry == ADA


def test_a_listing_is_that_of_the_newest_version_that_holds_it() -> None:
    Office().take(ADA)
    Office().take(ADA, BEA)
    keys = [listed.key for listed in selectors.lists_in_force()]
    assert {listing.version_number for listing in selectors.listings(keys).values()} == {2}


@pytest.mark.parametrize(
    ("name", "change", "message"),
    [
        (" ", {}, "needs a name"),
        ("bans", {"owner": " "}, "owner and a legal ground"),
        ("bans", {"legal_ground": ""}, "legal ground"),
        ("bans", {"severity": 6}, "1 to 5"),
        ("bans", {"purpose": Purpose.OVERSIGHT}, "border_check or pnr_assessment"),
    ],
)
def test_incomplete_terms_are_refused(name: str, change: dict[str, object], message: str) -> None:
    with pytest.raises(WatchListError, match=message):
        services.set_terms(name=name, terms=replace(TERMS, **change), actor=ACTOR, at=AT)
    assert not WatchList.objects.exists()


def test_lists_are_shown_by_name_with_their_versions() -> None:
    Office().take(ADA)
    Office(name="bans").take(BEA)
    assert [str(watchlist) for watchlist in selectors.watchlists()] == ["bans", "warrants"]
    warrants = selectors.by_name(" warrants ")
    assert warrants is not None
    assert [str(version) for version in warrants.versions.all()] == [f"{warrants.pk} version 1"]
    assert selectors.by_name("nothing") is None


def test_an_import_that_was_interrupted_is_completed_and_only_then_screened() -> None:
    office = Office()
    begun = office.take(ADA, BEA, force=False).version
    ListedEntry.objects.filter(version=begun, entry="L-2").delete()
    with pytest.raises(WatchListError, match="not imported to its end"):
        services.put_in_force(version=begun, actor=ACTOR, at=AT)
    completed = office.take(ADA, BEA)
    assert (completed.version, completed.created) == (begun, True)
    assert {listed.entry for listed in selectors.lists_in_force()} == {ADA, BEA}
