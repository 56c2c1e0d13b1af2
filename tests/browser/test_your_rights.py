"""The public pages in a browser: both directions of writing, no script, 320 px, and the desk."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from safepassage.apps.accounts.roles import Role
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed
from safepassage.web.public import limits

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NARROW = {"width": 320, "height": 640}
WIDE = "() => document.documentElement.scrollWidth - innerWidth"


@pytest.fixture(autouse=True)
def here(platform: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """A platform of its own, with its keys, on which nobody has travelled."""
    monkeypatch.setattr(installed, "platform", lambda: platform)


@pytest.fixture
def visitor(
    chromium: Browser, live_server: LiveServer, settings: Settings, locale: str
) -> Iterator[Page]:
    """Somebody without scripts, in a narrow window."""
    limits.limit.cache_clear()
    settings.SAFEPASSAGE_SUBJECT_PER_MINUTE = 1000
    context = chromium.new_context(
        base_url=live_server.url, locale=locale, java_script_enabled=False, viewport=NARROW
    )
    yield context.new_page()
    assert {one["name"] for one in context.cookies()} <= {"csrftoken"}
    context.close()
    limits.limit.cache_clear()


def fill(page: Page) -> None:
    page.locator("input[name=right][value=access]").check()
    page.locator("input[name=surname]").fill("Testovar")
    page.locator("input[name=given_names]").fill("Ilmo")
    page.locator("input[name=born]").fill("1971-05-27")
    page.locator("textarea[name=address]").fill("1 Harbour Road")
    page.locator("main form button[type=submit]").click()


def test_somebody_asks_and_sees_how_it_stands_without_a_script(visitor: Page, locale: str) -> None:
    visitor.goto("/your-rights/")
    assert visitor.locator("html").get_attribute("dir") == ("rtl" if locale == "ar" else "ltr")
    visitor.locator("a[href='/your-rights/ask/']").click()
    fill(visitor)
    receipt = visitor.locator(".receipt").inner_text()
    visitor.locator("a[href='/your-rights/state/']").click()
    visitor.locator("input[name=receipt]").fill(receipt)
    visitor.locator("main form button").click()
    expect(visitor.locator("main [role=status]")).to_be_visible()


def test_nothing_is_cut_at_320_pixels(
    chromium: Browser, live_server: LiveServer, locale: str
) -> None:
    context = chromium.new_context(base_url=live_server.url, locale=locale, viewport=NARROW)
    page = context.new_page()
    for address in ("/your-rights/", "/your-rights/ask/", "/your-rights/state/"):
        page.goto(address)
        assert page.evaluate(WIDE) <= 0, address
    context.close()


@pytest.mark.parametrize("locale", ["en"], indirect=True)
def test_the_desk_shows_what_was_sent(
    visitor: Page, enter: Callable[..., Page], complaints: list[str]
) -> None:
    visitor.goto("/your-rights/ask/")
    fill(visitor)
    tab = enter(Role.DATA_PROTECTION_OFFICER, purpose=Purpose.DATA_SUBJECT)
    tab.goto("/subjects/")
    tab.locator("a.row-link").first.click()
    expect(tab.locator("main")).to_contain_text("Harbour Road")
    tab.locator("input[value=in_person]").check()
    tab.locator("form[action$='/proof/'] button").click()
    tab.locator("form[action$='/look/'] button").click()
    tab.locator("form[action$='/records/'] button").click()
    tab.locator("button[value=neutral]").click()
    expect(tab.locator(".notice-success")).to_be_visible()
    assert complaints == []
