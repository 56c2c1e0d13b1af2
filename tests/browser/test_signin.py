"""The way in, in a real browser: by keyboard, in both directions, with and without scripts."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from safepassage.apps.accounts import enrolment
from safepassage.apps.accounts.models import Officer
from safepassage.apps.accounts.roles import Role
from safepassage.apps.carriers import services as carriers
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BY = Actor.component(Component.DEMONSTRATION)
PASSWORD = "four calm herons cross"
SMALL = """() => [...document.querySelectorAll('button, nav a, .row-link, .brand, input, select')]
  .filter(e => e.offsetParent && !e.closest('dialog'))
  .map(e => [e.outerHTML.slice(0, 80), (e.closest('.choice') || e).getBoundingClientRect()])
  .filter(([, box]) => box.height < 24 || box.width < 24)
  .map(([html]) => html)"""


def code_of(secret: str) -> str:
    """The code of now; near the end of its half minute, the next one."""
    left = 30 - time.time() % 30
    if left < 4:
        time.sleep(left)
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def enrol_and_sign_in(tab: Page, officer: Officer) -> None:
    token = enrolment.invite(officer=officer, actor=BY, at=datetime.now(UTC))
    tab.goto(f"/enrol/{token}/")
    secret = tab.locator(".secret").inner_text()
    for name in ("password", "again"):
        tab.locator(f"[name={name}]").fill(PASSWORD)
    tab.locator("[name=code]").fill(code_of(secret))
    tab.keyboard.press("Enter")
    tab.locator("[name=login]").fill(officer.username)
    tab.locator("[name=password]").fill(PASSWORD)
    tab.keyboard.press("Enter")
    tab.locator("[name=code]").fill(code_of(secret))
    tab.keyboard.press("Enter")
    expect(tab.locator("[name=seat]").first).to_be_visible()


def test_from_the_enrolment_link_to_the_first_page(
    tab: Page, officer_of: Callable[..., Officer]
) -> None:
    enrol_and_sign_in(tab, officer_of(Role.REGULATOR))
    expect(tab.locator("[name=seat]").first).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab.locator("nav [aria-current=page]")).to_be_visible()
    tab.locator(".bar form button").click()
    expect(tab.locator("[name=login]")).to_be_visible()


def test_the_frame_follows_the_direction_of_writing(
    enter: Callable[..., Page], locale: str
) -> None:
    tab = enter(Role.ADMINISTRATOR, purpose=Purpose.TECHNICAL_REPAIR)
    assert tab.locator("html").get_attribute("dir") == ("rtl" if locale == "ar" else "ltr")
    side, main = tab.locator(".side").bounding_box(), tab.locator("main").bounding_box()
    assert side
    assert main
    assert (side["x"] > main["x"]) is (locale == "ar")


def test_rows_are_walked_by_key_and_keys_can_be_switched_off(enter: Callable[..., Page]) -> None:
    for code in ("UT", "7Y"):
        carriers.add_carrier(code=code, name="Invented", actor=BY, at=datetime.now(UTC))
    tab = enter(Role.ADMINISTRATOR, purpose=Purpose.TECHNICAL_REPAIR)
    tab.goto("/carriers/")
    focused = "document.activeElement.textContent"
    for key, row in (("j", "7Y"), ("j", "UT"), ("j", "UT"), ("k", "7Y")):
        tab.keyboard.press(key)
        assert tab.evaluate(focused) == row
    tab.keyboard.press("?")
    expect(tab.locator("#keys-help")).to_be_visible()
    tab.locator("#keys-on").uncheck()
    tab.keyboard.press("Escape")
    tab.reload()
    tab.keyboard.press("j")
    assert "7Y" not in tab.evaluate(focused)[:4]


@pytest.mark.parametrize("width", [390, 1280])
def test_targets_are_large_and_nothing_hangs_over(enter: Callable[..., Page], width: int) -> None:
    carriers.add_carrier(code="UT", name="Invented", actor=BY, at=datetime.now(UTC))
    tab = enter(Role.ADMINISTRATOR, purpose=Purpose.TECHNICAL_REPAIR)
    tab.set_viewport_size({"width": width, "height": 800})
    for address in ("/carriers/", "/carriers/add/", "/officers/add/", "/legal-bases/", "/about/"):
        tab.goto(address)
        assert tab.evaluate(SMALL) == []
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


def test_a_partial_answer_replaces_its_place(enter: Callable[..., Page]) -> None:
    tab = enter(Role.DATA_PROTECTION_OFFICER, purpose=Purpose.OVERSIGHT)
    tab.goto("/ledger/")
    tab.locator("select[name=event]").select_option("officer:session:opened")
    tab.locator("form[role=search] button").click()
    expect(tab.locator("tbody tr")).to_have_count(1)


def test_everything_works_without_scripts(
    chromium: Browser, live_server: LiveServer, officer_of: Callable[..., Officer]
) -> None:
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    tab = context.new_page()
    enrol_and_sign_in(tab, officer_of(Role.ADMINISTRATOR))
    tab.locator("[name=seat]").first.check()
    tab.locator(".form button").click()
    tab.goto("/carriers/add/")
    tab.locator("[name=code]").fill("UT")
    tab.locator("[name=name]").fill("Utopia Airways")
    tab.locator(".form button").click()
    tab.locator("form[action*=rotate] button").click()
    assert len(tab.locator(".secret").inner_text()) == 43
    context.close()


def with_virtual_key(tab: Page) -> None:
    """Give the tab a security key of software, always touched and verified."""
    devtools = tab.context.new_cdp_session(tab)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "usb",
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def take_a_seat(tab: Page) -> None:
    tab.locator("[name=seat]").first.check()
    tab.keyboard.press("Enter")
    expect(tab.locator(".bar-account")).to_be_visible()


def test_a_passkey_takes_the_place_of_the_digits(
    tab: Page, officer_of: Callable[..., Officer]
) -> None:
    officer = officer_of(Role.OFFICER)
    with_virtual_key(tab)
    enrol_and_sign_in(tab, officer)
    take_a_seat(tab)
    tab.goto("/account/passkeys/add/")
    tab.locator("[name=name]").fill("Blue key")
    tab.locator("[name=present]").fill(PASSWORD)
    tab.locator("#passkey-make").click()
    expect(tab.get_by_text("Blue key")).to_be_visible()
    tab.locator("form[action='/sign-out/'] button").click()
    tab.locator("[name=login]").fill(officer.username)
    tab.locator("[name=password]").fill(PASSWORD)
    tab.keyboard.press("Enter")
    tab.locator("#passkey-use").click()
    expect(tab.locator("[name=seat]").first).to_be_visible()
    take_a_seat(tab)
    tab.goto("/account/")
    expect(tab.locator(".badge", has_text="This one")).to_be_visible()
