"""Clearances in a browser: what was cleared before, a number handed out, and an end."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from one_traveller import decided, message, notify, put_list, work
from safepassage.adapters import index_files
from safepassage.apps.accounts.roles import Role
from safepassage.apps.clearances.models import Clearance, ClearedHit
from safepassage.records.outcome import Outcome
from safepassage.records.redress import number_in
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BORDER = Purpose.BORDER_CHECK
LISTED = b'{"id": "L-1", "name": "Ilmo Testovar", "dob": ["1971-05-27"]}\n'
OVER = "document.documentElement.scrollWidth - innerWidth"


@pytest.fixture
def cleared(
    live_server: LiveServer,
    platform: Any,
    bases: None,
    monkeypatch: pytest.MonkeyPatch,
) -> ClearedHit:
    """A hit was cleared on one flight and kept from the queue on the next one."""
    assert live_server
    monkeypatch.setattr(index_files, "CHECK_SECONDS", 0)
    monkeypatch.setattr(installed, "platform", lambda: platform)
    put_list(platform, "border", BORDER, entries=LISTED)
    notify(platform, message())
    work(platform)
    decided(platform, Outcome.NOT_THE_SAME_PERSON)
    notify(platform, message().replace("26090115", "26090215").replace("26090119", "26090219"))
    work(platform)
    return ClearedHit.objects.get()


def test_a_clearance_is_seen_made_to_last_and_ended(
    cleared: ClearedHit, enter: Callable[..., Page]
) -> None:
    tab = enter(Role.SUPERVISOR, purpose=BORDER)
    tab.goto(f"/travellers/{cleared.journey}/")
    expect(tab.locator("#cleared")).to_contain_text("Ilmo Testovar")
    tab.goto("/clearances/")
    for width in (1280, 400):
        tab.set_viewport_size({"width": width, "height": 900})
        assert tab.evaluate(OVER) <= 0
    tab.set_viewport_size({"width": 1280, "height": 900})
    tab.get_by_role("link", name="Redress number …").click()
    tab.get_by_role("radio").check()
    tab.get_by_role("button", name="Give a number").click()
    assert number_in(tab.locator("#number").inner_text())
    tab.goto("/clearances/")
    expect(tab.get_by_role("heading", name="Redress numbers")).to_be_visible()
    tab.get_by_role("link", name="End …").first.click()
    tab.get_by_role("radio").first.check()
    tab.get_by_role("button", name="End the clearance").click()
    expect(tab.get_by_text("is screened again")).to_be_visible()
    assert not Clearance.objects.exists()
