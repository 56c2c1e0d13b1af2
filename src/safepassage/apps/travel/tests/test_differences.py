"""What two tellings differ in: before and after, each change once, people told apart."""

import pytest
from msgspec.structs import replace

from pushed import ADA, BACK, BEA, OUT, booking, person
from safepassage.apps.travel.bookings.differences import (
    Change,
    Member,
    What,
    changes_of_booking,
    changes_of_flight,
    changes_of_seats,
    changes_of_travellers,
    is_same_person,
)
from safepassage.records import Address, BagTag, Locator, Payment, Seat, SeatSource

PLAIN = booking(ADA)


def member(traveller, journey="1"):
    return Member(journey=journey, traveller=traveller)


def test_nothing_new_is_no_change():
    assert list(changes_of_booking(PLAIN, PLAIN)) == []
    assert list(changes_of_flight(PLAIN, PLAIN)) == []
    assert list(changes_of_travellers([member(ADA)], [member(ADA)])) == []


@pytest.mark.parametrize(
    ("told", "what", "before", "after"),
    [
        ({"agency": "999"}, What.AGENCY, ("12345675",), ("999",)),
        (
            {"other_locators": (Locator(locator="ZZ", system="1A"),)},
            What.LOCATORS,
            (),
            ("1A ZZ",),
        ),
        ({"flights": (OUT,)}, What.ITINERARY, ("1U221 PDL-CDG 2026-09-08",), ()),
        ({"phones": ("+351",)}, What.PHONES, (), ("+351",)),
        ({"addresses": (Address(city="Utopia"),)}, What.ADDRESSES, (), ("Utopia",)),
        ({"payments": (Payment(kind="CA"),)}, What.PAYMENTS, (), ("CA",)),
        ({"split_to": ("CCCD44",)}, What.SPLIT_TO, (), ("CCCD44",)),
        (
            {"flights": (OUT, replace(BACK, departs="2026-09-08T10:00"))},
            What.TIMES,
            ("1U221 PDL-CDG 2026-09-08: 2026-09-08 09:00 - 2026-09-08 13:00",),
            ("1U221 PDL-CDG 2026-09-08: 2026-09-08 10:00 - 2026-09-08 13:00",),
        ),
    ],
)
def test_a_field_is_told_before_and_after(told, what, before, after):
    changes = list(changes_of_booking(PLAIN, replace(PLAIN, **told)))
    assert changes == [Change(what=what, before=before, after=after)]


def test_status_and_bags_are_of_the_flight():
    loaded = replace(PLAIN, status="HL", bag_count=2, bags=(BagTag(tag="1"),))
    found = {one.what: one.after for one in changes_of_flight(PLAIN, loaded)}
    assert found == {What.STATUS: ("HL",), What.BAGS: ("\N{MULTIPLICATION SIGN} 2", "1")}
    assert list(changes_of_booking(PLAIN, loaded)) == []


def test_people_on_another_flight_are_the_same_by_document_or_name():
    renamed = replace(ADA, given_names="ADELE")
    (change,) = changes_of_travellers([member(ADA)], [member(renamed, "9")])
    assert (change.what, change.who) == (What.NAME, "MUSTER ADELE")
    named = person("ADA")
    found = changes_of_travellers([member(named)], [member(ADA, "9")])
    assert What.TRAVELLER_ADDED not in {one.what for one in found}


def test_one_who_comes_and_one_who_goes_are_two():
    found = [one.what for one in changes_of_travellers([member(ADA)], [member(BEA, "2")])]
    assert found == [What.TRAVELLER_ADDED, What.TRAVELLER_GONE]


def test_father_and_son_of_one_name_are_two():
    son = person("ADA", "X7", born="2010-01-01")
    assert not is_same_person(ADA, son)
    assert is_same_person(ADA, person("ADA"))


def test_seats_of_the_same_people():
    seated = replace(ADA, seats=(Seat(source=SeatSource.RESERVATION, number="2B"),))
    (change,) = changes_of_seats([member(ADA)], [member(seated)])
    assert (change.what, change.after) == (What.SEATS, ("2B",))
