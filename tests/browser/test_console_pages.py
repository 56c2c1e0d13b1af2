"""The work rooms in a real browser: by keyboard, live, in both directions, wide and narrow."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from safepassage.apps.accounts import enrolment
from safepassage.apps.accounts.models import Officer
from safepassage.apps.accounts.roles import Role
from safepassage.apps.cases.models import Decision, Queue
from safepassage.safeguards.purpose import Purpose
from traffic_fixtures import Traffic

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BORDER, UNIT = Purpose.BORDER_CHECK, Purpose.PNR_ASSESSMENT
FOCUSED = "document.activeElement.getAttribute('href')"
SMALL = """() => [...document.querySelectorAll('main :is(button, .row-link, input, select)')]
  .filter(e => e.offsetParent && !e.closest('dialog'))
  .map(e => [e.outerHTML.slice(0, 80), (e.closest('.choice') || e).getBoundingClientRect()])
  .filter(([, box]) => box.height < 24 || box.width < 24)
  .map(([html]) => html)"""


@pytest.fixture
def live(live_server: LiveServer, console: Traffic) -> Traffic:
    """A few flights behind the live console."""
    assert live_server
    return console


def test_from_the_board_to_a_traveller_by_keyboard(
    live: Traffic, enter: Callable[..., Page]
) -> None:
    tab = enter(Role.OFFICER, purpose=BORDER)
    tab.goto("/board/?direction=any&hours=72&airport=all")
    for key in ("j", "j", "k", "Enter"):
        tab.keyboard.press(key)
    expect(tab.locator("#travellers tbody tr").first).to_be_visible()
    tab.keyboard.press("j")
    traveller = tab.evaluate(FOCUSED)
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"**{traveller}")
    assert "Kept until" in tab.locator("main").inner_text()


def test_four_keys_and_a_ground_disagree_with_the_machine(
    live: Traffic, enter: Callable[..., Page]
) -> None:
    item = live.items(BORDER, Queue.BORDER)[0]
    tab = enter(Role.OFFICER, purpose=BORDER)
    tab.goto(f"/items/{item.id}/")
    tab.keyboard.press("n")
    tab.keyboard.press("Tab")
    tab.keyboard.type("The person at the desk holds another document.")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**" + reverse("queue"))
    assert Decision.objects.get().outcome == "not_the_same_person"


def test_law_and_court_order_are_asked_for_refusals_only(
    live: Traffic, enter: Callable[..., Page]
) -> None:
    item = live.items(BORDER, Queue.BORDER)[0]
    tab = enter(Role.OFFICER, purpose=BORDER)
    tab.goto(f"/items/{item.id}/")
    expect(tab.locator("[name=law]")).to_be_hidden()
    tab.keyboard.press("d")
    expect(tab.locator("[name=law]")).to_be_visible()
    tab.keyboard.press("Escape")
    tab.locator("[name=ground]").fill("Too short")
    tab.locator(".decision button").click()
    expect(tab.locator(".error-summary")).to_be_visible()
    assert tab.locator("[value=do_not_board]").is_checked()


def test_both_sides_are_of_one_size(live: Traffic, enter: Callable[..., Page]) -> None:
    tab = enter(Role.OFFICER, purpose=BORDER)
    tab.goto(f"/items/{live.items(BORDER, Queue.BORDER)[0].id}/")
    one, other = (tab.locator(".sides > div").nth(place).bounding_box() for place in (0, 1))
    assert one
    assert other
    assert abs(one["width"] - other["width"]) <= 1
    assert one["height"] == other["height"]


def test_the_help_names_the_keys_of_the_page(live: Traffic, enter: Callable[..., Page]) -> None:
    tab = enter(Role.OFFICER, purpose=BORDER)
    tab.goto(f"/items/{live.items(BORDER, Queue.BORDER)[0].id}/")
    tab.keyboard.press("?")
    keys = tab.locator("#keys-help dt").all_inner_texts()
    assert set("nbacpdgqt") <= set(keys)


def test_the_list_of_travellers_is_filtered_while_typing(
    live: Traffic, enter: Callable[..., Page]
) -> None:
    tab = enter(Role.OFFICER, purpose=BORDER)
    tab.goto(f"/board/{live.lines(BORDER)[0].flight.id}/")
    rows = tab.locator("#travellers tbody tr:visible")
    everybody = rows.count()
    name = rows.nth(2).locator(".person b").inner_text()
    tab.keyboard.press("/")
    tab.keyboard.type(name.lower())
    assert 1 <= rows.count() < everybody
    assert name in rows.first.inner_text()
    tab.locator("#filter").fill("nobody at all")
    expect(tab.locator("[data-filter-none]")).to_be_visible()
    expect(tab.locator("#travellers")).to_be_hidden()
    tab.locator("#filter").fill("")
    expect(rows).to_have_count(everybody)


def test_the_board_renews_itself_and_keeps_the_focus(
    live: Traffic, enter: Callable[..., Page]
) -> None:
    tab = enter(Role.OFFICER, purpose=BORDER)
    tab.goto("/board/?direction=any&hours=72&airport=all")
    tab.keyboard.press("j")
    flight = tab.evaluate(FOCUSED)
    before = tab.locator(".countdown").first.inner_text()
    live.clock.forward(timedelta(hours=2))
    tab.evaluate("htmx.ajax('GET', location.href, {source: '#flights'})")
    expect(tab.locator(".countdown").first).not_to_have_text(before)
    assert tab.evaluate(FOCUSED) == flight


def test_who_is_signed_out_meanwhile_is_asked_to_sign_in(
    live: Traffic, enter: Callable[..., Page]
) -> None:
    tab = enter(Role.OFFICER, purpose=BORDER)
    tab.goto(reverse("queue"))
    assert live.items(BORDER, Queue.BORDER)
    tab.context.clear_cookies()
    tab.evaluate("htmx.ajax('GET', location.href, {source: '#queue'})")
    tab.wait_for_url("**/sign-in/**")


@pytest.mark.parametrize("width", [400, 1280])
def test_targets_are_large_and_nothing_hangs_over(
    live: Traffic, enter: Callable[..., Page], width: int
) -> None:
    item = live.items(UNIT, Queue.ASSESSMENT)[0]
    tab = enter(Role.SUPERVISOR, purpose=UNIT)
    tab.set_viewport_size({"width": width, "height": 900})
    for address in (
        "/board/?direction=any&hours=72&airport=all",
        f"/board/{item.flight}/",
        f"/travellers/{item.journey}/",
        "/travellers/search/",
        reverse("queue"),
        f"/items/{item.id}/",
        "/messages/",
        f"/messages/{live.messages[0]}/",
    ):
        tab.goto(address)
        assert tab.evaluate(SMALL) == [], address
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


def test_a_parked_message_is_opened_and_tried_again(
    live: Traffic, enter: Callable[..., Page]
) -> None:
    (message,) = live.receive(b"HEADING UNB+UNOA:4+X+Y+260901:0600+1++APIS'UNZ+1+1'")
    tab = enter(Role.ADMINISTRATOR, purpose=Purpose.TECHNICAL_REPAIR)
    tab.goto(f"/messages/{message}/")
    tab.locator("[value=carrier_error]").check()
    tab.locator("form.form button").click()
    expect(tab.locator("mark").last).to_have_text("UNZ")
    tab.locator("main form button").click()
    expect(tab.locator(".notice")).to_be_visible()


def test_deciding_works_without_scripts(
    live: Traffic, chromium: Browser, live_server: LiveServer, officer_of: Callable[..., Officer]
) -> None:
    assert live.items(BORDER, Queue.BORDER)
    token = enrolment.entry(officer=officer_of(Role.OFFICER), at=datetime.now(UTC))
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"/enter/{token}/")
    tab.locator("button").click()
    tab.locator(f"input[value='PDL {BORDER}']").check()
    tab.locator("button").first.click()
    tab.goto(reverse("queue"))
    tab.locator("main .row-link").first.click()
    tab.locator("[value=board_and_tell_arrival]").check()
    tab.locator("[name=ground]").fill("The document is to be looked at on arrival.")
    tab.locator(".decision button").click()
    expect(tab.locator(".notice")).to_contain_text("arrival desk is told")
    context.close()
