"""A traveller whom a list names and a register knows: one item, and what heads it."""

from datetime import timedelta

import pytest

from one_traveller import item, put_list
from registers import form, holding
from safepassage.adapters import index_files
from safepassage.apps.cases import selectors as cases
from safepassage.apps.cases.models import Queue
from safepassage.apps.watchlists import selectors, services
from safepassage.flows.context import Contexts
from safepassage.flows.rescreen import Rescreening
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)
BORDER = Purpose.BORDER_CHECK
NUMBER = "XK0098231"


@pytest.fixture(autouse=True)
def looking(monkeypatch):
    """The lists in force are looked at by every step."""
    monkeypatch.setattr(index_files, "CHECK_SECONDS", 0)


def head():
    (found,) = cases.queue(BORDER, list(Queue))
    return found.match_class, found.effect, found.hits


def rescreen(platform):
    platform.clock.forward(timedelta(seconds=5))
    again = Rescreening(platform, Contexts(platform).current)
    while again.step():
        pass


def withdraw(platform):
    services.withdraw(
        watchlist=selectors.by_name("border"),
        actor=Actor.component(Component.COMMAND_LINE),
        at=platform.clock.now(),
    )
    rescreen(platform)


def test_a_registers_lead_does_not_hide_what_a_listing_asks_for(platform, told, beside):
    put_list(platform, "border", BORDER)
    worker = beside((form(), holding(NUMBER)))
    told()
    worker.step()
    assert head() == ("document", "travel_ban", 2)


def test_a_listing_that_follows_a_lead_heads_the_item(platform, told, beside):
    worker = beside((form(), holding(NUMBER)))
    told()
    worker.step()
    assert head() == ("register", "", 1)
    put_list(platform, "border", BORDER)
    rescreen(platform)
    assert head() == ("document", "travel_ban", 2)


def test_where_only_a_lead_is_left_no_effect_of_a_list_is_said(platform, told, beside):
    put_list(platform, "border", BORDER)
    worker = beside((form(), holding(NUMBER)))
    told()
    worker.step()
    withdraw(platform)
    assert head() == ("register", "", 1)
    assert item().hits.filter(withdrawn_at=None).get().kind == "register"
