"""Two people over a watchlist, in a real browser: both directions, wide and narrow."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from safepassage.apps.accounts.roles import Role
from safepassage.apps.watchlists import services, urgent
from safepassage.apps.watchlists.importing import import_version
from safepassage.apps.watchlists.models import ForeignAlert, LegalEffect, ListVersion, WatchList
from safepassage.apps.watchlists.services import Terms
from safepassage.records import ListedDocument, ListEntry
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NOW = datetime.now(UTC)
MACHINE = Actor.component(Component.DEMONSTRATION)
OFFICER = Actor.officer(str(UUID(int=3)))
ADA = ListEntry(
    id="UTO-2026-000123456789",
    name="Ada Muster-Beispiel de la Frontera y Marisma",
    dob=("1971-05-27",),
    nationality=("QMA", "UTO"),
    documents=(ListedDocument(number="XK009823100", country="QMA"),),
    ground="Wanted for a robbery with violence, warrant 44/26 of the court of first instance",
    source="Police of Utopia, criminal investigation department",
    expires="2099-12-31",
)
CUT = """() => [...document.querySelectorAll('.scroll')].map(e => e.scrollWidth - e.clientWidth)
  .concat(document.documentElement.scrollWidth - innerWidth).filter(over => over > 0)"""


def make(name: str, issuer: str, *, force: bool = True) -> WatchList:
    terms = Terms(
        owner="Court of Utopia",
        legal_effect=LegalEffect.ARREST,
        legal_ground="Warrants Act s. 4",
        review_date=date(2026, 1, 1),
        issuer=issuer,
    )
    watchlist = services.set_terms(name=name, terms=terms, actor=MACHINE, at=NOW)
    version = import_version(watchlist=watchlist, entries=[ADA], actor=MACHINE, at=NOW).version
    if force:
        services.put_in_force(version=version, actor=MACHINE, at=NOW)
    return watchlist


@pytest.fixture
def lists(live_server: LiveServer) -> None:
    """One of one's own with a single person and a version that waits, one of alerts."""
    assert live_server
    own = make("Warrants of the court of first instance", "")
    urgent.enter(watchlist=own, entry=ADA, actor=OFFICER, at=NOW)
    changed = ListEntry(id=ADA.id, name="Ada Muster", dob=("1971-05-28",))
    import_version(watchlist=own, entries=[changed], actor=MACHINE, at=NOW)
    make("Alerts of QMA", "QMA")


def test_every_page_shows_all_of_itself(lists: None, enter: Callable[..., Page]) -> None:
    tab = enter(Role.SUPERVISOR, purpose=Purpose.BORDER_CHECK)
    waits = ListVersion.objects.get(proposed_at__isnull=False)
    own = f"/watchlists/{waits.watchlist_id}/"
    for address in (
        "/watchlists/",
        own,
        f"{own}versions/{waits.pk}/?kind=changed",
        f"{own}categories/",
        "/watchlists/urgent/",
        "/watchlists/urgent/add/",
        "/watchlists/alerts/",
        f"/watchlists/alerts/{ForeignAlert.objects.get().pk}/",
        "/watchlists/issuers/",
    ):
        for width in (390, 720, 1280):
            tab.set_viewport_size({"width": width, "height": 844})
            tab.goto(address)
            assert tab.evaluate(CUT) == [], (address, width)


def test_a_supervisor_confirms_what_a_command_brought(
    lists: None, enter: Callable[..., Page]
) -> None:
    tab = enter(Role.SUPERVISOR, purpose=Purpose.BORDER_CHECK)
    waits = ListVersion.objects.get(proposed_at__isnull=False)
    tab.goto(f"/watchlists/{waits.watchlist_id}/versions/{waits.pk}/")
    expect(tab.locator("del")).to_have_count(7)
    tab.locator("form[action$='/confirm/'] button").click()
    tab.wait_for_url(f"**/watchlists/{waits.watchlist_id}/")
    waits.refresh_from_db()
    assert waits.in_force
    tab.goto("/watchlists/urgent/")
    tab.locator("form[action$='/confirm/'] button").click()
    expect(tab.locator("form[action$='/confirm/']")).to_have_count(0)
