"""Fairness as people see it: what stands out, what is stopped, and two who let it go on."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from safepassage.apps.accounts.roles import Role
from safepassage.apps.figures.counting import Counted, What, count
from safepassage.apps.watchlists import services as watchlists
from safepassage.apps.watchlists.models import WatchList
from safepassage.flows.fairness.reviewing import review
from safepassage.flows.platform import Platform
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.fairness.groups import By
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed

pytestmark = pytest.mark.django_db(transaction=True)
Seat = Callable[[Role], Client]
WORDS = "The list held eleven entries of one family name; they were taken out by its owner."


@pytest.fixture
def stopped(platform: Platform, monkeypatch: pytest.MonkeyPatch) -> WatchList:
    monkeypatch.setattr(installed, "platform", lambda: platform)
    now = platform.clock.now()
    watchlists.set_terms(
        name="Border alerts",
        terms=watchlists.Terms(review_date=date(2099, 1, 1)),
        actor=Actor.component(Component.COMMAND_LINE),
        at=now,
    )
    listed = WatchList.objects.get(name="Border alerts")
    for what, source, group, times in (
        (What.SCREENED, "", "QMA", 400),
        (What.SCREENED, "", "UTO", 400),
        (What.SCREENED, "", "QQQ", 3),
        (What.HITS, str(listed.pk), "QMA", 20),
        (What.DECIDED, str(listed.pk), "QMA", 12),
    ):
        one = Counted(what, source, {By.NATIONALITY: group})
        count([one] * times, purpose=Purpose.BORDER_CHECK, at=now)
    review(platform)
    return listed


def page(client: Client) -> str:
    return client.get("/fairness/").content.decode().split("<main")[1]


def test_the_page_says_what_stands_out_and_shows_no_group_of_few(
    seat: Seat, stopped: WatchList
) -> None:
    shown = page(seat(Role.REGULATOR))
    assert "Border alerts" in shown
    assert "QMA is hit, and nobody else; of 12 decided hits there none was right." in shown
    assert "stands out" in shown
    assert "QQQ" not in shown
    assert "One group of fewer than ten people" in shown
    assert f"/fairness/lists/{stopped.pk}/review/" not in shown


def test_two_supervisors_let_it_go_on(seat: Seat, stopped: WatchList) -> None:
    one, other = seat(Role.SUPERVISOR), seat(Role.SUPERVISOR)
    address = f"/fairness/lists/{stopped.pk}/review/"
    said = one.post(address, {"words": WORDS}, follow=True).content.decode()
    assert "when another person agrees" in said
    agreeing = page(other).split("/fairness/reviews/")[1].split("/")[0]
    row = f"/fairness/reviews/{agreeing}/"
    assert "Somebody else agrees" in one.post(row).content.decode()
    assert WORDS in other.get(row).content.decode()
    assert "The list goes on." in other.post(row, follow=True).content.decode()
    assert "Two people reviewed it" in page(one)
