"""The unit's queue: one line a traveller, with both records; each is decided by itself."""

import pytest
from django.urls import reverse

from safepassage.apps.accounts.roles import Role
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.cases.models import Decision
from safepassage.records.outcome import Outcome
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db

BORDER, UNIT = Purpose.BORDER_CHECK, Purpose.PNR_ASSESSMENT
GROUND = "Another birth date, another document; the name is a common one."


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode().split("<main")[1]


@pytest.fixture
def unit(console, desk_for):
    return desk_for(Role.OFFICER, UNIT)


@pytest.fixture
def both(console):
    """The items about the API and the PNR record of one traveller."""
    items = console.items(UNIT, "assessment")
    return next(
        (one, other)
        for one in items
        for other in items
        if one.flight == other.flight and (one.kind, other.kind) == ("api_piu", "pnr")
    )


def decide(client, item):
    fields = {"outcome": Outcome.NOT_THE_SAME_PERSON.value, "ground": GROUND}
    return client.post(f"/items/{item.id}/decide/", fields, follow=True).content.decode()


def test_one_line_is_one_traveller_with_both_records(unit, both, console):
    page = text(unit, reverse("queue"))
    items = console.items(UNIT, "assessment")
    assert page.count("data-row") < len(items)
    assert f"{page.count('data-row')} travellers, {len(items)} work items" in page
    (line,) = [row for row in page.split("<tr>") if str(both[0].id) in row]
    assert str(both[1].id) in line
    assert "PNR" in line
    assert "API (unit)" in line


def test_lines_are_told_apart(unit, both, console):
    page = text(unit, reverse("queue"))
    for item in both:
        assert item.reference in page or str(item.id) in page
    assert "Unit&#x27;s list" in page


def test_the_comparison_is_in_the_ledger_in_the_name_of_the_console(unit, both):
    text(unit, reverse("queue"))
    text(unit, reverse("queue"))
    (entry,) = ledger.page(event=Event.RECORD_READ, subject=str(both[0].journey))
    assert (entry.actor_id, entry.purpose) == ("console", "pnr_assessment")


def test_deciding_one_leads_on_to_the_other(unit, both):
    page = text(unit, f"/items/{both[0].id}/")
    assert "leaves it as it is" in page
    assert f'href="/items/{both[1].id}/"' in page
    page = decide(unit, both[0])
    assert "still waits" in page
    assert f'<a href="/items/{both[1].id}/">open it' in page
    assert Decision.objects.count() == 1
    assert "It is decided." in text(unit, f"/items/{both[1].id}/")
    assert "still waits" not in decide(unit, both[1])


def test_the_border_queue_joins_nothing_and_reads_nobody(console, desk_for):
    border = desk_for(Role.OFFICER, BORDER)
    text(border, reverse("queue"))
    assert ledger.page(event=Event.RECORD_READ) == []
