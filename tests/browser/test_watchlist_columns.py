"""The columns of a table of one's own, said in the browser, in both directions of writing."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Page, expect

from safepassage.apps.accounts.roles import Role
from safepassage.safeguards.purpose import Purpose

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ROWS = "File no.;Surname;Forenames;Born\n1;Muster;Ada;27.05.1971\n2;Beispiel;Otto;01.02.1960\n"
FILE = FilePayload(name="table.csv", mimeType="text/csv", buffer=ROWS.encode())


def test_a_table_is_added_its_columns_said_and_its_entries_shown(
    enter: Callable[..., Page],
) -> None:
    page = enter(Role.SUPERVISOR, purpose=Purpose.BORDER_CHECK)
    page.goto("/watchlists/add/")
    page.locator("[name=name]").fill("Warrants")
    page.locator("[name=owner]").fill("Court of Utopia")
    page.locator("[name=file]").set_input_files(FILE)
    page.locator("form.form button[type=submit]").last.click()
    expect(page).to_have_url(re.compile(r"/columns/$"))
    page.locator("[name=file]").set_input_files(FILE)
    page.locator("form.form button[type=submit]").last.click()
    expect(page.locator("[name=column_1]")).to_have_value("family")
    page.locator("[name=dates]").select_option("day_first")
    page.locator("[name=headed]").check()
    page.locator("[name=file]").set_input_files(FILE)
    page.locator("form.form button[type=submit]").last.click()
    expect(page.locator("body")).to_contain_text("Ada Muster · 1971-05-27")
