"""Forecast and agencies in a real browser: both directions, wide and narrow, without complaint."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from agency_laws import agency
from safepassage.adapters.lane_file import Lanes
from safepassage.apps.accounts.roles import Role
from safepassage.apps.forecast.services import Count, keep
from safepassage.flows.platform import Platform
from safepassage.safeguards.lanes import Lane
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.sharing import AgencyRole
from safepassage.web import installed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NARROW = {"width": 390, "height": 844}
LANES = (
    Lane(code="free", title="Free movement", nationalities=frozenset({"QMA"})),
    Lane(code="exempt", title="Visa-exempt", nationalities=frozenset({"QNA"})),
)
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def counted(
    live_server: LiveServer, platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> Platform:
    """Thirty flights to two posts, counted, behind the live console."""
    assert live_server
    platform.lanes = Lanes(named=LANES)
    monkeypatch.setattr(installed, "platform", lambda: platform)
    for number in range(30):
        keep(_count(number, platform.clock.now()))
    return platform


def _count(number: int, at: datetime) -> Count:
    arrives = at + timedelta(minutes=20 + number * 67)
    people = {"nationals": 40 + number * 3, "free": 90 - number * 2, "others": 35, "crew": 6}
    people |= {"exempt": 20 + 11 * (number % 5), "transit": 8 * (number % 3)}
    return Count(
        flight=uuid4(),
        post="FNC" if number % 4 == 3 else "PDL",
        arrives=f"{arrives:%Y-%m-%dT%H:%M}",
        arrives_at=arrives,
        people=people,
        closed=number < 4,
        state="",
        counted_at=at,
        delete_at=arrives + timedelta(days=1),
    )


def test_the_forecast_is_read_as_picture_table_and_file(
    counted: Platform, enter: Callable[..., Page]
) -> None:
    tab = enter(Role.SUPERVISOR, purpose=Purpose.BORDER_CHECK)
    tab.goto(reverse("forecast"))
    assert tab.locator("svg.chart").count() == 1
    assert tab.get_by_role("img").get_attribute("aria-labelledby") == "chart-PDL"
    for size in (NARROW, {"width": 1280, "height": 900}):
        tab.set_viewport_size(size)
        assert not tab.evaluate(TOO_WIDE)
    tab.select_option("select", "all")
    tab.get_by_role("button", name="Show").press("Enter")
    expect(tab.locator("svg.chart")).to_have_count(2)
    with tab.expect_download() as file:
        tab.get_by_role("link", name="Download as CSV").click()
    assert file.value.suggested_filename == "arrivals.csv"


def test_an_agencys_page_tells_every_field(counted: Platform, enter: Callable[..., Page]) -> None:
    customs = agency(counted, AgencyRole.CUSTOMS)
    tab = enter(Role.ADMINISTRATOR, purpose=Purpose.TECHNICAL_REPAIR)
    for size in (NARROW, {"width": 1280, "height": 900}):
        tab.set_viewport_size(size)
        for address in (reverse("agencies"), reverse("agency", args=[customs.pk])):
            tab.goto(address)
            assert not tab.evaluate(TOO_WIDE)
    tab.get_by_role("button", name="New credential").click()
    expect(tab.locator(".secret")).to_have_count(1)
