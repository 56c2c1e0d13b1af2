"""Two officers: who disagrees says why, and nobody's words are lost meanwhile."""

import pytest

from safepassage.apps.accounts.roles import Role
from safepassage.apps.cases.models import Decision, ItemState, WorkItem
from safepassage.apps.travel.models import Flight
from safepassage.records.outcome import Outcome
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db

BORDER = Purpose.BORDER_CHECK
GROUND = "The document and its number were compared with the list."
WHY_NOT = "The issuing state is another one than the list names."


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode().split("<main")[1]


@pytest.fixture
def officer(console, desk_for):
    return desk_for(Role.OFFICER, BORDER)


@pytest.fixture
def second(console, desk_for):
    return desk_for(Role.SUPERVISOR, BORDER)


@pytest.fixture
def item(console):
    found = console.items(BORDER, "border")[0]
    Flight.objects.filter(id=found.flight).update(direction="inbound")
    return found


def decide(client, item, outcome, **fields):
    fields = {"outcome": outcome.value, "ground": GROUND} | fields
    return client.post(f"/items/{item.id}/decide/", fields, follow=True).content.decode()


@pytest.fixture
def proposed(officer, item):
    return decide(officer, item, Outcome.DO_NOT_BOARD, law="Passport Act s. 12")


def test_who_disagrees_says_why_and_the_first_officer_reads_it(officer, second, item, proposed):
    address = f"/items/{item.id}/second/"
    page = text(second, f"/items/{item.id}/")
    assert "Give your word" in page
    page = second.post(address, {"agrees": "no", "ground": "no"}).content.decode()
    assert "Say in words why you do not agree" in page
    assert WorkItem.objects.get(id=item.id).state == ItemState.AWAITING_SECOND
    done = second.post(address, {"agrees": "no", "ground": WHY_NOT}, follow=True)
    assert "open again" in done.content.decode()
    assert WorkItem.objects.get(id=item.id).state == ItemState.OPEN
    page = text(officer, f"/items/{item.id}/")
    assert WHY_NOT in page
    assert "not agreed" in page


def test_who_agrees_needs_no_ground(second, item, proposed):
    done = second.post(f"/items/{item.id}/second/", {"agrees": "yes"}, follow=True)
    assert "in force" in done.content.decode()


def test_a_word_on_a_decision_that_does_not_wait_any_more_leads_to_the_item(second, item):
    done = second.post(f"/items/{item.id}/second/", {"agrees": "yes"}, follow=True)
    assert done.redirect_chain[0][0] == f"/items/{item.id}/"
    assert "No decision waits here any more" in done.content.decode()
    nothing = "/items/00000000-0000-0000-0000-000000000003/second/"
    assert second.post(nothing, {"agrees": "yes"}).status_code == 404


def test_deciding_from_a_stale_page_keeps_the_words_and_says_what_happened(second, item, proposed):
    page = decide(second, item, Outcome.BOARD, ground="These words took me a quarter of an hour.")
    assert "These words took me a quarter of an hour." in page
    assert 'role="alert"' in page
    assert "While you wrote, another officer decided" in page


def test_who_has_seen_another_decision_can_send_the_words_again(officer, second, item):
    decide(officer, item, Outcome.BOARD)
    last = Decision.objects.get()
    page = decide(second, item, Outcome.NOT_THE_SAME_PERSON)
    assert "Somebody else has decided" in page
    assert GROUND in page
    assert f'name="corrects" value="{last.id}"' in page
