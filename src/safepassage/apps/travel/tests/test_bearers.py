"""The same document announced of two travellers: both records say so, nobody is opened for it."""

import pytest

from one_traveller import message, notify, push, work
from safepassage.apps.audit.models import Entry
from safepassage.apps.travel import selectors
from safepassage.apps.travel.models import Journey
from safepassage.apps.travel.retention import Chunk, mask
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)
OFFICER = Actor.officer("officer-1")
ILMO, ILMA = message(), message(name="ANDERIM:ILMA", place="2").replace("710527", "830101")


@pytest.fixture
def flight(platform, bases):
    assert bases is None
    return platform


def found(platform, journey, purpose=Purpose.BORDER_CHECK):
    at = platform.clock.now()
    return selectors.journey(OFFICER, purpose, journey.id, platform.keys, at)


def bearers(platform, journey):
    return list(found(platform, journey).bearers.values())


def test_each_of_two_bearers_leads_to_the_other(flight):
    notify(flight, ILMO, ILMA)
    work(flight)
    one, other = Journey.objects.filter(kind="api_border")
    assert bearers(flight, one) == [(other.id,)]
    assert bearers(flight, other) == [(one.id,)]


def test_a_document_of_ones_own_is_shared_with_nobody(flight):
    notify(flight, ILMO, ILMA.replace("XK0098231", "XK0098232"))
    push(flight)
    assert [bearers(flight, one) for one in Journey.objects.filter(kind="api_border")] == [[], []]


def test_the_same_number_of_another_issuer_is_another_document(flight):
    notify(flight, ILMO, ILMA.replace("LOC+91+QMA", "LOC+91+QNA"))
    work(flight)
    assert [bearers(flight, one) for one in Journey.objects.filter(kind="api_border")] == [[], []]


def test_a_bearer_of_another_flight_is_not_looked_for(flight):
    notify(flight, ILMO)
    notify(flight, ILMA.replace("26090115", "26090215").replace("26090119", "26090219"))
    work(flight)
    rows = Journey.objects.filter(kind="api_border")
    assert len(rows) == 2
    assert [bearers(flight, one) for one in rows] == [[], []]


def test_looking_for_bearers_opens_nobody_and_tells_of_nobody_else(flight):
    notify(flight, ILMO, ILMA)
    work(flight)
    one, other = Journey.objects.filter(kind="api_border")
    before = Entry.objects.count()
    found(flight, one)
    told = Entry.objects.order_by("id")[before:]
    assert {entry.subject for entry in told} == {str(one.id)}
    assert str(other.id) not in {entry.subject for entry in told}


def test_a_masked_record_has_no_bearers(flight):
    notify(flight, ILMO, ILMA)
    work(flight)
    one, other = Journey.objects.filter(kind="api_border")
    mask(Chunk(journeys=(other.id,)), at=flight.clock.now())
    assert bearers(flight, one) == []
    assert bearers(flight, other) == []
