"""Who is refused learns by which law, whom they reach at any hour, and how to appeal."""

import pytest

from safepassage.apps.accounts.models import Officer, Posting
from safepassage.apps.accounts.roles import Role
from safepassage.apps.cases.models import Decision, ItemState, WorkItem
from safepassage.apps.travel.models import Flight
from safepassage.records.outcome import Outcome
from safepassage.safeguards.purpose import Purpose
from safepassage.web.console.desk import POSTING_KEY

pytestmark = pytest.mark.django_db

BORDER = Purpose.BORDER_CHECK
GROUND = "The document and its number were compared with the list."
NOTICE = ("Passport Act s. 12", "Court of Utopia", "+999 1 000 000", "+999 1 000 001")


@pytest.fixture
def item(console):
    found = console.items(BORDER, "border")[0]
    Flight.objects.filter(id=found.flight).update(direction="inbound")
    return found


@pytest.fixture
def officer(item, desk_for):
    return desk_for(Role.OFFICER, BORDER)


@pytest.fixture
def far_away(officer, desk_for):
    """A supervisor at a posting of their own, with the same purpose."""
    client = desk_for(Role.SUPERVISOR, BORDER)
    place = Posting.objects.create(code="FAR", name="Far away", purposes=[BORDER.value])
    Officer.objects.get(username="supervisor.example").postings.set([place])
    session = client.session
    session[POSTING_KEY] = "FAR"
    session.save()
    return client


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode().split("<main")[1]


def propose(client, item, **fields):
    fields = {"outcome": Outcome.DO_NOT_BOARD.value, "ground": GROUND} | fields
    address = f"/items/{item.id}/decide/"
    return client.post(address, fields, follow=True).content.decode()


def test_a_second_officer_of_another_posting_sees_the_notice_and_agrees(officer, far_away, item):
    assert "refusal-notice" not in text(officer, f"/items/{item.id}/")
    propose(officer, item, law="Passport Act s. 12")
    page = text(far_away, f"/items/{item.id}/")
    assert "It counts only when the second officer has agreed." in page
    assert all(one in page for one in NOTICE)
    far_away.post(f"/items/{item.id}/second/", {"agrees": "yes"})
    assert WorkItem.objects.get(id=item.id).state == ItemState.DECIDED
    page = text(officer, f"/items/{item.id}/")
    assert "The carrier hands it over or reads it out." in page
    assert all(one in page for one in NOTICE)


def test_where_nobody_could_be_reached_no_refusal_is_taken(officer, item, settings):
    settings.SAFEPASSAGE_REFUSAL_CONTACT = ""
    page = propose(officer, item, law="Passport Act s. 12")
    assert "Nobody can be refused here" in page
    assert not Decision.objects.exists()


def test_a_feared_state_is_asked_for_and_a_wrong_code_is_named(officer, item):
    fields = {"outcome": Outcome.POSSIBLE_PROTECTION_NEED.value, "ground": GROUND}
    address = f"/items/{item.id}/decide/"
    page = officer.post(address, fields | {"feared": "QMA, ZZ"}).content.decode()
    assert "ZZ is the code of no state." in page
    assert "A. Helper" in page
    officer.post(address, fields | {"feared": "qma UTO"})
    assert Decision.objects.get().outcome == Outcome.POSSIBLE_PROTECTION_NEED
