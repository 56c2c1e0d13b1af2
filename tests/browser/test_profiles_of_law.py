"""Profiles of law in a real browser: proposed by one, confirmed by another, pages fit."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from profile_fixtures import MACHINE
from safepassage.apps.accounts.roles import Role
from safepassage.apps.oversight import following, selectors, services
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SIZES = ({"width": 390, "height": 844}, {"width": 1300, "height": 900})
CUT = """() => [...document.querySelectorAll('.scroll')].map(e => e.scrollWidth - e.clientWidth)
  .concat(document.documentElement.scrollWidth - innerWidth).filter(over => over > 0)"""


def test_a_choice_is_proposed_and_its_pages_fit(enter: Callable[..., Page]) -> None:
    at = installed.platform().clock.now()
    services.import_bases(selectors.demonstration_profile(), actor=MACHINE, at=at)
    tab = enter(Role.ADMINISTRATOR, purpose=Purpose.TECHNICAL_REPAIR)
    tab.goto(reverse("profile_propose"))
    tab.locator("input[value=strict]").uncheck()
    tab.locator("input[value=eu-pnr]").check()
    tab.locator("#id_ground").fill("Passenger Act of Utopia, in force since May 2026.")
    tab.locator("form.form button").press("Enter")
    expect(tab.locator(".notice-success")).to_be_visible()
    expect(tab.locator("main")).to_contain_text("API-BORDER-IN")
    assert following.waiting() is not None
    places = [reverse(name) for name in ("profiles", "profile_propose", "profile_import")]
    for address in (*places, reverse("profile", args=["eu-pnr", 1])):
        tab.goto(address)
        expect(tab.locator("h1")).to_be_visible()
        for size in SIZES:
            tab.set_viewport_size(size)  # type: ignore[arg-type]
            assert tab.evaluate(CUT) == [], (address, size)
