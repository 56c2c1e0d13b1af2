"""The arrival forecast: people per hour, lane and post, from API alone, and nobody in it."""

import json
from datetime import timedelta

import pytest
from django.db import connection

from one_traveller import booking, closure, message, notify, push, work
from safepassage.adapters.lane_file import Lanes
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.forecast import selectors
from safepassage.apps.forecast.models import FlightCount
from safepassage.apps.travel import counting
from safepassage.apps.travel.models import Flight, Journey
from safepassage.flows.receive import receive
from safepassage.flows.retain import run
from safepassage.flows.window.forecast import (
    AGAIN_AFTER,
    AHEAD,
    AT_ONCE,
    Counting,
    count_due,
    uncounted,
    without_time,
)
from safepassage.safeguards.lanes import Lane

pytestmark = pytest.mark.django_db(transaction=True)
FREE = Lane(code="free", title="Free movement", nationalities=frozenset({"QMA"}))
SEVEN = [
    message(place=str(n), name=f"MUSTER:{'ABCDEFGHI'[n]}DA", number=f"UT{n}", nationality=state)
    for n, state in enumerate(["UTO", "UTO", "UTO", "UTO", "UTO", "UTO", "QMA", "QNA"], 1)
]


def tell(platform, *sent):
    notify(platform, *(sent or [message()]))
    work(platform)


def people():
    """What is counted, exactly: by lane, on the one flight."""
    return FlightCount.objects.get().people


def recount(platform, clock):
    clock.forward(AGAIN_AFTER)
    return count_due(platform)


def test_everybody_is_counted_in_a_lane_at_the_hour_of_arrival(platform, bases):
    platform.lanes = Lanes(named=(FREE,))
    tell(platform, *SEVEN)
    assert count_due(platform) == 1
    assert people() == {"nationals": 6, "free": 1, "others": 1}
    (post,) = selectors.forecast(platform.clock.now())
    busiest = post.busiest
    assert (post.post, busiest.begins.isoformat()) == ("PDL", "2026-09-01T19:00:00")
    assert busiest.people == {"nationals": 5, "free": 5, "others": 5}
    assert (busiest.total, busiest.flights, busiest.closed) == (10, 1, 0)
    assert len(post.hours) == 48
    assert post.hours[0].begins.isoformat() == "2026-09-01T06:00:00"


def test_reservations_alone_make_no_forecast(platform, bases):
    push(platform)
    receive(platform, carrier=platform.ids.new(), body=booking(number="X2"))
    work(platform)
    assert count_due(platform) == 0
    assert selectors.posts(platform.clock.now()) == []


def test_a_flight_without_a_time_of_arrival_is_said_to_be_left_out(platform, bases):
    tell(platform, message().replace("DTM+232:2609011900:201'", ""))
    assert (count_due(platform), without_time(platform)) == (0, 1)


def test_a_change_moves_a_person_and_a_repeat_counts_nobody_twice(platform, clock, bases):
    tell(platform)
    count_due(platform)
    assert people() == {"others": 1}
    tell(platform, message(nationality="UTO", issuer="QMA").replace("TN:0000077", "TN:8"))
    assert count_due(platform) == 0
    assert recount(platform, clock) == 1
    assert people() == {"nationals": 1}
    tell(platform, message(nationality="UTO", issuer="QMA").replace("TN:0000077", "TN:9"))
    recount(platform, clock)
    assert people() == {"nationals": 1}


def test_whoever_is_cancelled_comes_no_more(platform, clock, bases):
    tell(platform)
    count_due(platform)
    tell(platform, message().replace("BGM+745", "BGM+745+XR").replace("TN:0000077", "TN:8"))
    recount(platform, clock)
    assert people() == {}


def test_a_cancelled_flight_brings_nobody(platform, clock, bases):
    tell(platform)
    count_due(platform)
    tell(platform, closure().replace("266+CLOB", "266+XF"))
    recount(platform, clock)
    assert people() == {}


def test_a_closed_flight_counts_who_is_on_board(platform, clock, bases):
    tell(platform, message(), message(place="2", name="MUSTER:ADA", number="UT1"))
    count_due(platform)
    assert people() == {"others": 2}
    tell(platform, closure())
    recount(platform, clock)
    assert (people(), FlightCount.objects.get().closed) == ({"others": 1}, True)


def test_one_entry_a_flight_tells_who_was_read_and_no_value(platform, clock, bases):
    tell(platform, *SEVEN)
    count_due(platform)
    assert recount(platform, clock) == 0
    (entry,) = ledger.page(event=Event.FORECAST_COUNTED)
    details = json.loads(bytes(entry.details))
    read = Journey.objects.filter(kind="api_border").values_list("id", flat=True)
    assert set(details.pop("about")) == {str(one) for one in read}
    assert details == {
        "count": 8,
        "field_group": "identity documents travel",
    }
    assert (entry.actor_id, entry.purpose) == ("forecast", "border_check")
    assert "MUSTER" not in str(FlightCount.objects.values())


def test_other_lanes_are_counted_anew(platform, clock, bases):
    tell(platform)
    count_due(platform)
    platform.lanes = Lanes(named=(FREE,))
    recount(platform, clock)
    assert people() == {"free": 1}


def test_a_tick_counts_and_then_rests(platform, clock, bases):
    tell(platform)
    counting = Counting(platform)
    assert uncounted(platform) == 1
    counting.tick()
    assert uncounted(platform) == 0
    FlightCount.objects.all().delete()
    counting.tick()
    assert uncounted(platform) == 1
    clock.forward(timedelta(seconds=10))
    counting.tick()
    assert uncounted(platform) == 0
    assert AT_ONCE > 1


def test_counts_end_a_day_after_arrival_and_leave_the_hours_ahead_before(platform, clock, bases):
    tell(platform)
    count_due(platform)
    clock.forward(timedelta(hours=16))
    assert selectors.posts(clock.now()) == []
    clock.forward(timedelta(hours=24))
    assert run(platform).proof.holds
    assert not FlightCount.objects.exists()


@pytest.mark.parametrize(("later", "left"), [(timedelta(hours=3), 1), (AHEAD, 0)])
def test_a_flight_that_is_moved_leaves_its_old_hour_at_once(platform, bases, later, left):
    tell(platform)
    count_due(platform)
    flight = Flight.objects.get()
    Flight.objects.update(arrives_at=flight.arrives_at + later)
    assert count_due(platform) == left
    counts = FlightCount.objects.all()
    assert [one.arrives_at for one in counts] == [flight.arrives_at + later] * left


@pytest.mark.parametrize(
    ("arrives", "left_out"), [("2026-09-02T08:00", 1), (None, 1), ("2026-09-09T08:00", 0)]
)
def test_a_ship_of_whose_ports_no_time_zone_is_known_is_said_to_be_left_out(
    platform, bases, arrives, left_out
):
    tell(platform)
    Flight.objects.update(mode="sea", departs_at=None, arrives_at=None, arrives=arrives)
    assert (count_due(platform), without_time(platform)) == (0, left_out)


def test_no_writer_waits_while_people_are_opened(platform, bases, monkeypatch):
    tell(platform)
    held, opening = [], counting.open_travellers

    def watched(rows, groups, keys):
        held.append(list(connection.savepoint_ids))
        return opening(rows, groups, keys)

    monkeypatch.setattr(counting, "open_travellers", watched)
    count_due(platform)
    assert held == [[]]
