"""The arrival desk in a real browser: told by a decision, seen by keyboard."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from safepassage.apps.accounts.roles import Role
from safepassage.apps.cases.models import ArrivalNotice, Queue
from safepassage.apps.travel.models import Flight
from safepassage.safeguards.purpose import Purpose
from traffic_fixtures import Traffic

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_what_an_officer_lets_arrival_know_is_seen_there(
    live_server: LiveServer, console: Traffic, enter: Callable[..., Page]
) -> None:
    assert live_server
    item = console.items(Purpose.BORDER_CHECK, Queue.BORDER)[0]
    Flight.objects.filter(id=item.flight).update(direction="inbound", destination="PDL")
    tab = enter(Role.OFFICER, purpose=Purpose.BORDER_CHECK)
    tab.goto(f"/items/{item.id}/")
    tab.keyboard.press("a")
    tab.keyboard.press("Tab")
    tab.keyboard.type("The document is to be looked at on arrival.")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**" + reverse("queue"))
    tab.goto(reverse("arrivals"))
    expect(tab.locator("#arrivals tbody tr")).to_have_count(1)
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    tab.locator("#arrivals button").press("Enter")
    expect(tab.locator("#arrivals .empty")).to_be_visible()
    assert ArrivalNotice.objects.get().seen_by
