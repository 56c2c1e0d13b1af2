"""Alerts, their review, the witnesses and the report in a real browser, in both directions."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.urls import reverse
from playwright.sync_api import Page, expect

from safepassage.apps.accounts.roles import Role
from safepassage.apps.watching.alerts import Raised, raise_alert
from safepassage.apps.watching.models import Alert
from safepassage.flows.platform import Platform
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.reading import Unusual
from safepassage.web import installed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOW = datetime.now(UTC)
NUMBERS = {"count": 47, "usual": 20, "hour": 2, "before": 0}


@pytest.fixture
def alerts(platform: Platform, monkeypatch: pytest.MonkeyPatch) -> None:
    """One alert of each kind."""
    monkeypatch.setattr(installed, "platform", lambda: platform)
    with transaction.atomic():
        for hours, kind in enumerate(Unusual):
            raise_alert(
                Raised(
                    kind=kind,
                    officer=uuid4(),
                    mark=kind.value,
                    at=NOW - timedelta(hours=hours),
                    numbers=NUMBERS,
                )
            )


@pytest.mark.usefixtures("alerts")
def test_an_alert_is_reviewed_and_the_witnesses_and_the_report_are_read(
    enter: Callable[..., Page],
) -> None:
    tab = enter(Role.DATA_PROTECTION_OFFICER, purpose=Purpose.OVERSIGHT)
    tab.goto(reverse("alerts"))
    expect(tab.locator("tbody tr").first).to_be_visible()
    tab.locator("tbody a").first.click()
    tab.locator("input[name=verdict]").first.check()
    tab.locator("textarea").fill("The officer was asked and showed the prosecutor's request.")
    tab.locator("form button[type=submit]").last.click()
    expect(tab.locator("h1")).to_be_visible()
    assert Alert.objects.exclude(verdict="").count() == 1
    for name in ("witnesses", "ledger_report"):
        tab.goto(reverse(name))
        expect(tab.locator("h1")).to_be_visible()
    tab.locator("input[name=first]").fill(NOW.strftime("%Y-%m-%d"))
    tab.locator("input[name=last]").fill(NOW.strftime("%Y-%m-%d"))
    tab.locator("form.filters button").click()
    expect(tab.locator("section.panel")).to_have_count(10)


@pytest.mark.usefixtures("alerts")
def test_the_pages_fit_a_narrow_window(enter: Callable[..., Page]) -> None:
    tab = enter(Role.DATA_PROTECTION_OFFICER, purpose=Purpose.OVERSIGHT)
    tab.set_viewport_size({"width": 390, "height": 800})
    for address in (reverse("alerts"), reverse("alert", args=[Alert.objects.first().pk])):
        tab.goto(address)
        assert tab.evaluate("document.documentElement.scrollWidth") <= 390
