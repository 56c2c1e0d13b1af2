"""After entry a search leads to the request for leave, in a browser, in both directions."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from one_traveller import CARRIER, booking, work
from profile_fixtures import follow_national_law
from safepassage.apps.accounts.roles import Role
from safepassage.apps.travel.models import Journey
from safepassage.flows.platform import Platform
from safepassage.flows.receive import receive
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OVER = "document.documentElement.scrollWidth - innerWidth"


@pytest.fixture
def arrived(
    live_server: LiveServer, platform: Platform, bases: object, monkeypatch: pytest.MonkeyPatch
) -> Journey:
    """Somebody with a reservation who has arrived, under a law that asks for leave then."""
    assert live_server
    monkeypatch.setattr(installed, "platform", lambda: platform)
    follow_national_law(platform.clock.now(), review_after_entry=True)
    receive(platform, carrier=CARRIER, body=booking())
    work(platform)
    journey = Journey.objects.get(kind="pnr")
    platform.clock.at = journey.flight.arrives_at  # type: ignore[attr-defined]  # a test's clock
    return journey


def test_a_search_leads_to_the_request_and_urgency_to_the_record(
    arrived: Journey, enter: Callable[..., Page]
) -> None:
    page = enter(Role.OFFICER, purpose=Purpose.PNR_REQUEST)
    page.goto("/travellers/search/")
    page.locator("#id_locator").fill("AAAB22")
    page.locator("#id_offence").select_option("terrorism")
    page.locator("#id_air_link").select_option("goods_travel")
    page.locator("#id_case").fill("UT-2026-17")
    page.locator("main form button[type=submit]").click()
    expect(page.locator("main")).not_to_contain_text("TESTOVAR")
    assert page.evaluate(OVER) <= 0
    page.locator("main a[href^='/leave/use/']").click()
    expect(page.locator("main")).not_to_contain_text("TESTOVAR")
    assert page.evaluate(OVER) <= 0
    page.locator("#id_case").fill("UT-2026-17")
    page.locator("#id_ground").fill("Named since his arrival in the file of a bomb maker.")
    page.locator("input[name=urgent][value=urgent]").check()
    page.locator("main form button[type=submit]").click()
    page.locator(f"a[href='/travellers/{arrived.id}/']").click()
    expect(page.locator("main")).to_contain_text("TESTOVAR")
    assert page.evaluate(OVER) <= 0
