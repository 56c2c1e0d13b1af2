from uuid import UUID

import pytest

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.cases import selectors
from safepassage.apps.cases.models import Hit, ItemState, Queue, WorkItem
from safepassage.records.actor import Actor
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


def test_the_strongest_and_most_urgent_come_first(traffic):
    items = selectors.queue(UNIT, ALL)
    order = [(item.rank, item.due_at) for item in items]
    assert order == sorted(order)
    assert items[0].match_class == "document"
    assert items[0].codes[0] == "document_and_issuer"
    assert items[0].effect == "inform_only"
    assert items[0].hits == 1


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
