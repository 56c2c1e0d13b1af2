"""A lead in a real browser: the owner's word noted by keyboard, narrow, in both directions."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from registers import form, registers
from safepassage.adapters.registers.fake import FakeRegister
from safepassage.apps.accounts.roles import Role
from safepassage.apps.cases.models import WorkItem
from safepassage.apps.enquiries.models import Enquiry
from safepassage.flows.enquiries.beside import Beside
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed
from traffic_fixtures import Traffic

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NARROW = {"width": 390, "height": 800}


@pytest.fixture
def lead(
    live_server: LiveServer, quiet_traffic: Traffic, monkeypatch: pytest.MonkeyPatch
) -> WorkItem:
    """A traveller whom a register in the box says that it knows."""
    assert live_server
    platform = quiet_traffic.platform
    monkeypatch.setattr(installed, "platform", lambda: platform)
    platform.registers = registers((form(), FakeRegister(one_in=1)))
    quiet_traffic.receive(*[one.body for one in quiet_traffic.scenario.dispatches()])
    beside = Beside(platform)
    while beside.step():
        pass
    beside.close()
    return WorkItem.objects.filter(kind="api_border").order_by("id")[0]


def test_the_owners_word_is_noted_by_keyboard_and_everything_fits(
    enter: Callable[..., Page], lead: WorkItem
) -> None:
    tab = enter(Role.OFFICER, purpose=Purpose.BORDER_CHECK)
    for address in (reverse("registers"), reverse("item", args=[lead.id])):
        tab.goto(address)
        for size in (NARROW, {"width": 1300, "height": 900}):
            tab.set_viewport_size(size)  # type: ignore[arg-type]
            assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(tab.locator(".owners-word select")).to_have_value("")
    tab.locator(".owners-word select").select_option("not_confirmed")
    tab.locator(".owners-word button").press("Enter")
    expect(tab.locator("#registers")).to_contain_text("not confirmed by the owner")
    assert Enquiry.objects.get(journey=lead.journey).confirmation == "not_confirmed"
