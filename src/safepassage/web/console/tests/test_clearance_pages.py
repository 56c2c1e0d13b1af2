"""What was cleared before is shown with whose word it is, counted, and ended by an officer."""

from datetime import timedelta

import pytest
from django.urls import reverse

from one_traveller import decided, message, notify, put_list, work
from safepassage.adapters import index_files
from safepassage.apps.accounts.models import Officer
from safepassage.apps.accounts.roles import Role
from safepassage.apps.cases.models import WorkItem
from safepassage.apps.clearances.models import Clearance, ClearedHit, RedressNumber
from safepassage.flows.context import Contexts
from safepassage.flows.redress import NumberNote, NumberState
from safepassage.flows.rescreen import Rescreening
from safepassage.records.outcome import Outcome
from safepassage.records.redress import number_in
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed
from safepassage.web.console.clearances import panel

pytestmark = pytest.mark.django_db(transaction=True)
BORDER, BOTH = Purpose.BORDER_CHECK, Purpose.OVERSIGHT
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


def test_the_decided_item_says_what_is_remembered(cleared, desk_for):
    address = f"/items/{WorkItem.objects.get().id}/"
    page = text(desk_for(Role.OFFICER, BORDER), address).split('id="remembered"')[1]
    assert "1 listing is cleared" in page
    assert "It keeps 1 hit from the queue." in page
    assert f"/clearances/{cleared.clearance}/end/" in page
    assert "Redress number" not in page
    assert "/number/" in text(desk_for(Role.SUPERVISOR, BORDER), address)
    Clearance.objects.all().delete()
    assert 'id="remembered"' not in text(desk_for(Role.DATA_PROTECTION_OFFICER, BOTH), address)


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


def given(client):
    address = f"/clearances/{Clearance.objects.get().id}/number/"
    assert "shown once" in text(client, address)
    page = client.post(address, {"ground": "traveller_asked"}).content.decode()
    return page.split('<b dir="ltr">')[1].partition("</b>")[0]


def test_a_supervisor_hands_out_a_number_that_is_shown_once(cleared, desk_for):
    client = desk_for(Role.SUPERVISOR, BORDER)
    number = given(client)
    assert number_in(number)
    page = text(client, reverse("clearances"))
    assert "Redress numbers" in page
    assert number not in page
    assert number_in(number) not in page


def test_no_number_without_the_travellers_own_request(cleared, desk_for):
    client = desk_for(Role.SUPERVISOR, BORDER)
    answer = client.post(f"/clearances/{cleared.clearance}/number/")
    assert "Choose the ground." in answer.content.decode()
    assert not RedressNumber.objects.exists()


def test_an_officer_and_who_oversees_hand_out_none(cleared, desk_for):
    desks = ((Role.OFFICER, BORDER), (Role.DATA_PROTECTION_OFFICER, Purpose.DATA_SUBJECT))
    for role, purpose in desks:
        client = desk_for(role, purpose)
        assert "Redress number …" not in text(client, reverse("clearances"))
        assert client.get(f"/clearances/{cleared.clearance}/number/").status_code == 403


def test_another_purpose_gives_and_ends_no_number(cleared, desk_for):
    number = given(desk_for(Role.SUPERVISOR, BORDER))
    assert number
    client = desk_for_again(desk_for, Purpose.PNR_ASSESSMENT)
    assert client.get(f"/clearances/{cleared.clearance}/number/").status_code == 404
    end = f"/clearances/numbers/{RedressNumber.objects.get().id}/end/"
    assert client.get(end).status_code == 404


def desk_for_again(desk_for, purpose):
    """Another supervisor's desk."""
    Officer.objects.filter(username="supervisor.example").update(username="first.example")
    return desk_for(Role.SUPERVISOR, purpose)


def test_a_number_ends_when_the_traveller_asks(cleared, desk_for):
    client = desk_for(Role.SUPERVISOR, BORDER)
    given(client)
    end = f"/clearances/numbers/{RedressNumber.objects.get().id}/end/"
    assert "End this redress number?" in text(client, end)
    page = client.post(end, {"ground": "traveller_asked"}, follow=True).content.decode()
    assert "The redress number has ended." in page
    assert not RedressNumber.objects.exists()


def test_a_number_that_is_not_the_travellers_is_noted(cleared, desk_for, monkeypatch):
    note = NumberNote(number="X", state=NumberState.ANOTHERS)
    monkeypatch.setattr(panel, "notes", lambda *_: [note])
    page = text(desk_for(Role.OFFICER, BORDER), f"/travellers/{cleared.journey}/")
    assert "given to somebody else; it does nothing here" in page
