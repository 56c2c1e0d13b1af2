"""A person listed by one officer is found at once, and let go after a day that nobody confirmed."""

from datetime import timedelta
from uuid import UUID

import pytest

from one_traveller import message, notify, put_list, work
from safepassage.adapters import index_files
from safepassage.apps.cases.models import Hit, Queue, WorkItem
from safepassage.apps.watchlists import selectors, urgent
from safepassage.flows.context import Contexts
from safepassage.flows.open_item import open_item
from safepassage.flows.rescreen import Rescreening
from safepassage.records import ListEntry
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)
FIRST, SECOND = (Actor.officer(str(UUID(int=number))) for number in (1, 2))
ILMO = ListEntry(
    id="U-1",
    name="Ilmo Testovar",
    dob=("1971-05-27",),
    ground="Wanted for a robbery",
    source="Police of Utopia",
    expires="2026-12-31",
)
OTHER = b'{"id": "L-9", "name": "Somebody Else"}\n'


@pytest.fixture(autouse=True)
def looking(monkeypatch):
    """The lists in force are looked at by every step."""
    monkeypatch.setattr(index_files, "CHECK_SECONDS", 0)


@pytest.fixture
def entered(platform, bases, clock):
    """The person is announced, and then entered a day before departure."""
    clock.at -= timedelta(hours=20)
    put_list(platform, "border", Purpose.BORDER_CHECK, entries=OTHER)
    notify(platform, message())
    work(platform)
    rescreen(platform)
    made = urgent.enter(
        watchlist=selectors.by_name("border"), entry=ILMO, actor=FIRST, at=clock.now()
    )
    rescreen(platform)
    return made


def rescreen(platform, later=timedelta(seconds=5)):
    platform.clock.forward(later)
    again = Rescreening(platform, Contexts(platform).current)
    while again.step():
        pass


def opened(platform):
    item = WorkItem.objects.get().id
    purpose, queues = Purpose.BORDER_CHECK, tuple(Queue)
    return open_item(platform, item=item, actor=SECOND, purpose=purpose, queues=queues)


def test_the_hit_says_that_it_is_unconfirmed(platform, entered):
    (hit,) = opened(platform).hits
    assert (hit.listing.unconfirmed, hit.listing.entry) == (True, ILMO)
    urgent.confirm(entry=entered, actor=SECOND, at=platform.clock.now())
    (hit,) = opened(platform).hits
    assert not hit.listing.unconfirmed


def test_after_a_day_without_a_second_person_the_hit_is_gone(platform, entered):
    assert Hit.objects.get().withdrawn_at is None
    rescreen(platform, timedelta(hours=24))
    assert Hit.objects.get().withdrawn_at == platform.clock.now()


def test_with_a_second_person_it_stays(platform, entered):
    urgent.confirm(entry=entered, actor=SECOND, at=platform.clock.now())
    rescreen(platform, timedelta(hours=24))
    assert Hit.objects.get().withdrawn_at is None
