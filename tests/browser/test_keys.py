"""Single keys: they go on after a choice, lead to the rooms, and the help tells no others."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from safepassage.apps.accounts.roles import Role
from safepassage.apps.cases.models import Queue
from safepassage.safeguards.purpose import Purpose
from traffic_fixtures import Traffic

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BORDER = Purpose.BORDER_CHECK


@pytest.fixture
def live(live_server: LiveServer, console: Traffic) -> Traffic:
    assert live_server
    return console


def told(tab: Page) -> set[str]:
    """The keys that the help shows."""
    tab.keyboard.press("?")
    expect(tab.locator("#keys-help")).to_be_visible()
    return set(tab.locator("#keys-help dt:visible").all_inner_texts())


def test_keys_go_on_after_the_first_choice(live: Traffic, enter: Callable[..., Page]) -> None:
    tab = enter(Role.OFFICER, purpose=BORDER)
    tab.goto(f"/items/{live.items(BORDER, Queue.BORDER)[0].id}/")
    for key, outcome in (("n", "not_the_same_person"), ("b", "board"), ("d", "do_not_board")):
        tab.keyboard.press(key)
        assert tab.locator(f"[value={outcome}]").is_checked(), key
    assert set("nbdgqtfws") <= told(tab)


def test_letters_go_into_a_field_that_takes_them(live: Traffic, enter: Callable[..., Page]) -> None:
    tab = enter(Role.OFFICER, purpose=BORDER)
    tab.goto(f"/items/{live.items(BORDER, Queue.BORDER)[0].id}/")
    tab.keyboard.press("g")
    tab.keyboard.type("bdfw?")
    assert tab.locator("[name=ground]").input_value() == "bdfw?"


def test_keys_lead_to_the_rooms(live: Traffic, enter: Callable[..., Page]) -> None:
    assert live.messages
    tab = enter(Role.OFFICER, purpose=BORDER)
    tab.goto("/about/")
    for key, address in (("w", reverse("queue")), ("s", "/travellers/search/"), ("f", "/board/")):
        tab.keyboard.press(key)
        tab.wait_for_url(f"**{address}")


def test_the_help_tells_no_key_that_does_nothing_here(
    live: Traffic, enter: Callable[..., Page]
) -> None:
    tab = enter(Role.DATA_PROTECTION_OFFICER, purpose=Purpose.OVERSIGHT)
    tab.goto(f"/items/{live.items(BORDER, Queue.BORDER)[0].id}/")
    keys = told(tab)
    assert not set("nbacpdg") & keys
    assert {"j", "k", "?", "q", "t", "f", "w", "s", "m"} <= keys
