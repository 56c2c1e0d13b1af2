"""Carrier quality and the trial of a message in a real browser, wide and narrow, both ways."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from one_traveller import interchange, message
from safepassage.apps.accounts.roles import Role
from safepassage.safeguards.purpose import Purpose
from traffic_fixtures import Traffic

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CUT = """() => [...document.querySelectorAll('.scroll')].map(e => e.scrollWidth - e.clientWidth)
  .concat(document.documentElement.scrollWidth - innerWidth).filter(over => over > 0)"""


@pytest.fixture
def live(live_server: LiveServer, console: Traffic) -> Traffic:
    assert live_server
    return console


def test_quality_is_whole_at_every_width_and_a_message_is_tried(
    live: Traffic, enter: Callable[..., Page]
) -> None:
    assert live.messages
    tab = enter(Role.ADMINISTRATOR, purpose=Purpose.TECHNICAL_REPAIR)
    for width in (390, 720, 1280):
        tab.set_viewport_size({"width": width, "height": 844})
        tab.goto(reverse("quality"))
        assert tab.evaluate(CUT) == [], width
    assert tab.locator("svg.spark").count() >= 3
    tab.goto(reverse("conformance"))
    tab.locator("textarea").fill(interchange(message()).decode())
    tab.locator(".form button").click()
    expect(tab.get_by_text("A real message like this would be processed.")).to_be_visible()
    assert "TESTOVAR" not in tab.content()
    assert tab.evaluate(CUT) == []
