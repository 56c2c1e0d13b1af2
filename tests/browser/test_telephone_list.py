"""The telephone list in a real browser: noted by keyboard, narrow, in both directions."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from safepassage.apps.accounts.roles import Role
from safepassage.apps.carriers import services as carriers
from safepassage.apps.cases.models import Queue
from safepassage.apps.messages.models import Call
from safepassage.apps.travel.carrier_view import address
from safepassage.apps.travel.models import Flight
from safepassage.flows.answers import queue_unsolicited
from safepassage.records.actor import Actor, Component
from safepassage.records.answer import Meaning
from safepassage.safeguards.purpose import Purpose
from traffic_fixtures import Traffic

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BY = Actor.component(Component.COMMAND_LINE)
NARROW = {"width": 390, "height": 800}


@pytest.fixture
def unheard(live_server: LiveServer, console: Traffic) -> None:
    """A traveller may board after all, and the carrier's system has said nothing for an hour."""
    assert live_server
    at = console.clock.now()
    item = console.items(Purpose.BORDER_CHECK, Queue.BORDER)[0]
    Flight.objects.filter(id=item.flight).update(departs_at=at + timedelta(hours=9))
    carrier = carriers.add_carrier(
        code="1U", name="Utopia Air", contact_phone="+999 1 22", actor=BY, at=at
    )
    with transaction.atomic():
        queue_unsolicited(
            console.platform,
            address(item.journey, actor=BY, keys=console.platform.keys, at=at),
            Meaning.BOARD,
            carrier=carrier.pk,
            decision=None,
            actor=BY,
        )
    console.clock.forward(timedelta(hours=1))


@pytest.mark.usefixtures("unheard")
def test_a_call_is_noted_by_keyboard_and_everything_fits(enter: Callable[..., Page]) -> None:
    tab = enter(Role.OFFICER, purpose=Purpose.BORDER_CHECK)
    tab.goto(reverse("board"))
    tab.locator("#to-telephone a").press("Enter")
    tab.wait_for_url("**" + reverse("telephone"))
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    tab.set_viewport_size(NARROW)  # type: ignore[arg-type]
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    tab.locator("select[name=party]").select_option("gate")
    tab.locator("button[value=told]").press("Enter")
    expect(tab.locator("main .empty")).to_be_visible()
    expect(tab.locator("#to-telephone a")).to_have_count(0)
    assert Call.objects.get().party == "gate"
