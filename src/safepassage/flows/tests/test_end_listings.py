"""An entry ends with its last day: nobody is held up by it, and open alerts vanish."""

from datetime import UTC, datetime, timedelta

import pytest

from one_traveller import LISTED, message, notify, put_list, work
from safepassage.adapters import index_files
from safepassage.apps.cases.models import Hit
from safepassage.apps.watchlists.models import ListedEntry
from safepassage.flows.context import Contexts
from safepassage.flows.rescreen import Rescreening
from safepassage.flows.retain import run
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)
UNTIL_TODAY = LISTED.replace(b'"id"', b'"expires": "2026-08-31", "id"')


@pytest.fixture(autouse=True)
def looking(monkeypatch):
    """The lists in force are looked at by every step."""
    monkeypatch.setattr(index_files, "CHECK_SECONDS", 0)


@pytest.fixture
def on_the_last_evening(platform, bases, clock):
    clock.at = datetime(2026, 8, 31, 23, 50, tzinfo=UTC)
    put_list(platform, "border", Purpose.BORDER_CHECK, entries=UNTIL_TODAY)


def standing():
    return Hit.objects.filter(withdrawn_at=None).count()


def rescreen(platform):
    platform.clock.forward(timedelta(minutes=20))
    again = Rescreening(platform, Contexts(platform).current)
    while again.step():
        pass
    return again.report()


def test_open_alerts_are_withdrawn_without_anybody_doing_anything(platform, on_the_last_evening):
    notify(platform, message())
    work(platform)
    assert standing() == 1
    assert rescreen(platform).withdrawn == 1
    assert standing() == 0


def test_who_is_announced_after_the_last_day_alerts_nobody(platform, on_the_last_evening, clock):
    indexes = platform.lists.current()
    clock.forward(timedelta(minutes=10))
    notify(platform, message())
    work(platform)
    assert platform.lists.current() is indexes
    assert Hit.objects.count() == 0


def test_retention_ends_what_no_screening_has_ended(platform, on_the_last_evening, clock):
    clock.forward(timedelta(minutes=10))
    assert run(platform).proof.holds
    assert ListedEntry.objects.get().standing == "ended"
    clock.forward(timedelta(days=183))
    assert run(platform).proof.holds
    assert not ListedEntry.objects.exists()
