"""The trust store in a real browser: a root is given and confirmed, pages fit, both directions."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from safepassage.apps.accounts.roles import Role
from safepassage.apps.trust import policies
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed
from trust_keeper import GROUND, WORLD, Keeper

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HOME, OTHER = WORLD.authority("UTO"), WORLD.authority("QMA")
SIZES = ({"width": 390, "height": 800}, {"width": 1300, "height": 900})


@pytest.fixture
def keeper(live_server: LiveServer) -> Keeper:
    """A store with one list that does not count yet."""
    assert live_server
    installed.trust_store.cache_clear()
    keeper = Keeper()
    keeper.give(WORLD.master_list("UTO"))
    keeper.give(HOME.revocations())
    return keeper


def test_a_root_is_given_by_one_and_confirmed_by_another(
    enter: Callable[..., Page], keeper: Keeper, tmp_path: Path
) -> None:
    file = tmp_path / "root.cer"
    file.write_bytes(HOME.root.raw)
    tab = enter(Role.KEY_CUSTODIAN, purpose=Purpose.TECHNICAL_REPAIR)
    tab.goto(reverse("trust"))
    expect(tab.locator(".page-head")).to_contain_text("0")
    tab.goto(reverse("trust_add"))
    tab.locator("input[type=file]").set_input_files(str(file))
    tab.locator("#id_as_root").check()
    tab.locator("#id_ground").fill(GROUND)
    tab.locator("form.form button").press("Enter")
    expect(tab.locator(".notice-success")).to_be_visible()
    (policy,) = policies.waiting()
    keeper.confirm(policy)
    tab.goto(reverse("trust"))
    expect(tab.locator("#judged")).to_contain_text("QM")
    tab.locator("#filter").fill("QN")
    expect(tab.locator("#judged tbody tr:visible")).to_have_count(1)


def test_every_page_fits_a_narrow_and_a_wide_window(
    enter: Callable[..., Page], keeper: Keeper
) -> None:
    keeper.vouch(HOME.root.raw)
    tab = enter(Role.SUPERVISOR, purpose=Purpose.BORDER_CHECK)
    places = [reverse(name) for name in ("trust", "trust_calendar", "trust_conflicts")]
    places += [reverse(name) for name in ("trust_imports", "trust_policy")]
    places += [reverse("trust_country", args=["UT"])]
    places += [reverse("trust_certificate", args=[HOME.link.sha256])]
    for address in places:
        tab.goto(address)
        expect(tab.locator("h1")).to_be_visible()
        for size in SIZES:
            tab.set_viewport_size(size)  # type: ignore[arg-type]
            assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
