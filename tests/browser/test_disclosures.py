"""A record is disclosed in a browser, in both directions of writing, with the keyboard alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from one_traveller import decided, item, message, notify, put_list, work
from safepassage.adapters import index_files
from safepassage.apps.accounts.roles import Role
from safepassage.apps.disclosures import registering
from safepassage.apps.disclosures.models import Disclosure
from safepassage.apps.disclosures.registering import Entered
from safepassage.flows.platform import Platform
from safepassage.records.actor import Actor, Component
from safepassage.records.outcome import Outcome
from safepassage.safeguards.disclosure import Onward, Protection, RecipientKind
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
UNIT, BY = Purpose.PNR_ASSESSMENT, Actor.component(Component.DEMONSTRATION)
OVER = "document.documentElement.scrollWidth - innerWidth"
POLICE = Entered(
    code="POLICE",
    name="Police of Utopia",
    kind=RecipientKind.AUTHORITY,
    state="UTO",
    law="Police Act s. 3",
    purpose_lock="prosecution of the offence named",
    protection=Protection.SAME_LAW,
    reference="",
    until=None,
    onward=Onward.NEVER,
    public_key=bytes([9, *bytes(31)]),
    contact="desk@example.org",
)


@pytest.fixture
def confirmed(
    live_server: LiveServer, platform: Platform, bases: object, monkeypatch: pytest.MonkeyPatch
) -> Platform:
    """A confirmed hit of the unit, and a recipient in force."""
    assert live_server
    monkeypatch.setattr(index_files, "CHECK_SECONDS", 0)
    monkeypatch.setattr(installed, "platform", lambda: platform)
    put_list(platform, "unit", UNIT)
    notify(platform, message())
    work(platform)
    decided(platform, Outcome.BOARD_AND_TELL_ARRIVAL, "api_piu")
    at, one, two = platform.clock.now(), platform.ids.new(), platform.ids.new()
    made = registering.add(POLICE, recipient=platform.ids.new(), officer=one, actor=BY, at=at)
    registering.confirm(made, officer=two, actor=BY, at=at)
    return platform


def test_a_disclosure_is_asked_for_from_the_item_by_keyboard(
    confirmed: Platform, enter: Callable[..., Page]
) -> None:
    assert confirmed
    tab = enter(Role.OFFICER, purpose=UNIT)
    tab.goto(f"/items/{item('api_piu').id}/")
    tab.locator("a[href*='/disclosures/ask/']").press("Enter")
    tab.locator("#id_recipient").select_option(index=1)
    tab.locator("#id_offence").select_option("04_drugs")
    tab.locator("input[name=groups]").first.press("Space")
    tab.locator("#id_need").fill("to meet the person at the gate")
    tab.locator("#id_link").fill("the goods are carried on this flight")
    tab.locator("form.form button").press("Enter")
    expect(tab.locator("h1")).to_contain_text("Police of Utopia")
    assert Disclosure.objects.get().groups == ["identity"]
    for address in ("/disclosures/", "/disclosures/recipients/"):
        tab.goto(address)
        tab.set_viewport_size({"width": 400, "height": 900})
        assert tab.evaluate(OVER) <= 0
