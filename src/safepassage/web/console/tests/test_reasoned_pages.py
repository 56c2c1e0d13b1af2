"""A request in one case names offence, link and reference; a border desk types none of it."""

import pytest
from django.urls import reverse

from pushed import ADA, BEA, apply_in, booking, push
from safepassage.apps.accounts.roles import Role
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.messages.models import Outgoing
from safepassage.apps.travel.models import Journey
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed

pytestmark = pytest.mark.django_db
REASONS = {"offence": "04_drugs", "air_link": "goods_travel", "case": "po-2026/118"}


@pytest.fixture
def stored(platform, bases, monkeypatch):
    monkeypatch.setattr(installed, "platform", lambda: platform)
    apply_in(platform, [push(booking(ADA, BEA))])
    return Journey.objects.filter(kind="pnr").first()


@pytest.fixture
def unit(stored, desk_for):
    return desk_for(Role.OFFICER, Purpose.PNR_REQUEST)


def searched(client, **fields):
    return client.post(reverse("search"), fields).content.decode()


@pytest.mark.parametrize("missing", sorted(REASONS))
def test_a_search_in_one_case_lacks_none_of_its_reasons(unit, missing):
    told = {name: value for name, value in REASONS.items() if name != missing}
    assert 'role="alert"' in searched(unit, locator="NOWHERE", ground="at_the_desk", **told)
    assert ledger.page(event=Event.RECORD_SEARCHED) == []


def test_a_search_in_one_case_stands_in_the_ledger_with_its_reasons(unit):
    assert "Nobody" in searched(unit, locator="NOWHERE", **REASONS)
    (entry,) = ledger.page(event=Event.RECORD_SEARCHED)
    details = bytes(entry.details).decode()
    assert entry.purpose == Purpose.PNR_REQUEST
    for code in ("04_drugs", "goods_travel", "PO-2026/118", "reasoned_request"):
        assert code in details


def test_a_name_is_no_reference(unit):
    page = searched(unit, locator="NOWHERE", **REASONS | {"case": "JOHN TESTOVAR"})
    assert "with at least one digit" in page
    assert ledger.page(event=Event.RECORD_SEARCHED) == []


@pytest.mark.parametrize("purpose", [Purpose.BORDER_CHECK, Purpose.PNR_ASSESSMENT])
def test_no_other_desk_is_asked_for_reasons(stored, desk_for, purpose):
    client = desk_for(Role.OFFICER, purpose)
    page = client.get(reverse("search")).content.decode()
    assert 'name="offence"' not in page
    assert "Nobody" in searched(client, locator="NOWHERE", ground="at_the_desk")


def test_a_carrier_is_asked_in_one_case_with_its_reasons(unit, stored):
    address = reverse("ask_reservation", args=[stored.id])
    assert 'name="offence"' in unit.get(address).content.decode()
    assert 'role="alert"' in unit.post(address, {"ground": "work_item"}).content.decode()
    assert Outgoing.objects.count() == 0
    assert unit.post(address, REASONS).status_code == 302
    (entry,) = ledger.page(event=Event.REQUEST_SENT)
    assert b"04_drugs" in bytes(entry.details)
    assert b"PO-2026/118" in bytes(entry.details)


def test_nobody_asks_for_a_whole_flight_in_one_case(unit, stored):
    page = unit.post(reverse("ask_flight", args=[stored.flight_id]), REASONS).content.decode()
    assert "about one case" in page
    assert Outgoing.objects.count() == 0
