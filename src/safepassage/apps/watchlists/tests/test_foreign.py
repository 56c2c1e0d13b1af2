"""Alerts of others are in quarantine until a second person has checked them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from msgspec.structs import replace

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.watchlists import foreign, retention, selectors, services
from safepassage.apps.watchlists.errors import WatchListError
from safepassage.apps.watchlists.importing import import_version
from safepassage.apps.watchlists.models import (
    CheckOutcome,
    ForeignAlert,
    LegalEffect,
    ListVersion,
)
from safepassage.apps.watchlists.services import Terms
from safepassage.records import ListEntry
from safepassage.records.actor import Actor, Component

pytestmark = pytest.mark.django_db

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
MACHINE = Actor.component(Component.COMMAND_LINE)
ADA, BEA = ListEntry(id="A", name="Ada MUSTER"), ListEntry(id="B", name="Bea BEISPIEL")
WORDS = "An ordinary theft, with a warrant of a judge."
TERMS = Terms(
    owner="Ministry",
    legal_effect=LegalEffect.ARREST,
    legal_ground="Alerts Act s. 4",
    review_date=date(2027, 5, 4),
    issuer="QMA",
)


def take(*entries: ListEntry, by: Actor = MACHINE, issuer: str = "QMA") -> ListVersion:
    terms = replace(TERMS, issuer=issuer)
    watchlist = selectors.by_name("alerts") or services.set_terms(
        name="alerts", terms=terms, actor=MACHINE, at=AT
    )
    version = import_version(watchlist=watchlist, entries=entries, actor=by, at=AT).version
    services.put_in_force(version=version, actor=MACHINE, at=AT)
    return version


def alert_of(entry: ListEntry) -> ForeignAlert:
    rows = ListVersion.objects.get(in_force=True).entries
    return ForeignAlert.objects.get(key=rows.get(entry=entry.id).key)


def check(entry: ListEntry, outcome: CheckOutcome, by: Actor, words: str = WORDS) -> None:
    foreign.check(alert=alert_of(entry), outcome=outcome, words=words, actor=by, at=AT)


def screened() -> set[str]:
    return {one.entry.id for one in selectors.lists_in_force()}


def test_nobody_is_screened_by_an_alert_that_nobody_checked(second: Actor) -> None:
    take(ADA, BEA)
    assert screened() == set()
    assert foreign.waiting().count() == 2
    stamp = selectors.stamp()
    check(ADA, CheckOutcome.ACCEPTED, second)
    assert screened() == {"A"}
    assert selectors.stamp() != stamp
    assert foreign.waiting().count() == 1


@pytest.mark.parametrize(
    "outcome",
    [
        CheckOutcome.REFUSED_POLITICAL,
        CheckOutcome.REFUSED_REFUGEE,
        CheckOutcome.REFUSED_INSUFFICIENT,
    ],
)
def test_an_alert_that_was_refused_holds_nobody_up(second: Actor, outcome: CheckOutcome) -> None:
    take(ADA)
    check(ADA, outcome, second)
    assert screened() == set()
    (entry,) = ledger.page(event=Event.LIST_ALERT_CHECKED)
    assert outcome.value.encode() in bytes(entry.details)
    assert b"QMA" in bytes(entry.details)
    assert b"warrant" not in bytes(entry.details)


def test_who_imported_an_alert_does_not_check_it(first: Actor, second: Actor) -> None:
    watchlist = services.set_terms(name="alerts", terms=TERMS, actor=MACHINE, at=AT)
    version = import_version(watchlist=watchlist, entries=[ADA], actor=first, at=AT).version
    services.put_in_force(version=version, actor=second, at=AT)
    with pytest.raises(WatchListError, match="somebody else checks"):
        check(ADA, CheckOutcome.ACCEPTED, first)
    with pytest.raises(WatchListError, match="Only a person"):
        check(ADA, CheckOutcome.ACCEPTED, MACHINE)
    with pytest.raises(WatchListError, match="in words"):
        check(ADA, CheckOutcome.ACCEPTED, second, words="Fine.")
    assert screened() == set()


def test_a_check_holds_for_as_long_as_nothing_in_the_alert_changes(second: Actor) -> None:
    take(ADA, BEA)
    check(ADA, CheckOutcome.ACCEPTED, second)
    check(BEA, CheckOutcome.REFUSED_REFUGEE, second)
    take(ADA, BEA, ListEntry(id="C", name="Cem"))
    assert screened() == {"A"}
    take(replace(ADA, dob=("1971",)), BEA)
    assert screened() == set()
    assert [one.key for one in foreign.waiting()] == [alert_of(ADA).key]


def test_an_alert_is_reconsidered_when_something_comes_to_light(second: Actor) -> None:
    take(ADA)
    check(ADA, CheckOutcome.ACCEPTED, second)
    check(ADA, CheckOutcome.REFUSED_POLITICAL, second)
    assert screened() == set()
    alert = alert_of(ADA)
    assert (alert.first_outcome, alert.outcome) == ("accepted", "refused_political")


def test_an_entry_may_name_its_issuer_in_a_list_of_ones_own(second: Actor) -> None:
    take(ADA, replace(BEA, issuer="INTERPOL"), issuer="")
    assert screened() == {"A"}
    assert [one.issuer for one in foreign.waiting()] == ["INTERPOL"]


def test_ones_own_state_is_no_foreign_issuer(settings: object) -> None:
    settings.SAFEPASSAGE_STATE = "UTO"  # type: ignore[attr-defined]  # pytest-django's
    take(ADA, replace(BEA, issuer="UTO"), issuer="UTO")
    assert screened() == {"A", "B"}


def test_whose_alerts_a_list_holds_does_not_change() -> None:
    take(ADA)
    with pytest.raises(WatchListError, match="make another list"):
        services.set_terms(name="alerts", terms=replace(TERMS, issuer=""), actor=MACHINE, at=AT)
    assert screened() == set()


def test_the_words_of_a_check_go_with_the_last_entry_and_the_figures_stay(second: Actor) -> None:
    take(ADA)
    check(ADA, CheckOutcome.ACCEPTED, second)
    take(BEA)
    later = AT + timedelta(days=184)
    chunk = retention.due(at=later, limit=10)
    assert chunk is not None
    with transaction.atomic():
        retention.remove(chunk, at=later)
    alert = ForeignAlert.objects.get(outcome="accepted")
    assert (alert.words, alert.issuer) == ("", "QMA")
