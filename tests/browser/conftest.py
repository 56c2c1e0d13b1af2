"""A live console and Chromium; tests in this folder carry the marker ``browser``."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, sync_playwright
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from safepassage.apps.accounts import enrolment, services
from safepassage.apps.accounts.models import InstallationKind, Officer
from safepassage.apps.accounts.roles import Role
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose
from trained import trained

NOW = datetime.now(UTC)
BY = Actor.component(Component.DEMONSTRATION)

# Playwright's own loop runs in the thread of the tests, which Django takes for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@pytest.fixture(params=["en", "ar"], ids=["ltr", "rtl"])
def locale(request: pytest.FixtureRequest, settings: Settings) -> str:
    """Both directions of writing; Arabic is opened for the test alone."""
    settings.LANGUAGES = [("en", "English"), ("ar", "Arabic")]
    return str(request.param)


@pytest.fixture
def complaints() -> list[str]:
    """What the browser's console said: errors, and breaches of the content policy."""
    return []


@pytest.fixture
def tab(
    chromium: Browser, live_server: LiveServer, locale: str, complaints: list[str]
) -> Iterator[Page]:
    """A tab that must end without a complaint."""
    context = chromium.new_context(base_url=live_server.url, locale=locale)
    page = context.new_page()

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    def on_error(error: Error) -> None:
        complaints.append(str(error))

    page.on("console", on_console)
    page.on("pageerror", on_error)
    cache.clear()
    yield page
    context.close()
    assert complaints == []


@pytest.fixture
def officer_of(live_server: LiveServer) -> Callable[..., Officer]:
    """Make an officer of some roles in a demonstration."""
    assert live_server
    services.create_installation(kind=InstallationKind.DEMONSTRATION, title="Demonstration", at=NOW)
    services.ensure_posting(
        code="PDL", name="Airport", purposes=set(Purpose), time_zone="Atlantic/Azores"
    )

    def made(*roles: Role) -> Officer:
        officer = services.add_officer(
            username=f"{roles[0]}.example", roles=roles, postings={"PDL"}, actor=BY, at=NOW
        )
        return trained(officer)

    return made


@pytest.fixture
def enter(tab: Page, officer_of: Callable[..., Officer]) -> Callable[..., Page]:
    """Enter as an officer of some roles with a purpose, as the demonstration's link does."""

    def entered(*roles: Role, purpose: Purpose) -> Page:
        token = enrolment.entry(officer=officer_of(*roles), at=NOW)
        tab.goto(f"/enter/{token}/")
        tab.locator("button").click()
        tab.locator(f"input[value='PDL {purpose}']").check()
        tab.locator("button").first.click()
        return tab

    return entered
