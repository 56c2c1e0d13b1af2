"""An item that has everything: notes, a clearance, an entry on one word, a lead, registers."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from one_traveller import decided, message, notify, put_list, work
from registers import PERSONS, failing, form, holding, registers
from safepassage.adapters import index_files
from safepassage.apps.accounts.roles import Role
from safepassage.apps.cases.models import WorkItem
from safepassage.apps.clearances.models import ClearedHit
from safepassage.apps.watchlists import urgent
from safepassage.apps.watchlists.models import WatchList
from safepassage.apps.watchlists.services import Terms
from safepassage.flows.enquiries.beside import Beside
from safepassage.flows.import_list import keep_list
from safepassage.flows.platform import Platform
from safepassage.formats import lists
from safepassage.formats.lists import ListFormat
from safepassage.records import ListEntry
from safepassage.records.actor import Actor, Component
from safepassage.records.outcome import Outcome
from safepassage.records.register import Unchecked
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BORDER = Purpose.BORDER_CHECK
WIDTHS = (390, 720, 1280)
OVER = "document.documentElement.scrollWidth - innerWidth"
PUBLISHED = Path(lists.__file__).parent / "tests" / "lists" / "un.xml"
LISTED = b'{"id": "L-1", "name": "Ilmo Testovar", "dob": ["1971-05-27"]}\n'


def list_singly(platform: Platform) -> None:
    """One officer's word lists a person of the same name, for a day."""
    at = platform.clock.now()
    entry = ListEntry(
        id="S-1",
        name="Ilmo Testovar",
        dob=("1971-05-27",),
        nationality=("QMA",),
        ground="Left the scene of a robbery an hour ago",
        source="Harbour police of Utopia",
        expires=(at + timedelta(days=9)).date().isoformat(),
    )
    watchlist, officer = WatchList.objects.get(name="border"), Actor.officer(str(UUID(int=3)))
    urgent.enter(watchlist=watchlist, entry=entry, actor=officer, at=at)


def keep_published(platform: Platform) -> None:
    """A list that others publish, as alerts: nobody is screened by it yet."""
    at = platform.clock.now()
    keep_list(
        PUBLISHED.read_bytes(),
        list_format=ListFormat.UN_XML,
        name="sanctions",
        terms=Terms(review_date=at.date() + timedelta(days=90), issuer="UN Security Council"),
        actor=Actor.component(Component.COMMAND_LINE),
        at=at,
    )


def ask_registers(platform: Platform) -> None:
    beside = Beside(platform)
    while beside.step():
        pass
    beside.close()


@pytest.fixture
def item(
    live_server: LiveServer, platform: Any, bases: None, monkeypatch: pytest.MonkeyPatch
) -> WorkItem:
    """The second flight of a traveller who was cleared of one listing on the first."""
    assert live_server
    monkeypatch.setattr(index_files, "CHECK_SECONDS", 0)
    monkeypatch.setattr(installed, "platform", lambda: platform)
    put_list(platform, "border", BORDER, entries=LISTED)
    notify(platform, message())
    work(platform)
    decided(platform, Outcome.NOT_THE_SAME_PERSON)
    list_singly(platform)
    keep_published(platform)
    platform.registers = registers(
        (form(), holding("XK0098231")), (form(PERSONS), failing(Unchecked.UNREACHABLE))
    )
    expired = message().replace("DTM+36:310101'", "DTM+36:260801'")
    notify(platform, expired.replace("26090115", "26090215").replace("26090119", "26090219"))
    work(platform)
    ask_registers(platform)
    return WorkItem.objects.get(journey=ClearedHit.objects.get().journey)


def test_everything_about_a_traveller_stands_together_and_fits(
    item: WorkItem, enter: Callable[..., Page]
) -> None:
    tab = enter(Role.SUPERVISOR, purpose=BORDER)
    for address in (
        reverse("item", args=[item.id]),
        reverse("traveller", args=[item.journey]),
        reverse("queue"),
        "/watchlists/",
        reverse("watchlist", args=[WatchList.objects.get(name="border").pk]),
        "/watchlists/urgent/",
        "/watchlists/alerts/",
        "/watchlists/issuers/",
        "/watchlists/add/",
        reverse("watchlist", args=[WatchList.objects.get(name="sanctions").pk]),
        "/clearances/",
        "/registers/",
    ):
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": 900})
            tab.goto(address)
            assert tab.evaluate(OVER) <= 0, (address, width)
    tab.goto(reverse("queue"))
    expect(tab.locator("main")).to_contain_text("travel ban")
    tab.goto(reverse("item", args=[item.id]))
    expect(tab.locator("#document-notes")).to_contain_text("expires before the journey ends")
    expect(tab.locator("#cleared")).to_contain_text("Ilmo Testovar")
    expect(tab.locator("#registers")).to_contain_text("NOT CHECKED")
    expect(tab.get_by_text("Unconfirmed entry")).to_be_visible()
    expect(tab.get_by_role("heading", name="lost-documents")).to_contain_text("Lead")
