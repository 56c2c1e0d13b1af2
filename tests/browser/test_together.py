"""API beside PNR in a browser: the flight, a person's two records, and shared bookings."""

import re
from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from safepassage.apps.accounts.roles import Role
from safepassage.apps.travel import selectors as travel
from safepassage.apps.travel.models import Journey
from safepassage.records.actor import Actor
from safepassage.records.kinds import DataKind
from safepassage.safeguards.purpose import Purpose
from traffic_fixtures import Traffic

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

UNIT = Purpose.PNR_ASSESSMENT
CUT = """() => [...document.querySelectorAll('#joined .scroll, #shared .scroll, .cards')]
  .map(e => e.scrollWidth - e.clientWidth)
  .concat(document.documentElement.scrollWidth - innerWidth).filter(over => over > 0)"""


@pytest.fixture
def live(live_server: LiveServer, console: Traffic) -> Traffic:
    assert live_server
    return console


def differing(live: Traffic) -> Journey:
    """The PNR record of somebody whose records disagree."""
    at, keys = live.platform.clock.now(), live.platform.keys
    return next(
        Journey.objects.get(id=person.records[1].head.id)
        for line in live.lines(UNIT)
        for person in travel.travellers_of(Actor.officer("x"), UNIT, line.flight.id, keys, at)
        if person.joined and person.joined.differences
    )


def test_what_belongs_together_is_read_whole_at_any_width(
    live: Traffic, enter: Callable[..., Page]
) -> None:
    row = differing(live)
    tab = enter(Role.OFFICER, purpose=UNIT)
    flight = reverse("flight", args=[row.flight_id])
    file = reverse("traveller", args=[row.id])
    for width in (1366, 1024, 420):
        tab.set_viewport_size({"width": width, "height": 900})
        for address in (flight, file, f"{file}?shared=yes"):
            tab.goto(address)
            assert tab.evaluate(CUT) == [], (address, width)


def test_an_officer_asks_for_links_by_keyboard(live: Traffic, enter: Callable[..., Page]) -> None:
    row = next(
        one
        for one in Journey.objects.filter(kind=DataKind.PNR)
        if Journey.objects.filter(reservation=one.reservation_id).count() > 1
    )
    tab = enter(Role.OFFICER, purpose=UNIT)
    tab.goto(reverse("traveller", args=[row.id]))
    link = tab.locator("#shared a[href^='?shared']")
    link.focus()
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(re.compile(r"\?shared=yes#shared$"))
    expect(tab.locator("#shared tbody tr").first).to_be_visible()
