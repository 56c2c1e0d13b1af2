"""The independent authority's pages in a real browser: narrow, wide, in both directions."""

import os
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from safepassage.adapters.pem import authority_from_pem, authority_pair
from safepassage.apps.accounts.roles import Role
from safepassage.apps.cases.models import WorkItem
from safepassage.apps.regulation import keys
from safepassage.apps.regulation.models import KeyUse
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed
from traffic_fixtures import Traffic

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SIZES = ({"width": 390, "height": 800}, {"width": 1300, "height": 900})


@pytest.fixture
def waiting(live_server: LiveServer, traffic: Traffic, monkeypatch: pytest.MonkeyPatch) -> str:
    """Traffic with a key of the regulator that waits; its fingerprint."""
    assert live_server
    monkeypatch.setattr(installed, "platform", lambda: traffic.platform)
    public = authority_from_pem(authority_pair(os.urandom(32))[1])
    by, at = Actor.component(Component.COMMAND_LINE), traffic.clock.now()
    keys.propose(uuid4(), KeyUse.SEAL, public, actor=by, at=at)
    return keys.fingerprint(public)


def fits(tab: Page, name: str) -> None:
    for size in SIZES:
        tab.set_viewport_size(size)  # type: ignore[arg-type]
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), name


def test_a_key_is_compared_a_record_read_and_ordered_about(
    enter: Callable[..., Page], waiting: str
) -> None:
    tab = enter(Role.REGULATOR, purpose=Purpose.OVERSIGHT)
    tab.goto(reverse("regulator_keys"))
    tab.locator("input[name=fingerprint]").fill(waiting)
    tab.locator("main form button").last.click()
    expect(tab.locator("main")).to_contain_text(waiting[:20])
    fits(tab, "keys")
    item = WorkItem.objects.filter(kind="api_border").order_by("id")[0]
    tab.goto(reverse("inspect"))
    tab.locator("input[name=inspection]").fill("INS-2026-0147")
    tab.locator("input[name=law]").fill("Data Protection Act s. 60")
    tab.locator("select[name=what]").select_option("item")
    tab.locator("input[name=subject]").fill(str(item.id))
    tab.locator("main form button").last.press("Enter")
    expect(tab.locator("main")).to_contain_text(str(item.journey))
    assert str(item.id) not in tab.url
    fits(tab, "inspect")
    tab.goto(f"{reverse('order_give')}?kind=correct_record")
    tab.locator("input[name=target]").fill(str(item.journey))
    tab.locator("input[name=until]").fill("2026-09-30")
    tab.locator("input[name=law]").fill("Data Protection Act s. 58")
    tab.locator("textarea[name=reasons]").fill("The birth date differs from the document.")
    fits(tab, "give")
    tab.locator("main form button").last.press("Enter")
    expect(tab.locator("main")).to_contain_text("The birth date differs")
    for name in ("order_give", "orders", "overview", "remarks", "remark_enter"):
        tab.goto(reverse(name))
        fits(tab, name)
