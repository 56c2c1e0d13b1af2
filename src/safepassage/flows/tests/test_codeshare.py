"""The operator's manifest, its reservations and those of who sold seats meet on one flight."""

from itertools import permutations

import pytest
from msgspec.structs import replace

from one_traveller import interchange
from one_traveller import message as manifest
from pushed import ADA, OUT, apply_in, booking, push
from safepassage.apps.travel.models import Flight, Journey
from safepassage.formats.read import read
from safepassage.records import FlightNumber
from safepassage.safeguards.agreement import Agreement, agreed

pytestmark = pytest.mark.django_db
FLOWN = FlightNumber(carrier="1U", number="220")
SOLD = FlightNumber(carrier="MK", number="5220")
SEAT = replace(OUT, marketing=(SOLD,), operating=FLOWN)
UNDER_ITS_NUMBER = replace(OUT, carrier="MK", number="5220")
MESSAGES = [
    interchange(manifest()),
    push(booking(ADA), flight=replace(OUT, number="0220")),
    push(booking(ADA, locator="MMMM22", system="MK", flights=(SEAT,)), flight=UNDER_ITS_NUMBER),
]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_all_meet_on_the_flight_that_is_flown(platform, bases, order):
    apply_in(platform, MESSAGES, order)
    flight = Flight.objects.get()
    assert (flight.carrier, flight.number) == ("1U", "220")
    kinds = {"api_border", "api_piu", "pnr"}
    assert set(Journey.objects.values_list("kind", flat=True)) == kinds


def test_a_route_is_agreed_for_the_flight_that_is_flown(platform):
    sold = read(MESSAGES[2], at="2026-08-30")
    for routes, faults in ((["CDG-PDL"], 0), (["LIS-PDL"], 1)):
        held = agreed(sold, Agreement(routes=frozenset(routes)), platform.geography)
        found = [one for one in held.messages[0].defects if one.code == "route_not_agreed"]
        assert len(found) == faults
