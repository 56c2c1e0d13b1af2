"""A document checked in the browser: lines typed, files dropped, in both directions of writing."""

from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Page, expect

from safepassage.apps.accounts.roles import Role
from safepassage.safeguards.purpose import Purpose
from safepassage.simulation.passports import Defect, World

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LINES = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F3204153ZE184226B<<<<<14"


def files(defect: Defect = Defect.NONE) -> list[FilePayload]:
    passport = World(5).passport(defect=defect)
    named = {"sod": passport.sod or b"", "com": passport.com}
    named |= {f"dg{number}": raw for number, raw in passport.data_groups.items()}
    return [
        FilePayload(name=f"{name}.bin", mimeType="application/octet-stream", buffer=raw)
        for name, raw in named.items()
    ]


def checked(page: Page, *, lines: str = "", dropped: list[FilePayload] | None = None) -> Page:
    page.goto("/documents/check/")
    page.locator("[name=lines]").fill(lines)
    if dropped:
        page.locator("[name=dropped]").set_input_files(dropped)
    page.locator("form.form button[type=submit]").last.click()
    return page


def test_a_chip_whose_root_is_not_held_cannot_be_judged_and_is_not_called_bad(
    enter: Callable[..., Page],
) -> None:
    page = enter(Role.OFFICER, purpose=Purpose.BORDER_CHECK)
    checked(page, dropped=files())
    panel = page.locator("section.panel").first
    expect(panel).to_contain_text("cannot be judged")
    expect(panel).to_contain_text("No root certificate of")
    expect(panel).not_to_contain_text("not trusted")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_changed_photograph_is_said_with_what_to_do(enter: Callable[..., Page]) -> None:
    page = enter(Role.OFFICER, purpose=Purpose.BORDER_CHECK)
    checked(page, dropped=files(Defect.ALTERED_DG2))
    panel = page.locator("section.panel").first
    expect(panel).to_contain_text("Data group 2 is not the one that the state signed.")
    expect(panel).to_contain_text("ask a document expert")


def test_lines_that_do_not_fit_say_which(enter: Callable[..., Page]) -> None:
    page = enter(Role.OFFICER, purpose=Purpose.BORDER_CHECK)
    checked(page, lines=LINES.replace("7408122", "7408123"))
    expect(page.locator("section.panel").first).to_contain_text("lines do not fit")


def test_nothing_given_is_asked_for(enter: Callable[..., Page]) -> None:
    page = enter(Role.OFFICER, purpose=Purpose.BORDER_CHECK)
    checked(page)
    expect(page.locator("body")).to_contain_text("Type the printed lines, or choose files.")
