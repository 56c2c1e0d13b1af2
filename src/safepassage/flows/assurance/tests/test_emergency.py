"""Emergency mode: two people, an act, an end, a report a week, and every look an entry."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction

from safepassage.apps.assurance import emergencies
from safepassage.apps.assurance.errors import AssuranceError
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.flows.assurance.watch import watch
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)
FIRST, SECOND = (Actor.officer(str(uuid4())) for _ in range(2))
WORDS = "An earthquake; people are brought out by air."
DAY = timedelta(days=1)


def proposed(clock, days=20, act="Act of Utopia 7"):
    return emergencies.propose(
        act=act, ground=WORDS, until=clock.now() + days * DAY, actor=FIRST, at=clock.now()
    )


def begun(clock, days=20):
    found = proposed(clock, days)
    emergencies.begin(emergency=found.pk, actor=SECOND, at=clock.now())
    return found


def look(clock, record="r"):
    with transaction.atomic():
        ledger.write_read(
            actor=FIRST,
            purpose=Purpose.BORDER_CHECK,
            subject=record,
            field_group="names",
            at=clock.now(),
        )


def looks(record="r"):
    return len(ledger.page(event=Event.RECORD_READ, subject=record))


def test_it_takes_two_people(clock):
    found = proposed(clock)
    assert emergencies.standing(clock.now()) is None
    with pytest.raises(AssuranceError, match="somebody else"):
        emergencies.begin(emergency=found.pk, actor=FIRST, at=clock.now())
    emergencies.begin(emergency=found.pk, actor=SECOND, at=clock.now())
    assert emergencies.standing(clock.now()).act == "Act of Utopia 7"


@pytest.mark.parametrize(("days", "act"), [(31, "Act"), (0, "Act"), (10, " ")])
def test_without_an_act_or_beyond_thirty_days_there_is_none(clock, days, act):
    with pytest.raises(AssuranceError):
        proposed(clock, days, act)


def test_every_look_is_an_entry_while_it_stands_and_folded_again_after(clock):
    look(clock)
    look(clock)
    assert looks() == 1
    found = begun(clock)
    look(clock)
    look(clock)
    assert looks() == 3
    emergencies.end(emergency=found.pk, actor=FIRST, at=clock.now())
    look(clock)
    assert looks() == 3


def test_the_end_of_one_leaves_the_next_ones_looks_apart(platform, clock):
    begun(clock, days=1)
    clock.forward(DAY)
    begun(clock, days=10)
    watch(platform)
    look(clock)
    look(clock)
    assert looks() == 2


def test_it_ends_by_itself(platform, clock):
    begun(clock, days=10)
    clock.forward(10 * DAY)
    assert emergencies.standing(clock.now()) is None
    look(clock)
    look(clock)
    assert looks() == 1
    watch(platform)
    (ended,) = ledger.page(event=Event.EMERGENCY_ENDED)
    assert ended.actor_kind == "component"


def test_each_week_has_its_report_and_the_last_one_too(platform, clock):
    begun(clock, days=10)
    look(clock)
    clock.forward(7 * DAY)
    watch(platform)
    look(clock, "s")
    look(clock, "s")
    clock.forward(4 * DAY)
    watch(platform)
    watch(platform)
    (found,) = emergencies.begun()
    reports = list(found.reports.all())
    assert [one.week for one in reports] == [1, 2]
    assert [one.figures.get(Event.RECORD_READ.value) for one in reports] == [1, 2]


def test_one_at_a_time(clock):
    begun(clock)
    with pytest.raises(AssuranceError, match="stands or waits"):
        proposed(clock)
