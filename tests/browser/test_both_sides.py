"""Reasons against stand as large as reasons for; the notice of a refusal can be read and fits."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from one_traveller import message, notify, put_list, refused, work
from safepassage.adapters import index_files
from safepassage.apps.accounts.roles import Role
from safepassage.apps.cases.models import WorkItem
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BORDER = Purpose.BORDER_CHECK
OVER = "document.documentElement.scrollWidth - innerWidth"
SIDES = """() => [...document.querySelectorAll('.sides > div')].map(side => {
    const look = one => { const style = getComputedStyle(one); return [
        style.fontSize, style.fontWeight, style.opacity, style.display, style.visibility] }
    const box = side.getBoundingClientRect()
    return {
        width: Math.round(box.width), height: Math.round(box.height), top: Math.round(box.top),
        heading: look(side.querySelector('h3')), list: look(side.querySelector('ul')),
        point: look(side.querySelector('li')), hidden: !!side.closest('details:not([open])'),
    }})"""


@pytest.fixture
def item(
    live_server: LiveServer, platform: Any, bases: None, monkeypatch: pytest.MonkeyPatch
) -> WorkItem:
    assert live_server
    monkeypatch.setattr(index_files, "CHECK_SECONDS", 0)
    monkeypatch.setattr(installed, "platform", lambda: platform)
    put_list(platform, "border", BORDER)
    notify(platform, message())
    work(platform)
    return WorkItem.objects.get(kind="api_border")


def test_reasons_against_are_as_large_as_reasons_for(
    item: WorkItem, enter: Callable[..., Page]
) -> None:
    tab = enter(Role.SUPERVISOR, purpose=BORDER)
    for width in (390, 1280):
        tab.set_viewport_size({"width": width, "height": 900})
        tab.goto(reverse("item", args=[item.id]))
        pro, contra = tab.evaluate(SIDES)[:2]
        for look in ("width", "heading", "list", "point"):
            assert pro[look] == contra[look], (width, look)
        assert not pro["hidden"]
        assert not contra["hidden"]
        if pro["top"] == contra["top"]:
            assert pro["height"] == contra["height"]


def test_the_notice_of_a_refusal_stands_on_the_page_and_fits(
    item: WorkItem, platform: Any, enter: Callable[..., Page]
) -> None:
    refused(platform)
    tab = enter(Role.SUPERVISOR, purpose=BORDER)
    for width in (390, 1280):
        tab.set_viewport_size({"width": width, "height": 900})
        tab.goto(reverse("item", args=[item.id]))
        assert tab.evaluate(OVER) <= 0, width
    notice = tab.locator("#refusal-notice")
    expect(notice).to_contain_text("Border Act s. 4")
    expect(notice).to_contain_text("Court of Utopia")
