"""Upload, columns and quarantine in a real browser, in both directions and on a narrow screen."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from safepassage.apps.accounts.roles import Role
from safepassage.apps.carriers.models import Carrier
from safepassage.apps.carriers.services import Ground, add_carrier
from safepassage.apps.messages.states import Hold
from safepassage.flows.doors.unknown import NOBODY
from safepassage.flows.platform import Platform
from safepassage.flows.quarantine import quarantine
from safepassage.flows.receive import receive
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BY = Actor.component(Component.COMMAND_LINE)
TABLE = "Apellidos Q;Nombres Q;Nac Q;Pas Q\r\nMUSTER;ERIKA;09/01/1984;X0000001\r\n"
WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def carrier(
    live_server: LiveServer, platform: Platform, bases: None, monkeypatch: pytest.MonkeyPatch
) -> Carrier:
    assert live_server
    monkeypatch.setattr(installed, "platform", lambda: platform)
    return add_carrier(code="XY", name="Example Air", actor=BY, at=datetime.now(UTC))


def keep(tab: Page, name: str) -> None:
    """A picture for whoever wants to look, where a folder for it is named."""
    folder = os.environ.get("SAFEPASSAGE_PICTURES")
    if folder:
        tab.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)


def test_a_table_is_uploaded_and_its_columns_told(
    carrier: Carrier, enter: Callable[..., Page], tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text(TABLE)
    tab = enter(Role.ADMINISTRATOR, purpose=Purpose.TECHNICAL_REPAIR)
    tab.goto(reverse("upload"))
    tab.locator("#id_carrier").select_option(str(carrier.pk))
    tab.locator("#id_file").set_input_files(str(file))
    keep(tab, "upload")
    tab.locator("main form button").click()
    keep(tab, "seen")
    tab.locator("a[href$='/columns/']").click()
    for place, field in enumerate(("surname", "given_names", "born", "document_number"), 1):
        tab.locator(f"#id_column_{place}").select_option(field)
    tab.locator("#id_headed").check()
    tab.locator("#id_dates").select_option("dmy")
    for field, text in (("carrier", "XY"), ("number", "7"), ("origin", "CDG")):
        tab.locator(f"#id_journey_{field}").fill(text)
    tab.locator("#id_journey_destination").fill("PDL")
    tab.locator("#id_journey_departs").fill("2026-09-01T15:00")
    keep(tab, "columns")
    tab.set_viewport_size({"width": 320, "height": 640})
    assert not tab.evaluate(WIDE)
    tab.locator("main form button").click()
    expect(tab.locator("main")).to_contain_text("CDG → PDL")
    assert not tab.evaluate(WIDE)
    keep(tab, "seen_narrow")
    assert "MUSTER" not in tab.content()


def test_the_quarantine_says_who_waits_and_why(
    carrier: Carrier, platform: Platform, enter: Callable[..., Page]
) -> None:
    quarantine(platform, carrier=carrier, ground=Ground.MANY_FAULTY, actor=BY)
    receive(platform, carrier=carrier.pk, body=b"one")
    receive(platform, carrier=NOBODY, body=b"two", hold=Hold.ADDRESS)
    tab = enter(Role.SUPERVISOR, purpose=Purpose.BORDER_CHECK)
    tab.goto(reverse("quarantine"))
    keep(tab, "quarantine")
    assert not tab.evaluate(WIDE)
    tab.locator("select[name='carrier']").select_option(str(carrier.pk))
    tab.locator("form[action$='/let-go/'] button").click()
    tab.locator("form[action$='/release/'] button").click()
    expect(tab.locator("[role='status']")).to_contain_text("2")
    tab.set_viewport_size({"width": 320, "height": 640})
    assert not tab.evaluate(WIDE)
