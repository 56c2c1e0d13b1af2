"""What was not agreed gets its reason; everything else stays as it was."""

import pytest

from safepassage.records import Leg, Message
from safepassage.records.defect import Severity
from safepassage.records.message import ParsedFile
from safepassage.safeguards.agreement import Agreement, agreed

COUNTRIES = {"PDL": "UTO", "CDG": "FR", "ORY": "FR", "FRA": "DE"}


class Utopia:
    def home(self):
        return "UTO"

    def country(self, code):
        return COUNTRIES.get(code)

    def to_utc(self, local, code):
        return None


def flown(origin="CDG", destination="PDL"):
    return Leg(
        carrier="1U", number="220", origin=origin, destination=destination, departs="2026-09-02"
    )


CROSSING = (flown(),)


def message(form="paxlst", *, flights=CROSSING):
    return Message(format=form, flights=flights)


def codes(*messages, formats=(), routes=()):
    agreement = Agreement(formats=frozenset(formats), routes=frozenset(routes))
    parsed = agreed(ParsedFile(messages=messages), agreement, Utopia())
    assert all(one.severity is Severity.FATAL for told in parsed.messages for one in told.defects)
    return [[one.code for one in told.defects] for told in parsed.messages]


def test_without_an_agreement_anything_may_be_sent():
    parsed = ParsedFile(messages=(message(),))
    assert agreed(parsed, None, Utopia()) is parsed
    assert codes(message(), message("pnrgov")) == [[], []]


def test_only_the_message_of_the_wrong_format_is_marked():
    told = codes(message(), message("pnrgov"), formats=["paxlst"])
    assert told == [[], ["format_not_agreed"]]


def test_what_tells_of_nobody_is_not_held_to_a_format():
    assert codes(message("cusres"), formats=["paxlst"]) == [[]]


@pytest.mark.parametrize(
    "route", ["CDG-PDL", "FR-PDL", "CDG-UTO", "FR-UTO", "*-PDL", "CDG-*", "*-*"]
)
def test_a_route_is_covered_by_airport_country_or_anything(route):
    assert codes(message(), routes=[route]) == [[]]


@pytest.mark.parametrize("route", ["PDL-CDG", "ORY-PDL", "DE-UTO", "CDG-FRA", "UTO-*"])
def test_another_route_is_not(route):
    assert codes(message(), routes=[route]) == [["route_not_agreed"]]
    assert codes(message(), routes=[route, "FR-UTO"]) == [[]]


def test_the_route_is_that_of_the_leg_that_crosses_the_border():
    legs = (flown("FRA", "CDG"), flown("CDG", "PDL"))
    assert codes(message(flights=legs), routes=["CDG-PDL"]) == [[]]


def test_without_a_flight_there_is_no_route_to_judge():
    assert codes(message(flights=()), routes=["CDG-PDL"]) == [[]]
