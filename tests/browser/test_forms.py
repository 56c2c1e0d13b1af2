"""After an error the focus stands on what needs attention, with and without scripts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from safepassage.apps.accounts.roles import Role
from safepassage.apps.cases.models import Queue
from safepassage.safeguards.purpose import Purpose
from traffic_fixtures import Traffic

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_focus_goes_to_the_error_summary(enter: Callable[..., Page]) -> None:
    tab = enter(Role.ADMINISTRATOR, purpose=Purpose.TECHNICAL_REPAIR)
    tab.goto("/carriers/add/")
    tab.locator("main form button").click()
    expect(tab.locator(".error-summary")).to_be_focused()
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    assert tab.url.endswith("#id_code")


def test_the_focus_goes_there_on_the_way_in(tab: Page, live_server: LiveServer) -> None:
    assert live_server
    tab.goto("/sign-in/")
    tab.keyboard.press("Enter")
    expect(tab.locator(".error-summary")).to_be_focused()


def test_the_shortest_ground_is_told_beside_the_field(
    live_server: LiveServer, console: Traffic, enter: Callable[..., Page]
) -> None:
    assert live_server
    item = console.items(Purpose.BORDER_CHECK, Queue.BORDER)[0]
    tab = enter(Role.OFFICER, purpose=Purpose.BORDER_CHECK)
    tab.goto(f"/items/{item.id}/")
    assert "At least 10 characters" in tab.locator("#id_ground_helptext").inner_text()
    tab.locator("[name=ground]").fill("ok")
    tab.locator(".decision button").click()
    expect(tab.locator(".error-summary")).to_be_focused()
    expect(tab.locator(".error-summary")).to_contain_text("there are 2")
