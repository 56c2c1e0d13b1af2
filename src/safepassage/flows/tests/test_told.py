"""What a carrier that waits was told can be read in the ledger, a year long."""

import json
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.audit.models import Entry
from safepassage.flows.interactive import Interactive
from safepassage.flows.receive import receive
from safepassage.flows.work import Worker
from safepassage.simulation.benchmark import benchmark_messages

pytestmark = pytest.mark.django_db(transaction=True)
CARRIER = uuid4()
TOMORROW = datetime(2026, 9, 2, 6, tzinfo=UTC)


@pytest.fixture
def door(platform, bases):
    made = Interactive(platform, seconds=20)
    yield made
    made.close()


def lacking_one() -> bytes:
    """Five travellers, the first without a birth date."""
    text = next(benchmark_messages(1, 5, start=TOMORROW)).decode()
    first = text.index("DTM+329")
    return (text[:first] + text[text.index("'", first) + 1 :]).encode()


def told():
    entries = ledger.page(event=Event.ANSWER_SENT)
    return [json.loads(bytes(entry.details)) for entry in reversed(entries)]


def test_an_answer_is_one_entry_with_the_count_of_each_status(door):
    answered = door.answer(carrier=CARRIER, body=lacking_one())
    (entry,) = ledger.page(event=Event.ANSWER_SENT)
    assert entry.subject == str(answered.id)
    assert told() == [
        {"carrier": str(CARRIER), "late": False, "told": {"board": 4, "insufficient_data": 1}}
    ]


def test_its_entry_ends_after_a_year_that_of_the_message_after_five(door):
    door.answer(carrier=CARRIER, body=lacking_one())
    ends = {entry.event: (entry.regime, entry.expires_at) for entry in ledger.page()}
    assert ends[Event.ANSWER_SENT] == ("carrier", datetime(2027, 9, 2, tzinfo=UTC))
    assert ends[Event.MESSAGE_PROCESSED] == ("unit", datetime(2031, 9, 2, tzinfo=UTC))


def test_a_retry_is_an_answer_of_its_own(door):
    for _ in range(2):
        door.answer(carrier=CARRIER, body=lacking_one())
    assert [one["told"] for one in told()] == [{"board": 4, "insufficient_data": 1}] * 2


def test_a_late_answer_told_everybody_to_board(platform, bases):
    slow = Interactive(platform, seconds=0.0)
    slow.answer(carrier=CARRIER, body=lacking_one())
    slow.close()
    assert told() == [{"carrier": str(CARRIER), "late": True, "told": {"board": 5}}]
    assert Entry.objects.filter(event=Event.ANSWER_QUEUED, regime="carrier").count() == 1


def test_what_nobody_asked_is_no_answer(platform, bases, door):
    door.answer(carrier=CARRIER, body=b"this is no message")
    receive(platform, carrier=CARRIER, body=lacking_one())
    Worker(platform, processes=1).drain()
    assert told() == []


def test_a_message_without_a_basis_leaves_an_entry_for_a_year(platform):
    receive(platform, carrier=CARRIER, body=lacking_one())
    Worker(platform, processes=1).drain()
    (entry,) = ledger.page(event=Event.MESSAGE_REFUSED)
    assert entry.regime == "carrier"
