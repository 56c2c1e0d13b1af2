"""Nothing of a list takes effect on the word of one person."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from safepassage.apps.accounts.models import Installation
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.watchlists import confirming, proposals, selectors, services
from safepassage.apps.watchlists.errors import WatchListError
from safepassage.apps.watchlists.importing import import_version
from safepassage.apps.watchlists.models import LegalEffect, ListVersion, WatchList
from safepassage.apps.watchlists.services import Terms
from safepassage.records import ListEntry
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
MACHINE = Actor.component(Component.COMMAND_LINE)
ADA, BEA = ListEntry(id="A", name="Ada MUSTER"), ListEntry(id="B", name="Bea BEISPIEL")
TERMS = Terms(
    owner="Court of Utopia",
    legal_effect=LegalEffect.ARREST,
    legal_ground="Warrants Act s. 4",
    review_date=date(2027, 5, 4),
)


def take(by: Actor, *entries: ListEntry) -> ListVersion:
    watchlist = selectors.by_name("warrants") or terms(by)
    return import_version(watchlist=watchlist, entries=entries, actor=by, at=AT).version


def terms(by: Actor, **changed: object) -> WatchList:
    new = replace(TERMS, **changed)
    return services.set_terms(name="warrants", terms=new, actor=by, at=AT)


def confirm(version: ListVersion, by: Actor) -> None:
    services.put_in_force(version=version, actor=by, at=AT)


def screened() -> set[str]:
    return {one.entry.id for one in selectors.lists_in_force()}


def test_who_brought_a_version_does_not_put_it_in_force(first: Actor, second: Actor) -> None:
    version = take(first, ADA)
    with pytest.raises(WatchListError, match="somebody else confirms"):
        confirm(version, first)
    assert screened() == set()
    confirm(version, second)
    assert screened() == {"A"}
    version.refresh_from_db()
    assert str(version.confirmed_by) == second.id
    entry = ledger.page(event=Event.LIST_IN_FORCE)[0]
    assert (entry.actor_id, first.id.encode() in bytes(entry.details)) == (second.id, True)


def test_what_is_in_force_stays_while_the_next_version_waits(first: Actor, second: Actor) -> None:
    confirm(take(first, ADA), second)
    waiting = take(second, ADA, BEA)
    with pytest.raises(WatchListError):
        confirm(waiting, second)
    assert screened() == {"A"}
    confirm(waiting, first)
    assert screened() == {"A", "B"}
    assert waiting.replaces is not None


def test_a_command_puts_nothing_in_force_where_real_persons_are(
    production: Installation, first: Actor
) -> None:
    assert not production.is_demonstration
    version = take(MACHINE, ADA)
    with pytest.raises(WatchListError, match="in the console"):
        confirm(version, MACHINE)
    assert screened() == set()
    confirm(version, first)
    assert screened() == {"A"}


def test_a_command_that_sends_the_same_file_takes_no_officers_place(
    production: Installation, first: Actor
) -> None:
    assert not production.is_demonstration
    version = take(first, ADA)
    assert take(MACHINE, ADA) == version
    with pytest.raises(WatchListError, match="somebody else"):
        confirm(version, first)


def test_who_changed_the_terms_does_not_confirm_the_entries(first: Actor, second: Actor) -> None:
    version = take(first, ADA)
    terms(second, legal_effect=LegalEffect.INFORM_ONLY)
    with pytest.raises(WatchListError, match="terms of this list"):
        confirm(version, second)


def test_a_version_that_was_declined_waits_no_more(first: Actor, second: Actor) -> None:
    version = take(first, ADA)
    confirming.decline(version=version, actor=second, at=AT)
    with pytest.raises(WatchListError, match="Nobody asked"):
        confirm(version, second)
    with pytest.raises(WatchListError, match="Nobody asked"):
        confirming.decline(version=version, actor=second, at=AT)
    assert len(ledger.page(event=Event.LIST_DECLINED)) == 1


def test_an_earlier_version_comes_back_when_two_want_it(first: Actor, second: Actor) -> None:
    old = take(first, ADA)
    confirm(old, second)
    confirm(take(first, BEA), second)
    with pytest.raises(WatchListError, match="Nobody asked"):
        confirm(old, second)
    confirming.propose(version=old, actor=first, at=AT)
    with pytest.raises(WatchListError, match="somebody else"):
        confirm(old, first)
    confirm(old, second)
    assert screened() == {"A"}
    with pytest.raises(WatchListError, match="is in force"):
        confirming.propose(version=old, actor=first, at=AT)


def test_an_older_version_waits_no_more_once_a_newer_one_is_in_force(
    first: Actor, second: Actor
) -> None:
    old, new = take(first, ADA), take(first, ADA, BEA)
    confirm(new, second)
    with pytest.raises(WatchListError, match="Nobody asked"):
        confirm(old, second)


def test_a_withdrawn_list_comes_back_only_by_two(first: Actor, second: Actor) -> None:
    version = take(first, ADA)
    confirm(version, second)
    services.withdraw(watchlist=version.watchlist, actor=first, at=AT)
    with pytest.raises(WatchListError):
        confirm(version, first)
    assert take(second, ADA) == version
    with pytest.raises(WatchListError):
        confirm(version, second)
    confirm(version, first)
    assert screened() == {"A"}


@pytest.mark.parametrize(
    "change",
    [{"legal_effect": LegalEffect.TRAVEL_BAN}, {"purpose": Purpose.PNR_ASSESSMENT}],
)
def test_the_effect_of_a_list_in_force_changes_by_two(
    first: Actor, second: Actor, change: dict[str, object]
) -> None:
    confirm(take(first, ADA), second)
    watchlist = terms(first, **change)
    assert watchlist.legal_effect == LegalEffect.ARREST
    waiting = proposals.proposal(watchlist)
    assert waiting is not None
    assert proposals.terms_of(waiting) == replace(TERMS, **change)
    with pytest.raises(WatchListError, match="somebody else"):
        proposals.confirm_terms(watchlist=watchlist, actor=first, at=AT)
    proposals.confirm_terms(watchlist=watchlist, actor=second, at=AT)
    watchlist.refresh_from_db()
    assert all(getattr(watchlist, name) == value for name, value in change.items())
    with pytest.raises(WatchListError, match="wait any more"):
        proposals.confirm_terms(watchlist=watchlist, actor=second, at=AT)


def test_terms_that_were_dropped_never_hold(first: Actor, second: Actor) -> None:
    confirm(take(first, ADA), second)
    watchlist = terms(first, legal_effect=LegalEffect.INFORM_ONLY)
    proposals.drop_terms(watchlist=watchlist, actor=first, at=AT)
    assert proposals.proposal(watchlist) is None
    watchlist.refresh_from_db()
    assert watchlist.legal_effect == LegalEffect.ARREST


def test_a_command_changes_no_effect_in_force_where_real_persons_are(
    production: Installation, first: Actor
) -> None:
    confirm(take(MACHINE, ADA), first)
    watchlist = terms(MACHINE, legal_effect=LegalEffect.TRAVEL_BAN)
    assert watchlist.legal_effect == LegalEffect.ARREST
    proposals.confirm_terms(watchlist=watchlist, actor=first, at=AT)
    assert WatchList.objects.get().legal_effect == LegalEffect.TRAVEL_BAN
    assert not production.is_demonstration


def test_owner_ground_severity_and_review_change_at_once(first: Actor, second: Actor) -> None:
    confirm(take(first, ADA), second)
    assert terms(first, severity=5, owner="Ministry").severity == 5


def test_a_list_confirmed_at_its_source_waits_only_for_the_first_time(
    production: Installation, first: Actor, second: Actor
) -> None:
    assert not production.is_demonstration
    terms(MACHINE, confirmed_at_source=True)
    version = take(MACHINE, ADA)
    with pytest.raises(WatchListError):
        confirm(version, MACHINE)
    confirm(version, first)
    confirm(take(MACHINE, ADA, BEA), MACHINE)
    assert screened() == {"A", "B"}
    terms(second, confirmed_at_source=False)
    assert WatchList.objects.get().confirmed_at_source
    proposals.confirm_terms(watchlist=WatchList.objects.get(), actor=first, at=AT)
    with pytest.raises(WatchListError):
        confirm(take(MACHINE, BEA), MACHINE)
