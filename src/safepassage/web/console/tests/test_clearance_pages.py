"""What was cleared before is shown with whose word it is, counted, and ended by an officer."""

from datetime import timedelta

import pytest
from django.urls import reverse

from one_traveller import decided, message, notify, put_list, work
from safepassage.adapters import index_files
from safepassage.apps.accounts.roles import Role
from safepassage.apps.cases.models import WorkItem
from safepassage.apps.clearances.models import Clearance, ClearedHit
from safepassage.flows.context import Contexts
from safepassage.flows.rescreen import Rescreening
from safepassage.records.outcome import Outcome
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed

pytestmark = pytest.mark.django_db(transaction=True)
BORDER = Purpose.BORDER_CHECK
LISTED = b'{"id": "L-1", "name": "Ilmo Testovar", "dob": ["1971-05-27"]}\n'


@pytest.fixture
def cleared(platform, bases, monkeypatch):
    """A hit was cleared on one flight and kept from the queue on the next one."""
    monkeypatch.setattr(index_files, "CHECK_SECONDS", 0)
    monkeypatch.setattr(installed, "platform", lambda: platform)
    put_list(platform, "border", BORDER, entries=LISTED)
    notify(platform, message())
    work(platform)
    decided(platform, Outcome.NOT_THE_SAME_PERSON)
    notify(platform, message().replace("26090115", "26090215").replace("26090119", "26090219"))
    work(platform)
    return ClearedHit.objects.get()


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def test_the_travellers_page_says_who_cleared_when_and_why(cleared, desk_for):
    page = text(desk_for(Role.OFFICER, BORDER), f"/travellers/{cleared.journey}/")
    assert "1 hit cleared before" in page
    assert "border: <bdi>Ilmo Testovar</bdi>" in page
    assert "seen and compared with the list" in page
    assert f"/clearances/{cleared.clearance}/end/" in page


def test_the_items_page_says_so_too(platform, cleared, desk_for):
    another = LISTED.replace(b"1971-05-27", b"1971")
    put_list(platform, "another", BORDER, entries=another)
    platform.clock.forward(timedelta(seconds=5))
    again = Rescreening(platform, Contexts(platform).current)
    while again.step():
        pass
    item = WorkItem.objects.get(journey=cleared.journey)
    assert "1 hit cleared before" in text(desk_for(Role.OFFICER, BORDER), f"/items/{item.id}/")


def test_who_protects_sees_the_traveller_and_no_listing(cleared, desk_for):
    client = desk_for(Role.PROTECTION_CONTACT, BORDER)
    assert "cleared before" not in text(client, f"/travellers/{cleared.journey}/")


def test_clearances_are_listed_with_what_they_keep_back(cleared, desk_for):
    page = text(desk_for(Role.OFFICER, BORDER), reverse("clearances"))
    assert ">1</td>" in page
    assert WorkItem.objects.get().id.hex[-5:].upper() in page
    assert "End …" in page


def test_another_purpose_finds_none_and_ends_none(cleared, desk_for):
    client = desk_for(Role.OFFICER, Purpose.PNR_ASSESSMENT)
    assert "Nobody is cleared" in text(client, reverse("clearances"))
    assert client.get(f"/clearances/{cleared.clearance}/end/").status_code == 404


def test_who_oversees_sees_them_and_ends_none(cleared, desk_for):
    page = text(desk_for(Role.DATA_PROTECTION_OFFICER, Purpose.OVERSIGHT), reverse("clearances"))
    assert "End …" not in page
    assert WorkItem.objects.get().id.hex[-5:].upper() in page


def test_it_ends_on_a_ground_and_not_without(cleared, desk_for):
    client, address = desk_for(Role.OFFICER, BORDER), f"/clearances/{cleared.clearance}/end/"
    assert "Choose the ground." in client.post(address).content.decode()
    assert Clearance.objects.exists()
    page = client.post(address, {"ground": "doubt"}, follow=True).content.decode()
    assert "screened again" in page
    assert not Clearance.objects.exists()
    shown = text(client, f"/travellers/{cleared.journey}/")
    assert "ended" in shown
    assert "End this clearance" not in shown


def test_nobody_chooses_the_machines_ground(cleared, desk_for):
    client, address = desk_for(Role.OFFICER, BORDER), f"/clearances/{cleared.clearance}/end/"
    client.post(address, {"ground": "decision_corrected"})
    assert Clearance.objects.exists()
