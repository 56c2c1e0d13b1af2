"""Queue and item in a real browser: clocks, lapses, protection, two officers, two records."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from safepassage.apps.accounts.roles import Role
from safepassage.apps.cases.models import Decision, Queue, WorkItem
from safepassage.apps.cases.shown import ItemHead
from safepassage.apps.cases.status import Status, say_all
from safepassage.apps.travel.models import Flight
from safepassage.flows.decide import Words, decide
from safepassage.flows.lapse import lapse
from safepassage.records.actor import Actor
from safepassage.records.answer import Meaning
from safepassage.records.outcome import Outcome
from safepassage.safeguards.purpose import Purpose
from traffic_fixtures import Traffic

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BORDER, UNIT = Purpose.BORDER_CHECK, Purpose.PNR_ASSESSMENT
Enter = Callable[..., Page]
GROUND = "The person asked for asylum at the check-in desk."


@pytest.fixture
def live(live_server: LiveServer, console: Traffic) -> Traffic:
    assert live_server
    return console


@pytest.fixture
def item(live: Traffic) -> ItemHead:
    """An item of a flight that arrives."""
    found = live.items(BORDER, Queue.BORDER)[-1]
    Flight.objects.filter(id=found.flight).update(direction="inbound", destination="PDL")
    return found


def hold_up(live: Traffic, item: ItemHead) -> None:
    until = live.clock.now() + timedelta(minutes=26)
    status = Status(
        journey=item.journey,
        carrier=UUID(int=1),
        meaning=Meaning.CONTACT_GOVERNMENT,
        since=item.opened_at,
        delete_at=item.opened_at + timedelta(days=1),
        lapses_at=until,
        waits_for=item.id,
    )
    say_all([status])


def choose(tab: Page, key: str, ground: str) -> None:
    tab.locator(f"[data-key={key}]").check()
    tab.locator("[name=ground]").fill(ground)
    tab.locator(".decision button").click()


def test_who_is_waited_for_comes_first_and_a_lapse_is_seen(
    live: Traffic, item: ItemHead, enter: Enter
) -> None:
    hold_up(live, item)
    tab = enter(Role.OFFICER, purpose=BORDER)
    tab.goto(reverse("queue"))
    first = tab.locator("#queue tbody tr").first
    expect(first.locator(".row-link")).to_have_id(f"item-{item.id}")
    expect(first).to_contain_text("decide within 26 min")
    live.clock.forward(timedelta(minutes=27))
    lapse(live.platform)
    tab.evaluate("htmx.ajax('GET', location.href, {source: '#queue'})")
    expect(tab.locator("#queue")).to_contain_text("time ran out")
    tab.goto(f"/items/{item.id}/")
    expect(tab.locator("#lapse")).to_contain_text("Arrival was told")


def test_a_slip_of_the_finger_to_protection_is_corrected(item: ItemHead, enter: Enter) -> None:
    tab = enter(Role.OFFICER, purpose=BORDER)
    tab.goto(f"/items/{item.id}/")
    choose(tab, "p", GROUND)
    tab.wait_for_url("**" + reverse("queue"))
    tab.locator(".notice a").click()
    expect(tab.locator("h1")).to_contain_text("protection contact")
    choose(tab, "n", "The wrong key; the birth dates differ by ten years.")
    tab.wait_for_url("**" + reverse("queue"))
    assert WorkItem.objects.get(id=item.id).queue == Queue.BORDER


def test_what_was_typed_on_a_stale_page_is_kept(
    live: Traffic, item: ItemHead, enter: Enter
) -> None:
    tab = enter(Role.SUPERVISOR, purpose=BORDER)
    tab.goto(f"/items/{item.id}/")
    decide(
        live.platform,
        item=item.id,
        officer=uuid4(),
        actor=Actor.officer("another"),
        purpose=BORDER,
        outcome=Outcome.DO_NOT_BOARD,
        words=Words(ground=GROUND, law="Passport Act s. 12"),
    )
    choose(tab, "b", "These words took me a quarter of an hour.")
    expect(tab.locator(".error-summary")).to_be_visible()
    kept = tab.locator("textarea").first
    expect(kept).to_have_value("These words took me a quarter of an hour.")
    tab.goto(f"/items/{item.id}/")
    tab.locator("[value=no]").check()
    tab.locator(".decision button").click()
    expect(tab.locator(".error-summary")).to_contain_text("why you do not agree")
    tab.locator("[name=ground]").fill("The issuing state is another one.")
    tab.locator(".decision button").click()
    tab.wait_for_url("**" + reverse("queue"))
    assert Decision.objects.get().second_agrees is False


def test_one_line_holds_both_records_and_leads_on(live: Traffic, enter: Enter) -> None:
    items = live.items(UNIT, Queue.ASSESSMENT)
    tab = enter(Role.OFFICER, purpose=UNIT)
    tab.goto(reverse("queue"))
    rows = tab.locator("#queue tbody tr")
    assert rows.count() < len(items)
    rows.first.locator(".row-link").click()
    expect(tab.locator("#beside")).to_be_visible()
    choose(tab, "n", "Another birth date and another document.")
    tab.wait_for_url("**" + reverse("queue"))
    tab.locator(".notice a").click()
    expect(tab.locator("#beside")).to_contain_text("It is decided.")
