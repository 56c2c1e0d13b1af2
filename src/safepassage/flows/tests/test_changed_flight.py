"""A changed flight (266 CF) takes along everybody who was announced on it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from one_traveller import agree, ask, closure, item, message, notify, push, refused, work
from safepassage.apps.messages import selectors as messages
from safepassage.apps.oversight.models import LegalBasisVersion
from safepassage.apps.quality.models import Tally
from safepassage.apps.travel.conversation import conversation
from safepassage.apps.travel.models import Flight, FormerFlight, Journey
from safepassage.flows.retain import run
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)
BORDER = Purpose.BORDER_CHECK
LEAVES = "DTM+189:2609011500:201"
OLD = closure()[closure().index("TDT+20") : closure().index("NAD+FL'")]


def change(*flights, people=""):
    head = closure()[: closure().index("TDT+20")].replace("266+CLOB", "266+CF")
    return f"{head}{''.join(flights)}{people}UNT+13+1'"


def flown(number="1U220", day="260901", leaves="1500"):
    return (
        f"TDT+20+{number}+++1U'LOC+125+CDG'DTM+189:{day}{leaves}:201'"
        f"LOC+87+PDL'DTM+232:{day}2300:201'"
    )


PERSON = "NAD+FL'RFF+AVF:AAAB22'RFF+ABO:90001'"


def told(platform, sent):
    found = notify(platform, sent)
    work(platform)
    return [one["code"] for one in messages.story(found).defects if one["code"] != "segment_count"]


def test_another_time_is_that_of_the_flight_and_of_the_work_on_it(platform, door):
    ask(door)
    told(platform, change(flown(leaves="1830")))
    flight = Flight.objects.get()
    assert flight.departs == "2026-09-01T18:30"
    assert item().due_at == flight.departs_at == datetime(2026, 9, 1, 16, 30, tzinfo=UTC)


def test_a_change_that_names_both_flights_moves_everybody(platform, door):
    ask(door)
    before = Flight.objects.get()
    assert told(platform, change(OLD, flown("1U999", "260902"))) == []
    flight = Flight.objects.get()
    assert flight.id == before.id
    assert (flight.number, flight.departure_date) == ("999", "2026-09-02")
    assert item().due_at == flight.departs_at
    (_, turn) = conversation(BORDER, flight.id).turns
    assert turn.former == "1U220 CDG-PDL 2026-09-01T15:00"


def test_who_is_named_tells_which_flight_is_changed(platform, door):
    ask(door)
    before = Flight.objects.get()
    assert told(platform, change(flown("1U220", "260902"), people=PERSON)) == []
    flight = Flight.objects.get()
    assert (flight.id, flight.departure_date) == (before.id, "2026-09-02")
    assert Journey.objects.filter(flight=flight, kind="api_border").count() == 1
    assert told(platform, message().replace("260901", "260902")) == []
    assert Journey.objects.filter(kind="api_border").count() == 1


def test_tomorrows_flight_is_not_taken_for_todays(platform, door):
    ask(door)
    assert told(platform, change(flown("1U220", "260902"))) == ["flight_change_unclear"]
    assert Flight.objects.get().departure_date == "2026-09-01"


def test_strangers_tell_of_no_flight(platform, door):
    ask(door)
    stranger = PERSON.replace("90001", "80001").replace("AAAB22", "ZZZZ99")
    codes = told(platform, change(flown("1U220", "260902"), people=stranger))
    assert codes == ["flight_change_unclear"]
    assert Flight.objects.filter(departure_date="2026-09-01").exists()


def test_a_flight_that_now_goes_the_other_way_is_under_another_law(platform, door):
    ask(door)
    back = flown("1U221").replace("+CDG", "+XXX").replace("+PDL", "+CDG").replace("+XXX", "+PDL")
    assert told(platform, change(OLD, back)) == ["flight_change_unclear"]
    assert Flight.objects.get(number="220").destination == "PDL"


def test_two_flights_with_people_are_never_made_one(platform, door):
    ask(door)
    told(platform, message(place="2", name="NOBODY:ANNA", number="AA1").replace("1U220", "1U999"))
    assert told(platform, change(OLD, flown("1U999"))) == ["flight_change_unclear"]
    assert Flight.objects.count() == 2


def test_an_older_change_processed_later_moves_nothing(platform, door):
    older = notify(platform, change(flown(leaves="1830")))
    ask(door)
    work(platform)
    assert messages.story(older).state == "done"
    assert Flight.objects.get().departs == "2026-09-01T15:00"


def test_who_goes_on_under_the_old_number_is_on_the_moved_flight_and_once(platform, door, unit):
    ask(door)
    told(platform, change(OLD, flown("1U999", "260902")))
    push(platform)
    flight = Flight.objects.get()
    assert (flight.number, flight.departs) == ("999", "2026-09-02T15:00")
    assert set(Journey.objects.values_list("flight", flat=True)) == {flight.id}
    assert ask(door) == ["2Z"]
    assert Journey.objects.filter(kind="api_border").count() == 1
    assert Flight.objects.get().departs == "2026-09-02T15:00"


def test_a_refusal_follows_who_is_asked_about_under_the_old_number(platform, door):
    ask(door)
    agree(platform, refused(platform))
    told(platform, change(OLD, flown("1U999", "260902")))
    assert ask(door) == ["1Z"]


def test_a_flight_that_is_moved_back_is_what_it_was(platform, door):
    ask(door)
    before = Flight.objects.get()
    told(platform, change(OLD, flown("1U999", "260902")))
    again = change(flown("1U999", "260902"), OLD).replace("0000078", "0000079")
    assert told(platform, again) == []
    flight = Flight.objects.get()
    assert (flight.id, flight.number) == (before.id, "220")
    assert set(FormerFlight.objects.values_list("number", flat=True)) == {"999"}


def test_what_a_flight_was_goes_with_it(platform, door, clock):
    ask(door)
    told(platform, change(OLD, flown("1U999", "260902")))
    clock.forward(timedelta(days=2000))
    run(platform)
    assert not Flight.objects.exists()
    assert not FormerFlight.objects.exists()


def test_nobody_is_moved_where_no_law_covers_what_the_flight_becomes(platform, door):
    ask(door)
    LegalBasisVersion.objects.update(valid_to=date(2026, 9, 5))
    assert told(platform, change(OLD, flown("1U999", "260920"))) == ["flight_change_unclear"]
    assert Flight.objects.get().number == "220"


def test_a_ship_is_not_looked_for_among_flights(platform, door):
    ask(door)
    Flight.objects.update(mode="sea")
    codes = told(platform, change(flown("1U220", "260902"), people=PERSON))
    assert codes == ["flight_change_unclear"]
    assert Flight.objects.get(mode="sea").departure_date == "2026-09-01"


def test_what_was_counted_of_a_flight_goes_along(platform, door):
    notify(platform, message())
    work(platform)
    told(platform, change(OLD, flown("1U999", "260902")))
    counted = Tally.objects.exclude(number="")
    assert [(one.number, one.day) for one in counted] == [("999", date(2026, 9, 2))]
    assert counted[0].counts["travellers"] == 1
