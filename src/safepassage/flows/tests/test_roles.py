"""Crew, transit and parts through the whole pipeline: kept as what they are, screened, answered."""

import pytest

from one_traveller import CARRIER, ask, interchange, item, message, notify, work
from safepassage.apps.messages import selectors as messages
from safepassage.apps.travel import selectors as travel
from safepassage.apps.travel.conversation import Standing, conversation
from safepassage.apps.travel.models import Flight, Journey
from safepassage.formats.paxlst.functions import CREW_LIST, SUBFUNCTIONS
from safepassage.formats.read import read
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)
BORDER = Purpose.BORDER_CHECK
ROLES = {
    "FM": "crew",
    "DDU": "transit_passenger",
    "DDT": "transit_crew",
    "FL": "passenger",
}


def shown(platform):
    at, actor = platform.clock.now(), Actor.officer("officer-1")
    flight = Flight.objects.get().id
    people = travel.travellers_of(actor, BORDER, flight, platform.keys, at)
    return [one.main.head.role for one in people]


@pytest.mark.parametrize(("qualifier", "role"), ROLES.items())
def test_a_role_is_kept_shown_screened_and_answered(platform, door, qualifier, role):
    sent = message().replace("NAD+FL", f"NAD+{qualifier}")
    sent = sent.replace("CNT+42", "CNT+41" if role.endswith("crew") else "CNT+42")
    assert ask(door, sent) == ["2Z"]
    assert set(Journey.objects.values_list("role", flat=True)) == {role}
    assert shown(platform) == [role]
    assert item().kind == "api_border"


@pytest.mark.parametrize("sub", [None, *SUBFUNCTIONS[CREW_LIST]])
def test_every_crew_list_is_kept_screened_and_answered(platform, door, sub):
    function = CREW_LIST if sub is None else f"{CREW_LIST}+{sub}"
    sent = message().replace("745'", f"{function}'").replace("CNT+42", "CNT+41")
    sent = sent.replace("NAD+FL", "NAD+FM")
    assert ask(door, sent) == ["2Z"]
    assert shown(platform) == ["crew"]
    turns = conversation(BORDER, Flight.objects.get().id).turns
    assert [one.function for one in turns] == [function]


def test_a_changed_crew_list_replaces_what_was_told(platform, door):
    crew = message().replace("745'", "250+C'").replace("NAD+FL", "NAD+FM")
    ask(door, crew)
    changed = crew.replace("250+C'", "250+CC'").replace("TESTOVAR:ILMO", "TESTOVAR:ILMAR")
    ask(door, changed)
    assert Journey.objects.filter(kind="api_border").count() == 1


def test_who_is_told_as_passenger_and_then_as_crew_is_one_person_with_the_newer_role(
    platform, door
):
    ask(door)
    ask(door, message().replace("745'", "745+CP'").replace("NAD+FL", "NAD+FM"))
    assert Journey.objects.filter(kind="api_border").values_list("role", flat=True).get() == "crew"


def test_a_partial_list_leaves_the_others_as_they_were(platform, door):
    ask(door)
    notify(platform, message(name="NOBODY:ANNA", number="AA1", place="2"))
    work(platform)
    counts = conversation(BORDER, Flight.objects.get().id).counts
    assert counts[Standing.ANNOUNCED] == 2
    altered = message(name="NOBODY:HANNA", number="AA1", place="2")
    ask(door, altered.replace("745'", "745+CP'"))
    assert conversation(BORDER, Flight.objects.get().id).counts[Standing.ANNOUNCED] == 2


def test_the_parts_of_one_list_are_answered_each_and_counted_together(platform, door):
    def part(sent, place, total):
        head = f"PAXLST:D:05B:UN:IATA+ACCESS1+{place}'"
        return sent.replace("PAXLST:D:05B:UN:IATA'", head).replace("CNT+42:1", f"CNT+42:{total}")

    anna = message(name="NOBODY:ANNA", number="AA1", place="2")
    last = door.answer(carrier=CARRIER, body=interchange(part(anna, "02:F", 3)))
    (reply,) = read(last.body).messages
    assert reply.common_access_reference == "ACCESS1"
    assert [one.status for one in reply.answers] == ["0Z"]
    first = door.answer(carrier=CARRIER, body=interchange(part(message(), "01:C", 3)))
    assert [one.status for one in read(first.body).messages[0].answers] == ["2Z"]
    codes = [one["code"] for one in messages.story(first.id).defects]
    assert "control_total" in codes
