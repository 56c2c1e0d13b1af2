"""The overview answers in a sentence whether anything is wrong, and says what that rests on."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest

from safepassage.apps.accounts.models import Officer, RoleGrant
from safepassage.apps.accounts.roles import Role
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.regulation import keys
from safepassage.apps.regulation.models import KeyUse, Remark
from safepassage.apps.watchlists.models import WatchList
from safepassage.flows import retain
from safepassage.flows.seal import seal
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose
from whole_database import everything

pytestmark = pytest.mark.django_db(transaction=True)

BY = Actor.component(Component.COMMAND_LINE)
ADDRESS = "/oversight/overview/"


@pytest.fixture
def regulator(console, desk_for):
    client = desk_for(Role.REGULATOR, Purpose.OVERSIGHT)
    for use in KeyUse:
        public, at = bytes([len(use)] * 32), console.clock.now()
        keys.propose(uuid4(), use, public, actor=BY, at=at)
        keys.confirm(use, keys.fingerprint(public), officer=uuid4(), actor=BY, at=at)
    retain.run(console.platform)
    seal(console.platform.keys, at=console.clock.now())
    return client


def text(client, address=ADDRESS):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode().split("<main")[1]


def test_where_all_is_well_it_says_so_and_shows_lists_laws_and_reads(regulator, console, desk_for):
    officer = desk_for(Role.OFFICER, Purpose.BORDER_CHECK)
    line = console.lines(Purpose.BORDER_CHECK)[0]
    officer.get(f"/board/{line.flight.id}/")
    page = text(regulator)
    assert "Nothing is wrong" in page
    assert "Travel bans" in page
    assert "API-BORDER-IN" in page
    assert "a person&#x27;s record was read" in page
    assert "officer.example" not in page


def test_each_thing_that_is_wrong_is_named(regulator, console):
    console.clock.forward(timedelta(days=400))
    at = console.clock.now()
    both = Officer.objects.create(username="x", code="OF-XXXXX", created_at=at)
    for role in (Role.OFFICER, Role.REGULATOR):
        RoleGrant.objects.create(officer=both, role=role.value, granted_at=at)
    page = text(regulator)
    assert "3 things need attention" in page
    assert "No proof of deletion in the last three hours" in page
    assert "Watchlists past their review date" in page
    assert "roles that never fall together" in page


def test_the_file_says_the_same_and_looking_is_in_the_ledger(regulator):
    answer = regulator.get(f"{ADDRESS[:-1]}.json?days=7")
    told = json.loads(answer.content)
    assert told["format"] == "safepassage-overview 1"
    assert (told["well"], told["days"]) == (True, 7)
    assert {one["name"] for one in told["in_force"]["lists"]} == {"Travel bans", "Unit's list"}
    assert told["use"]["rates"]["hit:journey:raised"] > 0
    assert ledger.page(event=Event.OVERVIEW_READ)


def test_a_stopped_list_is_told_as_that(regulator):
    listed = WatchList.objects.get(name="Travel bans")
    told = {"target": str(listed.pk), "law": "DPA s. 58", "reasons": "Nobody reviews this list."}
    regulator.post("/oversight/orders/give/?kind=stop_list", told)
    page = text(regulator)
    assert "1 stop stands:" in page
    assert "stopped" in page


SAID = "My son was held up twice because of his name."


@pytest.fixture
def entered(regulator, console):
    told = {
        "kind": "complaint",
        "source": "traveller",
        "topic": "lists",
        "received_on": console.clock.now().date().isoformat(),
        "text": SAID,
        "contact": "Ilmo Testovar, Utopia",
    }
    answer = regulator.post("/oversight/remarks/enter/", told, follow=True)
    assert "It stands in the register" in answer.content.decode()
    return Remark.objects.get()


def test_a_complaint_is_sealed_answered_and_counted(regulator, entered):
    address = f"/oversight/remarks/{entered.pk}/"
    assert SAID in text(regulator, address)
    stored = everything()
    assert SAID.encode() not in stored
    assert b"Ilmo Testovar, Utopia" not in stored
    told = {"outcome": "upheld", "answer": "The entry was corrected on Monday."}
    regulator.post(address, told)
    assert "The entry was corrected on Monday." in text(regulator, address)
    counted = json.loads(regulator.get(f"{ADDRESS[:-1]}.json").content)["remarks"]
    assert counted == [{"kind": "complaint", "topic": "lists", "outcome": "upheld", "count": 1}]


def test_a_complaint_without_an_answer_in_time_is_wrong(regulator, entered, console):
    console.clock.forward(timedelta(days=31))
    assert "without an answer in time" in text(regulator)
    assert "overdue" in text(regulator, "/oversight/remarks/")
