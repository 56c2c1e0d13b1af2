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


def message(form="paxlst", *, flights=CROSSING, **more):
    return Message(format=form, flights=flights, **more)


def codes(*messages, formats=(), routes=(), senders=()):
    agreement = Agreement(
        formats=frozenset(formats), routes=frozenset(routes), senders=frozenset(senders)
    )
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


@pytest.mark.parametrize(
    ("function", "kind"), [("336", "crew list"), ("655", "request for a gate pass")]
)
def test_a_list_without_a_flight_has_no_route_whatever_places_it_names(function, kind):
    for flights in (CROSSING, (Leg(carrier="1U"),)):
        posted = message(
            flights=flights, function=function, filing_place="FRA", reporting_place="PDL"
        )
        assert codes(posted, routes=["CDG-PDL", "DE-FR"]) == [[]], kind


@pytest.mark.parametrize("form", ["paxlst", "pnrgov"])
def test_a_sender_in_an_envelope_is_one_of_the_carriers(form):
    told = codes(
        message(form, sender="1u"),
        message(form, sender="OTHER"),
        message(form),
        senders=["1U"],
    )
    assert told == [[], ["sender_not_agreed"], []]


@pytest.mark.parametrize("form", ["csv-manifest", "xlsx-manifest", "gendec", "pnrgov-xml", "apps"])
def test_what_has_no_envelope_is_not_asked_for_its_sender(form):
    for sender in (None, "OTHER"):
        assert codes(message(form, sender=sender, function="CIRQ"), senders=["1U"]) == [[]]
