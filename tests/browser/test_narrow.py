"""Narrow windows: nothing is cut without a hint, and the frame leaves room for the page."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from safepassage.apps.accounts.roles import Role
from safepassage.apps.carriers import services as carriers
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose
from traffic_fixtures import Traffic

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BY = Actor.component(Component.DEMONSTRATION)
NOW = datetime.now(UTC)
CUT = """() => [...document.querySelectorAll('.scroll')].map(e => e.scrollWidth - e.clientWidth)
  .concat(document.documentElement.scrollWidth - innerWidth).filter(over => over > 0)"""


@pytest.fixture
def live(live_server: LiveServer, console: Traffic) -> Traffic:
    assert live_server
    return console


def carrier_page() -> str:
    carrier = carriers.add_carrier(
        code="UT", name="Utopia Airways", contact_email="desk@example.org", actor=BY, at=NOW
    )
    carriers.rotate(carrier=carrier, actor=BY, at=NOW)
    return f"/carriers/{carrier.pk}/"


def is_whole(tab: Page, *addresses: str) -> None:
    for address in addresses:
        for width in (390, 720):
            tab.set_viewport_size({"width": width, "height": 844})
            tab.goto(address)
            assert tab.evaluate(CUT) == [], (address, width)


def test_set_up_and_oversight_show_every_column(live: Traffic, enter: Callable[..., Page]) -> None:
    assert live.messages
    own = carrier_page()
    tab = enter(Role.ADMINISTRATOR, purpose=Purpose.TECHNICAL_REPAIR)
    is_whole(tab, "/carriers/", own, "/officers/", "/legal-bases/", "/messages/")


def test_the_ledger_and_the_work_show_every_column(
    live: Traffic, enter: Callable[..., Page]
) -> None:
    assert live.messages
    tab = enter(Role.DATA_PROTECTION_OFFICER, purpose=Purpose.OVERSIGHT)
    is_whole(tab, "/ledger/", reverse("queue"), "/board/?direction=any&hours=72&airport=all")


def test_the_frame_is_small_and_the_menu_opens(enter: Callable[..., Page]) -> None:
    tab = enter(Role.ADMINISTRATOR, purpose=Purpose.TECHNICAL_REPAIR)
    tab.set_viewport_size({"width": 390, "height": 844})
    tab.goto("/carriers/")
    main = tab.locator("main").bounding_box()
    assert main
    assert main["y"] <= 130
    officers = tab.locator("nav a[href='/officers/']")
    expect(officers).to_be_hidden()
    tab.locator("#menu-open").check()
    officers.click()
    tab.wait_for_url("**/officers/")


def test_signing_out_stands_in_the_bars_last_line(enter: Callable[..., Page]) -> None:
    tab = enter(Role.ADMINISTRATOR, purpose=Purpose.TECHNICAL_REPAIR)
    tab.set_viewport_size({"width": 390, "height": 844})
    tab.goto("/about/")
    ends, clock = (tab.locator(one).bounding_box() for one in (".bar form", ".bar-clock"))
    assert ends
    assert clock
    assert abs(ends["y"] - clock["y"]) < 12
