"""A posting at a place sees the flights of that place, and another's only on a ledgered ground."""

from collections import Counter
from datetime import datetime, timedelta

import msgspec
import pytest
from django.urls import reverse

from safepassage.adapters.clock import SystemClock
from safepassage.apps.accounts import reach
from safepassage.apps.accounts.models import Posting
from safepassage.apps.accounts.places import WIDENED_FOR, set_places
from safepassage.apps.accounts.roles import Role
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.cases.models import WorkItem
from safepassage.apps.travel.models import Flight, Journey
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose
from safepassage.web.console.desk import ELSEWHERE_KEY

pytestmark = pytest.mark.django_db

BORDER = Purpose.BORDER_CHECK
BY = Actor.component(Component.COMMAND_LINE)


def serves(console, *places):
    posting = Posting.objects.get(code="PDL")
    set_places(posting=posting, places=places, actor=BY, at=console.clock.now())


@pytest.fixture
def item(console):
    """A work item of the border, on a flight that is moved to another place of the state."""
    found = WorkItem.objects.filter(kind="api_border", queue="border").first()
    Flight.objects.filter(id=found.flight).update(origin="CDG", destination="FNC")
    return found


@pytest.fixture
def officer(console, desk_for, item):
    client = desk_for(Role.OFFICER, BORDER)
    serves(console, "PDL")
    return client


def addresses(item):
    return (
        f"/items/{item.id}/",
        f"/travellers/{item.journey}/",
        f"/board/{item.flight}/",
        f"/board/{item.flight}/conversation/",
    )


def lists(client):
    queue = client.get(reverse("queue")).content.decode()
    board = client.get("/board/?airport=all&direction=any&hours=72").content.decode()
    return queue, board


def statuses(client, item):
    return Counter(client.get(address).status_code for address in addresses(item))


def test_what_another_place_works_does_not_exist_here(officer, item):
    assert statuses(officer, item) == {404: 4}
    queue, board = lists(officer)
    assert f"/items/{item.id}/" not in queue
    assert f"/board/{item.flight}/" not in board
    decided = officer.post(f"/items/{item.id}/decide/", {"outcome": "board", "ground": "x" * 30})
    assert decided.status_code == 404
    number = {"number": "XK0098231", "ground": "at_the_desk"}
    assert str(item.journey) not in officer.post("/travellers/search/", number).content.decode()


def test_its_own_place_is_seen_as_before(officer, item):
    Flight.objects.filter(id=item.flight).update(destination="PDL")
    assert statuses(officer, item) == {200: 4}
    queue, board = lists(officer)
    assert f"/items/{item.id}/" in queue
    assert f"/board/{item.flight}/" in board


def test_a_posting_without_places_serves_every_one(officer, console, item):
    serves(console)
    assert statuses(officer, item) == {200: 4}


def test_another_place_is_taken_on_with_a_ground_for_twelve_hours(officer, item):
    other = Posting.objects.create(code="FNC", name="South", places=["FNC"], purposes=[])
    assert other.places
    page = officer.post("/desk/elsewhere/", {"place": "FNC"}).content.decode()
    assert "Choose one" in page
    officer.post("/desk/elsewhere/", {"place": "FNC", "ground": "night_cover"})
    (told,) = ledger.page(event=Event.POSTING_WIDENED)
    details = msgspec.json.decode(told.details)
    assert (details["place"], details["ground"]) == ("FNC", "night_cover")
    assert statuses(officer, item) == {200: 4}
    session = officer.session
    place, until = session[ELSEWHERE_KEY]
    lasts = datetime.fromisoformat(until) - SystemClock().now()
    assert timedelta(0) < lasts <= WIDENED_FOR
    session[ELSEWHERE_KEY] = (place, (SystemClock().now() - timedelta(minutes=1)).isoformat())
    session.save()
    assert statuses(officer, item) == {404: 4}


def test_a_place_that_nobody_serves_cannot_be_taken_on(officer, item):
    officer.post("/desk/elsewhere/", {"place": "FNC", "ground": "night_cover"})
    assert statuses(officer, item) == {404: 4}
    assert not ledger.page(event=Event.POSTING_WIDENED)


def test_outside_a_request_every_flight_is_reached(item):
    rows = Journey.objects.all()
    assert reach.within(rows).count() == rows.count()
    with reach.reaching(Flight.objects.none()):
        assert reach.within(rows).count() == 0
    assert reach.within(rows).count() == rows.count()
