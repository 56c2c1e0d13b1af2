"""What falls on one group and finds nobody is stopped until two people say why it goes on."""

from datetime import timedelta
from uuid import uuid4

import pytest
from msgspec import json

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.figures import retention, reviews
from safepassage.apps.figures.counting import Counted, What, count
from safepassage.flows.fairness.reviewing import agree, propose, review, stops_of, words_of
from safepassage.records.actor import Actor
from safepassage.safeguards.fairness.groups import By
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "The list held eleven entries of one family name; they were taken out by its owner."
DAY = timedelta(days=1)


def counted(platform, what, source, group, times):
    one = Counted(what, source, {By.NATIONALITY: group, By.SEX: "X"})
    count([one] * times, purpose=Purpose.BORDER_CHECK, at=platform.clock.now())


def a_list(platform, *, hits=20, decided=12, confirmed=0):
    """A list that hits travellers of QMA alone, beside as many of UTO."""
    listed = uuid4()
    for group in ("QMA", "UTO"):
        counted(platform, What.SCREENED, "", group, 400)
    for what, times in (
        (What.HITS, hits),
        (What.DECIDED, decided),
        (What.CONFIRMED, confirmed),
    ):
        counted(platform, what, str(listed), "QMA", times)
    return listed


def test_a_list_that_falls_on_one_group_and_finds_nobody_is_stopped_once(platform):
    listed = a_list(platform)
    review(platform)
    review(platform)
    assert len(stops_of(listed)) == 1
    (entry,) = ledger.page(event=Event.FAIRNESS_STOPPED, subject=str(listed))
    assert json.decode(entry.details)["group"] == "QMA"


@pytest.mark.parametrize(
    "told",
    [
        {"confirmed": 1},
        {"decided": 9},
        {"hits": 3, "decided": 3},
    ],
    ids=["it finds somebody", "too few are decided", "chance explains it"],
)
def test_a_list_is_not_stopped_when(platform, told):
    listed = a_list(platform, **told)
    review(platform)
    assert stops_of(listed) == []


def test_what_was_counted_more_than_a_year_ago_stops_nothing(platform, clock):
    listed = a_list(platform)
    clock.forward(366 * DAY)
    review(platform)
    assert stops_of(listed) == []


@pytest.fixture
def stopped(platform):
    listed = a_list(platform)
    review(platform)
    return listed


def say(platform, listed, officer):
    return propose(platform, listed, WORDS, officer=officer, actor=Actor.officer(str(officer)))


def test_two_people_let_it_go_on_and_it_stays_quiet_for_ninety_days(platform, stopped, clock):
    one, other = uuid4(), uuid4()
    row = say(platform, stopped, one)
    assert stops_of(stopped)
    assert words_of(platform, reviews.by_id(row)) == WORDS
    with pytest.raises(reviews.ReviewRefused, match="Somebody else"):
        agree(platform, row, officer=one, actor=Actor.officer(str(one)))
    agree(platform, row, officer=other, actor=Actor.officer(str(other)))
    clock.forward(89 * DAY)
    review(platform)
    assert stops_of(stopped) == []
    clock.forward(2 * DAY)
    review(platform)
    assert len(stops_of(stopped)) == 1


def test_only_what_stands_stopped_is_reviewed_and_one_review_waits(platform, stopped):
    with pytest.raises(reviews.ReviewRefused, match="does not stand stopped"):
        say(platform, uuid4(), uuid4())
    say(platform, stopped, uuid4())
    with pytest.raises(reviews.ReviewRefused, match="waits already"):
        say(platform, stopped, uuid4())


def test_a_review_ends_with_its_words(platform, stopped, clock):
    row = say(platform, stopped, uuid4())
    clock.forward(3 * 365 * DAY)
    assert retention.delete_past(at=clock.now(), limit=99) > 1
    assert reviews.by_id(row) is None
