"""What two bookings of a flight have in common, and what is no link."""

import pytest

from safepassage.matching.links import TELLING, Booked, links, order
from safepassage.records import Address, Payment, Reservation, Traveller
from safepassage.records.reservation import Locator
from safepassage.records.traveller import Bags


def booked(place, booking="one", *, traveller=None, **told):
    reservation = Reservation(**{"locator": f"L{booking}", **told})
    return Booked(
        id=str(place),
        booking=booking,
        traveller=traveller or Traveller(),
        reservation=reservation,
    )


def codes(own, other):
    found = links(own, [other])
    return [fact.code for fact in found.facts.get(other.id, ())]


def home(**told):
    return Address(**{"kind": "contact", "street": "1 Mill Lane", "postcode": "9500", **told})


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ({"agency": "92089431"}, {"agency": "9208 9431"}, "same_agency"),
        ({"phones": ("+999 30305757",)}, {"phones": ("0099930305757",)}, "same_phone"),
        ({"emails": ("A.B@EXAMPLE.ORG",)}, {"emails": (" a.b@example.org",)}, "same_email"),
        (
            {"payments": (Payment(kind="CC", number="XXXXXXXXXXXX1111"),)},
            {"payments": (Payment(kind="CC", number="1111"),)},
            "same_payment",
        ),
        (
            {"addresses": (home(),)},
            {"addresses": (home(street="1, MILL LANE", kind="billing"),)},
            "same_address",
        ),
        ({"split_to": ("Ltwo",)}, {"split_from": ("Lone",)}, "divided"),
        (
            {"other_locators": (Locator(locator="ABC123", system="1M"),)},
            {"other_locators": (Locator(locator="abc123", system="1M"),)},
            "same_booking_elsewhere",
        ),
    ],
)
def test_what_two_bookings_share_is_a_fact_with_its_value(one, other, code):
    own = booked(1, **one)
    found = links(own, [booked(2, "two", **other)])
    (fact,) = found.facts["2"]
    assert (fact.code, bool(fact.value)) == (code, True)
    assert codes(own, booked(2, "two")) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"phones": ("12345",)}, {"phones": ("12345",)}),
        (
            {"payments": (Payment(kind="CA"),)},
            {"payments": (Payment(kind="CA"),)},
        ),
        (
            {"payments": (Payment(kind="CC", number="X1111"),)},
            {"payments": (Payment(kind="DC", number="X1111"),)},
        ),
        (
            {"addresses": (home(kind="destination"),)},
            {"addresses": (home(kind="destination"),)},
        ),
        ({"addresses": (home(street=None),)}, {"addresses": (home(street=None),)}),
    ],
)
def test_cash_a_hotel_and_half_an_address_are_no_links(one, other):
    assert codes(booked(1, **one), booked(2, "two", **other)) == []


def test_one_reservation_and_its_bag_pool():
    head = booked(1, traveller=Traveller(bags=Bags(pool="head", tags=("1U1", "1U2"))))
    member = booked(2, traveller=Traveller(bags=Bags(pool="member")))
    other = booked(3, traveller=Traveller())
    tagged = booked(4, "two", traveller=Traveller(bags=Bags(tags=("1U 2",))))
    assert codes(head, member) == ["same_reservation", "bag_pool"]
    assert codes(head, other) == ["same_reservation"]
    assert codes(head, tagged) == ["bag_pool"]


def test_a_travellers_own_contact_counts_too():
    own = booked(1, traveller=Traveller(phones=("99930305757",)))
    assert codes(own, booked(2, "two", phones=("99930305757",))) == ["same_phone"]


def test_what_a_crowd_shares_is_counted_and_names_nobody():
    own = booked(1, agency="92089431")
    crowd = [booked(place, str(place), agency="92089431") for place in range(2, TELLING + 3)]
    found = links(own, crowd)
    assert found.facts == {}
    assert list(found.common.values()) == [TELLING + 1]
    assert links(own, crowd[:TELLING]).common == {}


def test_the_strongest_kind_of_link_comes_first():
    own = booked(1, agency="92089431", phones=("99930305757",))
    agency = booked(2, "two", agency="92089431")
    family = booked(3)
    phone = booked(4, "four", phones=("99930305757",), agency="92089431")
    assert order(links(own, [agency, phone, family])) == ["3", "4", "2"]
