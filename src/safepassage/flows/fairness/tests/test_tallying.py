"""Whom lists fall on is counted where it happens, and nobody stands in the counts."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import transaction

from one_traveller import CARRIER, interchange, message, put_list
from safepassage.apps.audit import ledger
from safepassage.apps.cases.models import WorkItem
from safepassage.apps.figures import retention, selectors, stamps
from safepassage.apps.figures.models import GroupCount
from safepassage.apps.watchlists.models import WatchList
from safepassage.flows.decide import Words, decide, second
from safepassage.flows.receive import receive
from safepassage.flows.work import Worker
from safepassage.records.actor import Actor
from safepassage.records.outcome import Outcome
from safepassage.safeguards.fairness.groups import By
from safepassage.safeguards.fairness.review import Counts
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.stamping import Pace

pytestmark = pytest.mark.django_db(transaction=True)
DAY = date(2026, 9, 1)
BORDER = Purpose.BORDER_CHECK
GROUND = "Their papers were compared at the desk."


@pytest.fixture
def listed(platform, bases):
    put_list(platform, "border", BORDER)
    return str(WatchList.objects.get(name="border").pk)


def work(platform, *sent):
    receive(platform, carrier=CARRIER, body=interchange(*sent))
    Worker(platform, processes=1).drain()


def told(source, by=By.NATIONALITY):
    return selectors.groups(source, BORDER, by, since=DAY, until=DAY)


def decided(platform, outcome, corrects=None):
    officer = uuid4()
    return decide(
        platform,
        item=WorkItem.objects.get(kind="api_border").id,
        officer=officer,
        actor=Actor.officer(str(officer)),
        purpose=BORDER,
        outcome=outcome,
        words=Words(ground=GROUND, law="Border Act s. 4"),
        corrects=corrects,
    )


def test_everybody_screened_is_counted_once_and_the_hit_with_them(platform, listed):
    other = message(name="HARMLESS:ANA", number="XK1", nationality="UTO", place="2")
    work(platform, message(), other)
    work(platform, message(number="XK0098231", place="1"))
    assert told(listed) == {"QMA": Counts(screened=1, hits=1), "UTO": Counts(screened=1)}
    assert told(listed, By.SEX) == {"M": Counts(screened=2, hits=1)}
    assert told(listed, By.AGE) == {"45-64": Counts(screened=2, hits=1)}


def test_a_decision_is_counted_and_taken_back_with_its_correction(platform, listed):
    work(platform, message())
    first = decided(platform, Outcome.NOT_THE_SAME_PERSON)
    assert told(listed)["QMA"] == Counts(screened=1, hits=1, decided=1)
    decided(platform, Outcome.BOARD_AND_TELL_ARRIVAL, corrects=first.decision)
    assert told(listed)["QMA"] == Counts(screened=1, hits=1, decided=1, confirmed=1, secondary=1)


def test_a_refusal_counts_when_the_second_officer_agrees(platform, listed):
    work(platform, message())
    proposed = decided(platform, Outcome.DO_NOT_BOARD)
    assert told(listed)["QMA"].decided == 0
    officer = uuid4()
    second(
        platform,
        decision=proposed.decision,
        officer=officer,
        actor=Actor.officer(str(officer)),
        purpose=BORDER,
        agrees=True,
    )
    assert told(listed)["QMA"] == Counts(screened=1, hits=1, decided=1, confirmed=1, secondary=1)


def test_protection_says_nothing_of_the_hit(platform, listed):
    work(platform, message())
    decided(platform, Outcome.POSSIBLE_PROTECTION_NEED)
    assert told(listed)["QMA"] == Counts(screened=1, hits=1)


def test_no_count_names_anybody_and_every_one_ends(platform, listed):
    work(platform, message())
    told_of_people = {"TESTOVAR", "ILMO", "XK0098231", "1971"}
    for row in GroupCount.objects.all():
        values = " ".join(str(getattr(row, one.name)) for one in row._meta.fields)
        assert not [word for word in told_of_people if word in values]
    after = platform.clock.now() + timedelta(days=3 * 365)
    assert retention.count_past(at=after) == GroupCount.objects.count() > 0
    retention.delete_past(at=after, limit=999)
    assert not GroupCount.objects.exists()


def test_how_fast_a_decision_came_is_kept_with_both_officers(platform, listed, clock):
    work(platform, message())
    item = WorkItem.objects.get(kind="api_border")
    first, other = uuid4(), uuid4()
    with transaction.atomic():
        ledger.write_read(
            actor=Actor.officer(str(first)),
            purpose=BORDER,
            subject=str(item.journey),
            field_group="item",
            at=clock.now(),
        )
    clock.forward(timedelta(seconds=42))
    proposed = decide(
        platform,
        item=item.id,
        officer=first,
        actor=Actor.officer(str(first)),
        purpose=BORDER,
        outcome=Outcome.DO_NOT_BOARD,
        words=Words(ground=GROUND, law="Border Act s. 4"),
    )
    second(
        platform,
        decision=proposed.decision,
        officer=other,
        actor=Actor.officer(str(other)),
        purpose=BORDER,
        agrees=True,
    )
    told = stamps.habits(Pace(), since=item.opened_at)
    assert (told[first].median, told[first].fast, told[first].overridden) == (42, 0, 0)
    assert (told[other].seconded, told[other].agreed, told[other].second_median) == (1, 1, 0)
