"""Fairness, deciding and the published report in a real browser, in both directions."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from safepassage.apps.accounts.roles import Role
from safepassage.apps.figures import stamps
from safepassage.apps.figures.counting import Counted, What, count
from safepassage.apps.watchlists import services as watchlists
from safepassage.apps.watchlists.models import WatchList
from safepassage.flows.fairness.reviewing import review
from safepassage.flows.platform import Platform
from safepassage.flows.transparency import publishing
from safepassage.records.actor import Actor
from safepassage.records.outcome import Outcome
from safepassage.safeguards.fairness.groups import By
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.stamping import Taken
from safepassage.web import installed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def stopped(platform: Platform, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list that falls on one nationality, and six officers of whom one hurries."""
    monkeypatch.setattr(installed, "platform", lambda: platform)
    at, by = platform.clock.now(), Actor.officer(str(uuid4()))
    terms = watchlists.Terms(review_date=at.date().replace(year=2099))
    watchlists.set_terms(name="Border alerts", terms=terms, actor=by, at=at)
    listed = str(WatchList.objects.get().pk)
    for what, source, group, times in (
        (What.SCREENED, "", "QMA", 400),
        (What.SCREENED, "", "UTO", 4000),
        (What.HITS, listed, "QMA", 20),
        (What.HITS, listed, "UTO", 12),
        (What.DECIDED, listed, "QMA", 12),
    ):
        one = Counted(what, source, {By.NATIONALITY: group, By.SEX: "X", By.AGE: "30-44"})
        count([one] * times, purpose=Purpose.BORDER_CHECK, at=at)
    review(platform)
    for seconds in (3, 60, 70, 80, 90, 100):
        officer = uuid4()
        for _ in range(20):
            taken = Taken(seconds=seconds, strong=True, outcome=Outcome.BOARD)
            stamps.note(uuid4(), taken, officer=officer, at=at)


@pytest.mark.usefixtures("stopped")
def test_what_stands_out_is_seen_and_a_report_is_published(
    enter: Callable[..., Page], platform: Platform
) -> None:
    one = uuid4()
    row = publishing.propose(
        platform, "2026-07", "2026-08", officer=one, actor=Actor.officer(str(one))
    )
    tab = enter(Role.SUPERVISOR, purpose=Purpose.BORDER_CHECK)
    tab.goto(reverse("fairness"))
    expect(tab.locator("svg.spark").first).to_be_visible()
    tab.locator("section.panel a.button").first.click()
    tab.locator("textarea").fill("The list held entries of one family name; they are out.")
    tab.locator("form button[type=submit]").last.click()
    tab.wait_for_url(f"**{reverse('fairness')}")
    tab.goto(reverse("deciding"))
    expect(tab.locator("tbody tr").first).to_be_visible()
    tab.goto(reverse("publishing_agree", args=[row]))
    tab.locator("form button[type=submit]").last.click()
    tab.goto(reverse("transparency_report", args=[row]))
    expect(tab.locator("table").first).to_be_visible()
