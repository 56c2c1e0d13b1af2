"""The protection contact's pages, and what the officer who gave an item away still sees."""

import pytest
from django.urls import reverse

from safepassage.apps.accounts.roles import Role
from safepassage.apps.cases.models import Decision, Queue, WorkItem
from safepassage.apps.travel.models import Flight
from safepassage.records.outcome import Outcome
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db

BORDER = Purpose.BORDER_CHECK
GROUND = "The person asked for asylum at the check-in desk."


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


@pytest.fixture
def officer(console, desk_for):
    return desk_for(Role.OFFICER, BORDER)


@pytest.fixture
def item(console):
    found = console.items(BORDER, "border")[0]
    Flight.objects.filter(id=found.flight).update(direction="inbound")
    return found


def decide(client, item, outcome, **fields):
    fields = {"outcome": outcome.value, "ground": GROUND} | fields
    return client.post(f"/items/{item.id}/decide/", fields, follow=True).content.decode()


def test_protection_goes_to_the_protection_contact_and_to_nobody_else(officer, item, desk_for):
    decide(officer, item, Outcome.POSSIBLE_PROTECTION_NEED)
    assert WorkItem.objects.get(id=item.id).queue == Queue.PROTECTION
    another = desk_for(Role.SUPERVISOR, BORDER)
    assert another.get(f"/items/{item.id}/").status_code == 404
    assert officer.get(reverse("protection_queue")).status_code == 403
    assert officer.get(f"/items/protection/{item.id}/").status_code == 403
    contact = desk_for(Role.PROTECTION_CONTACT, BORDER)
    assert f'href="/items/protection/{item.id}/"' in text(contact, reverse("protection_queue"))
    page = text(contact, f"/items/protection/{item.id}/")
    assert page.count('name="outcome"') == 2
    assert GROUND in text(contact, f"/items/protection/{item.id}/")
    assert contact.get(reverse("queue")).status_code == 403
    fields = {"outcome": Outcome.BOARD.value, "ground": GROUND}
    done = contact.post(f"/items/protection/{item.id}/decide/", fields, follow=True)
    assert "Decided: Board" in done.content.decode()


def test_the_officer_who_gave_it_learns_what_became_of_it(officer, item, desk_for):
    page = decide(officer, item, Outcome.POSSIBLE_PROTECTION_NEED)
    assert f'<a href="/items/{item.id}/">See what became of it' in page
    page = text(officer, reverse("queue") + "?view=decided")
    assert f'href="/items/{item.id}/"' in page
    assert "protection contact</span>" in page
    page = text(officer, f"/items/{item.id}/")
    assert "the protection contact has taken over" in page
    assert 'value="do_not_board"' not in page
    assert 'class="person"' not in page
    contact = desk_for(Role.PROTECTION_CONTACT, BORDER)
    fields = {"outcome": Outcome.BOARD.value, "ground": GROUND}
    contact.post(f"/items/protection/{item.id}/decide/", fields)
    page = text(officer, f"/items/{item.id}/")
    assert "who has decided" in page
    assert "If that was a mistake" not in page


def test_the_officer_who_gave_it_takes_it_back(officer, item):
    decide(officer, item, Outcome.POSSIBLE_PROTECTION_NEED)
    decision = Decision.objects.get()
    assert f'name="corrects" value="{decision.id}"' in text(officer, f"/items/{item.id}/")
    short = officer.post(
        f"/items/{item.id}/decide/", {"ground": "slip", "corrects": str(decision.id)}
    ).content.decode()
    assert 'role="alert"' in short
    assert "while you wrote" in decide(officer, item, Outcome.BOARD)
    decide(officer, item, Outcome.NOT_THE_SAME_PERSON, corrects=str(decision.id))
    assert WorkItem.objects.get(id=item.id).queue == Queue.BORDER
    assert GROUND in text(officer, f"/items/{item.id}/")


def test_what_does_not_exist_is_not_called_deleted(officer, item):
    page = officer.get("/items/00000000-0000-0000-0000-000000000003/").content.decode()
    assert "another desk" in page
