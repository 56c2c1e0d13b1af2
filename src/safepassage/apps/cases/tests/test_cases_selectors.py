from datetime import timedelta
from uuid import UUID

import pytest

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.cases import selectors
from safepassage.apps.cases.models import BoardingStatus, Hit, ItemState, Queue, WorkItem
from safepassage.apps.cases.status import Status, say_all
from safepassage.records.actor import Actor
from safepassage.records.answer import Meaning
from safepassage.safeguards.purpose import Purpose, kinds_of

pytestmark = pytest.mark.django_db

OFFICER = Actor.officer("officer-1")
BORDER, UNIT = Purpose.BORDER_CHECK, Purpose.PNR_ASSESSMENT
ALL = tuple(Queue)


def open_item(traffic, purpose, item_id, queues=ALL):
    at = traffic.platform.clock.now()
    return selectors.item(OFFICER, purpose, item_id, queues=queues, at=at)


def test_a_queue_holds_the_kinds_of_its_purpose_only(traffic):
    for purpose in (BORDER, UNIT):
        items = selectors.queue(purpose, ALL)
        assert items
        assert {item.kind for item in items} <= kinds_of(purpose)
    assert selectors.queue(Purpose.TECHNICAL_REPAIR, ALL) == []


def test_the_most_urgent_come_first_and_at_one_time_the_strongest(traffic):
    items = selectors.queue(UNIT, ALL, at=traffic.clock.now())
    order = [(item.due_at, item.rank) for item in items]
    assert order == sorted(order)
    WorkItem.objects.update(due_at=items[0].due_at)
    first = selectors.queue(UNIT, ALL, at=traffic.clock.now())[0]
    assert first.match_class == "document"
    assert first.codes[0] == "document_and_issuer"
    assert first.effect == "inform_only"
    assert first.hits == 1


def test_among_equals_the_gravest_comes_first(traffic):
    last = selectors.queue(UNIT, ALL)[-1]
    WorkItem.objects.update(due_at=last.due_at, rank=1, severity=1)
    WorkItem.objects.filter(id=last.id).update(severity=5)
    assert selectors.queue(UNIT, ALL)[0].id == last.id


def test_a_carrier_that_waits_comes_first_even_when_the_flight_should_have_left(traffic):
    item = selectors.queue(UNIT, ALL)[-1]
    at = item.due_at + timedelta(minutes=1)
    hold_up(item, at + timedelta(minutes=5))
    assert selectors.queue(UNIT, ALL, at=at)[0].id == item.id


def test_an_item_that_holds_up_another_copys_answer_has_its_clock(traffic):
    item, other = selectors.queue(UNIT, ALL)[:2]
    soon = traffic.clock.now() + timedelta(minutes=26)
    hold_up(item, soon)
    BoardingStatus.objects.update(waits_for=other.id)
    assert selectors.by_journey(UNIT, ALL, [other.journey])[other.journey].lapses_at == soon


def hold_up(item, lapses_at):
    """A carrier was asked to contact the government and waits for the item."""
    status = Status(
        journey=item.journey,
        carrier=UUID(int=1),
        meaning=Meaning.CONTACT_GOVERNMENT,
        since=item.opened_at,
        delete_at=item.opened_at + timedelta(days=1),
        lapses_at=lapses_at,
        waits_for=item.id,
    )
    say_all([status])


def test_an_item_that_holds_up_a_carrier_comes_first_with_the_lapse_as_its_clock(traffic):
    last = selectors.queue(UNIT, ALL)[-1]
    assert last.clock == last.due_at
    soon = traffic.clock.now() + timedelta(minutes=26)
    hold_up(last, soon)
    first = selectors.queue(UNIT, ALL)[0]
    assert (first.id, first.lapses_at, first.clock) == (last.id, soon, soon)
    assert selectors.by_journey(UNIT, ALL, [last.journey])[last.journey].clock == soon
    assert open_item(traffic, UNIT, last.id).head.clock == soon


def test_the_departure_is_the_clock_when_it_comes_before_the_lapse(traffic):
    item = selectors.queue(UNIT, ALL)[0]
    hold_up(item, item.due_at + timedelta(minutes=5))
    assert selectors.queue(UNIT, ALL)[0].clock == item.due_at


def test_a_decision_or_another_items_lapse_leaves_the_departure_as_the_clock(traffic):
    item, other = selectors.queue(UNIT, ALL)[:2]
    soon = traffic.clock.now() + timedelta(minutes=26)
    hold_up(item, soon)
    BoardingStatus.objects.update(waits_for=other.id)
    assert selectors.by_journey(UNIT, ALL, [item.journey])[item.journey].clock == item.due_at
    BoardingStatus.objects.update(waits_for=item.id, decision=UUID(int=2))
    assert selectors.by_journey(UNIT, ALL, [item.journey])[item.journey].clock == item.due_at


def test_what_has_run_out_of_time_comes_last(traffic):
    items = selectors.queue(UNIT, ALL)
    gone = items[0]
    at = traffic.clock.now()
    WorkItem.objects.filter(id=gone.id).update(due_at=at)
    assert not gone.ran_out(at)
    last = selectors.queue(UNIT, ALL, at=at)[-1]
    assert last.id == gone.id
    assert last.ran_out(at)
    WorkItem.objects.filter(id=gone.id).update(state=ItemState.DECIDED)
    assert not selectors.by_journey(UNIT, ALL, [gone.journey])[gone.journey].ran_out(at)


def test_queues_are_apart(traffic):
    assert {item.queue for item in selectors.queue(BORDER, (Queue.BORDER,))} == {"border"}
    assert selectors.queue(BORDER, (Queue.ASSESSMENT, Queue.PROTECTION)) == []
    WorkItem.objects.filter(queue=Queue.BORDER).update(queue=Queue.PROTECTION)
    assert selectors.queue(BORDER, (Queue.BORDER,)) == []
    assert selectors.queue(BORDER, (Queue.PROTECTION,))


def test_what_is_decided_leaves_the_queue_and_stays_countable(traffic):
    item = selectors.queue(BORDER, ALL)[0]
    WorkItem.objects.filter(id=item.id).update(state=ItemState.DECIDED)
    assert item.id not in [one.id for one in selectors.queue(BORDER, ALL)]
    decided = selectors.queue(BORDER, ALL, states=(ItemState.DECIDED,))
    assert [one.id for one in decided] == [item.id]
    assert selectors.counts(BORDER, ALL)[("border", "decided")] == 1
    assert item.journey in selectors.by_journey(BORDER, ALL, [item.journey])


def test_open_items_are_counted_by_flight(traffic):
    items = selectors.queue(UNIT, ALL)
    flights = {item.flight for item in items}
    counted = selectors.open_by_flight(UNIT, ALL, [*flights, UUID(int=1)])
    assert set(counted) == flights
    assert sum(counted.values()) == len(items)
    one = items[0].flight
    assert len(selectors.queue(UNIT, ALL, flight=one)) == counted[one]


def test_an_item_comes_with_sealed_hits_and_an_entry(traffic):
    item = selectors.queue(BORDER, ALL)[0]
    found = open_item(traffic, BORDER, item.id)
    assert found.head == item
    assert found.hits[0].evidence
    assert found.decisions == ()
    (entry,) = ledger.page(event=Event.RECORD_READ, subject=str(item.journey))
    assert (entry.purpose, entry.actor_id) == ("border_check", "officer-1")


def test_an_item_of_another_purpose_or_queue_does_not_exist(traffic):
    border, unit = (selectors.queue(purpose, ALL)[0].id for purpose in (BORDER, UNIT))
    assert open_item(traffic, BORDER, unit) is None
    assert open_item(traffic, UNIT, border) is None
    assert open_item(traffic, BORDER, border, queues=(Queue.PROTECTION,)) is None
    assert not selectors.exists(BORDER, (Queue.PROTECTION,), border)
    assert selectors.exists(BORDER, (Queue.BORDER,), border)
    assert ledger.page(event=Event.RECORD_READ) == []


def test_withdrawn_hits_stay_with_the_item_but_not_in_its_line(traffic):
    item = selectors.queue(BORDER, ALL)[0]
    Hit.objects.filter(item=item.id).update(withdrawn_at=traffic.platform.clock.now())
    found = open_item(traffic, BORDER, item.id)
    assert (found.head.hits, found.head.codes) == (0, ())
    assert found.hits[0].withdrawn_at
