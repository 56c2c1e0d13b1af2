"""Many threads, one look: nobody waits for a reload but the first, and nobody mixes versions."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event

import pytest

from safepassage.apps.carriers import agreements, mappings
from safepassage.apps.oversight import selectors as oversight
from safepassage.flows.context import Contexts
from safepassage.pipeline.indexes import Indexes

THREADS = 6


class SlowLists:
    """Lists of one stamp, whose index is ready when the test says so."""

    def __init__(self, index):
        self.ready, self.asked, self.built = Event(), Event(), 0
        self.named, self._index = "one", index

    def stamp(self):
        return self.named

    def current(self):
        self.asked.set()
        assert self.ready.wait(10)
        self.built += 1
        return self._index


@pytest.fixture
def lists(platform, monkeypatch):
    slow = SlowLists(platform.lists.current())
    monkeypatch.setattr(platform, "lists", slow)
    monkeypatch.setattr(oversight, "stamp", lambda: "bases")
    monkeypatch.setattr(oversight, "bases_in_force", lambda _at: ())
    monkeypatch.setattr(agreements, "stamp", lambda: "agreed")
    monkeypatch.setattr(agreements, "agreements", dict)
    monkeypatch.setattr(mappings, "stamp", lambda: "tables")
    monkeypatch.setattr(mappings, "mappings", dict)
    return slow


@pytest.mark.django_db
def test_the_first_context_is_made_once_for_all(platform, lists):
    contexts = Contexts(platform)
    with ThreadPoolExecutor(THREADS) as threads:
        asking = [threads.submit(contexts.current) for _ in range(THREADS)]
        lists.asked.wait(10)
        lists.ready.set()
        assert len({id(one.result()) for one in asking}) == 1
    assert lists.built == 1


@pytest.mark.django_db
def test_while_one_thread_renews_the_others_go_on(platform, clock, lists):
    lists.ready.set()
    contexts = Contexts(platform)
    old = contexts.current()
    lists.ready.clear()
    lists.asked.clear()
    lists.named = "two"
    clock.forward(timedelta(seconds=5))
    with ThreadPoolExecutor(1) as threads:
        renewing = threads.submit(contexts.current)
        assert lists.asked.wait(10)
        assert contexts.current() is old
        lists.ready.set()
        assert renewing.result().lists == "two"
    assert contexts.current().lists == "two"


@pytest.mark.django_db
def test_an_index_that_was_built_anew_takes_the_place_of_the_old_one(platform, clock, lists):
    """The versions are the same; but the old file may hold whom no file is to hold any more."""
    lists.ready.set()
    contexts = Contexts(platform)
    old = contexts.current()
    clock.forward(timedelta(seconds=5))
    assert contexts.current() is old
    lists._index = Indexes()
    clock.forward(timedelta(seconds=5))
    renewed = contexts.current()
    assert renewed is not old
    assert renewed.indexes is lists._index
    assert renewed.stamp == old.stamp


@pytest.mark.django_db
def test_a_change_is_seen_also_by_a_clock_that_was_put_back(platform, clock, lists):
    lists.ready.set()
    contexts = Contexts(platform)
    before = contexts.current()
    lists.named = "two"
    clock.forward(timedelta(hours=-1))
    assert contexts.current().stamp != before.stamp
