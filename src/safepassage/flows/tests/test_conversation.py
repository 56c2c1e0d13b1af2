"""The conversation about a flight: announced, changed, cancelled, closed, acknowledged."""

import pytest
from django.db import transaction
from msgspec.structs import replace

from one_traveller import (
    CARRIER,
    agree,
    ask,
    closure,
    item,
    message,
    notify,
    refused,
    unsolicited,
    work,
)
from safepassage.apps.cases.models import BoardingStatus, ItemState
from safepassage.apps.messages import selectors as messages
from safepassage.apps.travel.changes import altered
from safepassage.apps.travel.conversation import Standing, conversation
from safepassage.apps.travel.models import Flight, FlightEvent, Journey, Sighting
from safepassage.flows.receive import receive
from safepassage.formats import cusres
from safepassage.formats.edifact.writer import Sending
from safepassage.formats.read import read
from safepassage.records.actor import Actor
from safepassage.records.intent import Intent
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)


def as_function(sent, function):
    return sent.replace("BGM+745'", f"BGM+{function}'")


def anna(place="2", **values):
    return message(name="NOBODY:ANNA", number="AA1", place=place, **values)


def spoken(platform, *sent):
    for one in sent:
        notify(platform, one)
        work(platform)
    return conversation(Purpose.BORDER_CHECK, Flight.objects.get().id)


def standings(found):
    return {standing: count for standing, count in found.counts.items() if count}


def test_who_boarded_who_disappeared_and_who_appeared_only_at_closure(platform, door):
    stranger = closure().replace("RFF+ABO:90001", "RFF+ABO:99999").replace("UNH+1", "UNH+3")
    found = spoken(platform, message(), anna(), closure(), stranger)
    assert standings(found) == {
        Standing.BOARDED: 1,
        Standing.DISAPPEARED: 1,
        Standing.ONLY_AT_CLOSURE: 1,
    }
    assert (found.closed, found.cancelled) == (True, False)
    assert [(one.function, one.travellers) for one in found.turns] == [
        ("745", 1),
        ("745", 1),
        ("266+CLOB", 1),
        ("266+CLOB", 1),
    ]


def test_nobody_has_disappeared_before_the_flight_is_closed(platform, door):
    assert standings(spoken(platform, message(), anna())) == {Standing.ANNOUNCED: 2}


def test_who_is_cancelled_travels_no_more_until_announced_again(platform, door):
    cancelled = as_function(message(), "745+XR")
    assert standings(spoken(platform, message(), cancelled)) == {Standing.CANCELLED: 1}
    again = message().replace("0000077", "0000079")
    assert standings(spoken(platform, again)) == {Standing.ANNOUNCED: 1}


def test_a_list_of_those_not_on_board_says_who_disappeared(platform, door):
    absent = as_function(message(), "266+CLNB")
    assert standings(spoken(platform, message(), absent)) == {Standing.DISAPPEARED: 1}


def test_a_cancellation_of_nobody_known_stores_nobody(platform, door):
    spoken(platform, message())
    notify(platform, as_function(anna(), "745+XR"))
    work(platform)
    assert Journey.objects.filter(kind="api_border").count() == 1


def test_a_cancellation_changes_no_data(platform, door):
    spoken(platform, message(), as_function(message(name="TESTOVAR:OTTO"), "745+XR"))
    row = Journey.objects.get(kind="api_border")
    assert row.version == Sighting.objects.order_by("sequence")[0].sequence


def test_no_carrier_waits_for_who_travels_no_more(platform, door):
    assert ask(door) == ["2Z"]
    assert ask(door, as_function(message(), "745+XR")) == []
    (status,) = BoardingStatus.objects.all()
    assert (status.lapses_at, status.waits_for) == (None, None)


@pytest.mark.parametrize(("sub", "intent"), [("XF", Intent.CANCEL_FLIGHT), ("CL", Intent.CLOSE)])
def test_a_flight_is_spoken_of_without_naming_anybody(platform, door, sub, intent):
    about = closure().replace("266+CLOB", f"266+{sub}")
    about = about[: about.index("NAD+FL'")] + about[about.index("UNT+") :]
    found = spoken(platform, message(), about)
    assert FlightEvent.objects.get().intent == intent
    assert (found.cancelled, found.closed) == (sub == "XF", sub == "CL")
    assert [one.travellers for one in found.turns] == [1, 0]


def test_a_flight_nobody_is_stored_on_is_not_made_by_its_cancellation(platform, door):
    about = closure().replace("266+CLOB", "266+XF")
    notify(platform, about[: about.index("NAD+FL'")] + about[about.index("UNT+") :])
    work(platform)
    assert not Flight.objects.exists()


@pytest.mark.parametrize(
    "changed",
    [{"name": "TESTOVAR:OTTO"}, {"number": "ZZ000001"}],
)
def test_a_refused_travellers_altered_data_go_to_the_top_with_both_versions(
    platform, door, changed
):
    ask(door)
    agree(platform, refused(platform))
    assert ask(door, as_function(message(**changed), "745+CP")) == ["1Z"]
    row = item()
    assert (row.state, row.rank, row.headline) == (ItemState.OPEN, 0, "altered/")
    with transaction.atomic():
        pair = altered(
            row.journey,
            actor=Actor.officer("officer-1"),
            keys=platform.keys,
            at=platform.clock.now(),
        )
    assert (pair.before.given_names, pair.before.documents[0].number) == ("ILMO", "XK0098231")
    assert "OTTO" in str(pair.after) or "ZZ000001" in str(pair.after)


def test_another_seat_alters_nobody(platform, door):
    ask(door)
    agree(platform, refused(platform))
    seated = as_function(message(), "745+CP").replace("RFF+ABO", "RFF+SEA:12A'RFF+ABO")
    assert ask(door, seated) == ["1Z"]
    assert item().state == ItemState.DECIDED


def test_a_carriers_312_acknowledges_our_132(platform, door):
    ask(door)
    agree(platform, refused(platform))
    (waiting,) = messages.answers_after(CARRIER, 0)
    body = platform.spool.unseal("outgoing", waiting.id, waiting.created_day, waiting.body)
    (change,) = read(body).messages
    other = cusres.acknowledgement(change, reference="1")
    for reply in (replace(other, transaction="77"), other):
        assert unsolicited(platform) == ["1Z"]
        sent = cusres.write(reply, sending=Sending(control_reference="1"))
        receive(platform, carrier=CARRIER, body=sent)
        work(platform)
    assert unsolicited(platform) == []
