"""Counts about messages: written once, in any order, without a person, past the deletion."""

from datetime import date, timedelta

import pytest

from one_traveller import CARRIER, ask, closure, interchange, message, notify, work
from safepassage.apps.messages import selectors as messages
from safepassage.apps.messages.models import Received
from safepassage.apps.messages.services import LeaseLost
from safepassage.apps.quality.models import SetAside, Tally
from safepassage.apps.travel.models import Journey
from safepassage.flows import retain
from safepassage.flows.process import park_failed
from safepassage.flows.receive import receive
from safepassage.flows.repair import try_again
from safepassage.records.actor import Actor, Component

pytestmark = pytest.mark.django_db(transaction=True)
ACTOR = Actor.component(Component.PIPELINE)
PERSONAL = ("TESTOVAR", "ILMO", "XK0098231", "1971-05-27", "710527", "AAAB22", "90001")


def anna():
    return message(name="NOBODY:ANNA", number="AA1", place="2").replace("DTM+36:310101'", "")


def flight():
    return Tally.objects.get(number="220")


def sent(platform, *bodies):
    for body in bodies:
        notify(platform, body)
    work(platform)
    return flight()


def test_a_message_is_counted_by_flight_field_and_time(platform, bases):
    found = sent(platform, message(), anna())
    assert (found.sender, found.carrier, found.origin, found.destination) == (
        CARRIER,
        "1U",
        "CDG",
        "PDL",
    )
    assert (found.day, found.family, found.mode) == (date(2026, 9, 1), "api", "air")
    counts = found.counts
    assert (counts["messages"], counts["travellers"]) == (2, 2)
    assert (counts["has.surname"], counts["has.document_expiry"]) == (2, 1)
    assert "has.seat" not in counts
    assert counts["lead.from_24_to_2_hours"] == 2
    assert found.first_list_at == found.last_list_at == platform.clock.now()


def test_the_same_bytes_again_are_counted_once(platform, bases):
    first = sent(platform, message()).counts
    assert sent(platform, message()).counts == first


def test_the_order_of_messages_makes_no_difference(platform, bases):
    bodies = [message(), anna(), closure()]
    forth = sent(platform, *bodies)
    told = (forth.counts, forth.standings)
    Received.objects.all().delete()
    Tally.objects.all().delete()
    for body in reversed(bodies):
        notify(platform, body)
    work(platform)
    back = flight()
    assert back.counts == told[0]
    assert back.first_list_at == forth.first_list_at


def test_standings_follow_the_conversation_once_the_flight_is_closed(platform, bases):
    assert sent(platform, message(), anna()).standings == {}
    stranger = closure().replace("RFF+ABO:90001", "RFF+ABO:99999").replace("UNH+1", "UNH+3")
    standings = sent(platform, closure(), stranger).standings
    assert {name: count for name, count in standings.items() if count} == {
        "boarded": 1,
        "disappeared": 1,
        "only_at_closure": 1,
    }
    late = message(name="LATE:LEA", number="LL1", place="4")
    after = sent(platform, late).standings
    assert (after["disappeared"], after["announced"]) == (1, 1)


def test_who_is_named_at_closure_by_reference_lacks_no_field(platform, bases):
    before = sent(platform, message()).counts["travellers"]
    assert sent(platform, closure()).counts["travellers"] == before


def test_a_late_closure_is_late_by_its_minutes(platform, bases, clock):
    sent(platform, message())
    clock.at = flight().departs_at + timedelta(hours=3)
    counts = sent(platform, closure()).counts
    assert (counts["lead.late"], counts["late_minutes"]) == (1, 180)


def test_no_row_holds_a_value_of_a_traveller(platform, bases):
    sent(platform, message(), anna(), closure())
    rows = repr(list(Tally.objects.values()))
    assert not [value for value in PERSONAL if value in rows]


def test_a_refused_message_tells_nothing_of_its_travellers(platform):
    notify(platform, message())
    work(platform)
    (row,) = Tally.objects.all()
    assert (row.carrier, row.number, row.family) == ("", "", "")
    assert (row.counts["messages"], row.counts["messages.refused"]) == (1, 1)
    assert not [name for name in row.counts if name.startswith("has.")]


def test_what_cannot_be_read_is_counted_with_its_defects(platform, bases):
    receive(platform, carrier=CARRIER, body=b"UNB+rubbish")
    work(platform)
    (row,) = Tally.objects.all()
    assert row.counts["messages.parked"] == 1
    assert sum(count for name, count in row.counts.items() if name.startswith("defect.")) >= 1


def test_a_parked_message_tried_again_is_counted_once(platform, bases):
    broken = message(name="GOOD:GUS", number="GG1", place="7")
    fatal = message(place="8").replace("TDT+20+1U220+++1U'", "")
    parked = receive(platform, carrier=CARRIER, body=interchange(broken, fatal)).id
    work(platform)
    assert messages.story(parked).state == "parked"
    first = {row.pk: row.counts for row in Tally.objects.all()}
    assert SetAside.objects.count() == 1
    assert try_again(platform, message_id=parked, actor=ACTOR)
    assert sum(row.counts.get("messages", 0) for row in Tally.objects.all()) == 0
    work(platform)
    assert {row.pk: row.counts for row in Tally.objects.all()} == first


def test_a_message_that_lost_its_lease_is_not_counted(platform, bases):
    notify(platform, message())
    (lease,) = platform.spool.claim("gone", 1)
    Received.objects.update(lease_owner="another")
    with pytest.raises(LeaseLost):
        park_failed(platform, lease, code="processing_failed", actor=ACTOR)
    assert not Tally.objects.exists()


def test_an_interactive_request_is_counted_like_any_other(platform, door):
    ask(door)
    assert flight().counts["travellers"] == 1


def test_counts_outlive_the_travellers_and_end_at_their_own_date(platform, bases, clock):
    counts = sent(platform, message(), closure())
    boarded = counts.standings
    clock.forward(timedelta(days=900))
    retain.run(platform)
    assert not Journey.objects.exists()
    assert (flight().counts, flight().standings) == (counts.counts, boarded)
    clock.forward(timedelta(days=300))
    assert retain.run(platform).deleted["tallies"] == 1
    assert not Tally.objects.exists()


def test_what_is_known_of_a_closed_flight_does_not_shrink_with_deletion(platform, bases, clock):
    told = sent(platform, message(), anna(), closure()).standings
    Journey.objects.all().delete()
    again = closure().replace("0000078", "0000080")
    assert sent(platform, again).standings == told
