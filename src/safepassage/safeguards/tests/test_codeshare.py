"""A flight told under the number it was sold as is found under the one that is flown."""

import pytest
from msgspec.structs import replace

from safepassage.formats.pnrgov.writer import write
from safepassage.formats.read import read
from safepassage.records import FlightNumber, Leg, Message, Reservation, Traveller
from safepassage.safeguards.codeshare import flown

FLOWN = FlightNumber(carrier="1U", number="220")
SOLD = FlightNumber(carrier="MK", number="5220")
TIMES = {"departs": "2026-09-01T15:00", "arrives": "2026-09-01T19:00"}
PUSHED = Leg(carrier="MK", number="5220", origin="CDG", destination="PDL", **TIMES)
BOOKED = replace(PUSHED, carrier="1U", number="220", marketing=(SOLD,), operating=FLOWN)
OPERATED = replace(PUSHED, carrier="1U", number="220")
VERSIONS = ["10.1", "11.1", "12.1", "13.1", "14.1", "15.1", "17.1"]


def booked(*legs, locator="MMMM22"):
    person = Traveller(surname="MUSTER", given_names="ADA", local_reference="1")
    return Reservation(
        locator=locator, system="MK", agency="1", flights=legs, travellers=(person,), status="HK"
    )


def message(*reservations, pushed=PUSHED, version="13.1"):
    return Message(
        format="pnrgov",
        version=version,
        function="22",
        sender="MK",
        recipient="UTOPIU",
        sent_at="2026-08-30T06:00",
        flights=(pushed,),
        reservations=reservations,
    )


def designators(told):
    return [(leg.carrier, leg.number) for leg in flown(told)]


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("number", ["5220", "05220"])
def test_before_and_after_14_1_as_written_and_read(version, number):
    pushed = replace(PUSHED, number=number)
    body = write(message(booked(BOOKED), pushed=pushed, version=version))
    assert (b"TRA+" in body) is (version in {"14.1", "15.1", "17.1"})
    (leg,) = flown(read(body, at="2026-08-30").messages[0])
    assert (leg.carrier, leg.number) == ("1U", "220")
    assert [(one.carrier, one.number) for one in leg.marketing] == [("MK", number)]


HEAD = "TVL+010926:1500:010926:1900+CDG+PDL+"
NOT_FLOWN = replace(BOOKED, marketing=(), operating=None, carrier="MK", number="7", origin="ORY")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (f"{HEAD}MK:1U+5220'TVL+++++220'", ("1U", "220")),
        (f"{HEAD}MK:1U+5220'TRA+1U+220'", ("1U", "220")),
        (f"{HEAD}MK+5220'TRA+1U+0220'", ("1U", "0220")),
        (f"{HEAD}MK+5220'TVL+++++220'", ("MK", "220")),
        (f"{HEAD}MK:1U+5220'", ("MK", "5220")),
    ],
)
def test_the_head_of_a_push_itself_may_say_what_is_flown(head, expected):
    body = write(message(booked(NOT_FLOWN))).decode()
    body = body.replace(f"{HEAD}MK+5220'", head, 1)
    (leg,) = flown(read(body.encode(), at="2026-08-30").messages[0])
    assert (leg.carrier, leg.number) == expected


OTHER = replace(BOOKED, operating=FlightNumber(carrier="2U", number="9"), carrier="2U", number="9")


@pytest.mark.parametrize(
    "reservations",
    [
        [],
        [booked(PUSHED)],
        [booked(BOOKED), booked(OTHER)],
        [booked(BOOKED), booked(PUSHED)],
        [booked(replace(BOOKED, departs="2026-09-02T15:00"))],
        [booked(replace(BOOKED, origin="ORY"))],
        [booked(replace(BOOKED, marketing=(FlightNumber(carrier="MK", number="1"),)))],
        [booked(replace(BOOKED, operating=FlightNumber(carrier="1U")))],
    ],
)
def test_nobody_is_put_on_a_flight_by_a_guess(reservations):
    assert designators(message(*reservations)) == [("MK", "5220")]


def test_the_operators_own_push_stays_as_told():
    assert designators(message(booked(BOOKED), pushed=OPERATED)) == [("1U", "220")]


def test_what_the_leg_itself_says_is_enough():
    told = replace(PUSHED, operating=FLOWN)
    assert designators(message(pushed=told)) == [("1U", "220")]


def test_one_line_among_many_is_enough_where_no_other_contradicts():
    train = Leg(carrier="1U", number="7", origin="PDL", destination="TER", **TIMES)
    many = [booked(train, BOOKED, locator=f"MMMM{n:02d}") for n in range(50)]
    assert designators(message(*many)) == [("1U", "220")]
