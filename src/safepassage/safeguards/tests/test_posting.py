"""Lists without a flight pass the gate under a basis that names them, and under no other."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from safepassage.adapters.airports import WorldAirports
from safepassage.records.journey import Leg
from safepassage.records.kinds import DataKind
from safepassage.records.message import Message
from safepassage.records.traveller import Traveller
from safepassage.safeguards.basis import Direction, FieldProfile, LegalBasis
from safepassage.safeguards.gate import gate
from safepassage.safeguards.purpose import Purpose

AT = datetime(2026, 9, 1, 6, tzinfo=UTC)
GEOGRAPHY = WorldAirports(state="UTO", home_airports=("PDL", "FNC"))
BASIS = LegalBasis(
    id="1",
    code="POSTING",
    version=1,
    title="Crews",
    law="Border Act",
    article="14",
    purpose=Purpose.BORDER_CHECK,
    kind=DataKind.API_BORDER,
    direction=Direction.POSTING,
    valid_from=date(2026, 1, 1),
    mask_after_hours=720,
    delete_after_hours=720,
    field_profile=FieldProfile.API,
)
CREW = Message(
    format="paxlst",
    function="336",
    subfunction="G",
    sender="1U",
    travellers=(Traveller(surname="TESTOVAR"),),
)
GATE = replace(CREW, function="655", subfunction=None, filing_place="CDG", reporting_place="PDL")


def gated(message, **changed):
    basis = replace(BASIS, **changed)
    return gate(message, bases=[basis], geography=GEOGRAPHY, received_at=AT)


@pytest.mark.parametrize("message", [CREW, GATE])
def test_a_basis_that_names_such_lists_admits_them(message):
    found = gated(message)
    assert [one.basis.code for one in found.admissions] == ["POSTING"]
    assert found.crossing.direction == Direction.POSTING
    assert found.crossing.departure_date == ""


@pytest.mark.parametrize("direction", [Direction.ANY, Direction.INBOUND, Direction.OUTBOUND])
def test_a_law_on_journeys_covers_none(direction):
    assert gated(CREW, direction=direction).refusal == "no_legal_basis"


def test_a_basis_on_such_lists_covers_no_journey():
    leg = Leg(carrier="1U", number="1", origin="CDG", destination="PDL", departs="2026-09-01")
    flown = replace(CREW, function="250", subfunction="C", flights=(leg,))
    assert gated(flown).refusal == "no_legal_basis"


def test_carrier_place_and_day_must_be_covered_too():
    assert gated(CREW, carriers=frozenset({"2U"})).refusal == "no_legal_basis"
    assert gated(GATE, destinations=frozenset({"FNC"})).refusal == "no_legal_basis"
    assert gated(CREW, valid_to=date(2026, 8, 31)).refusal == "no_legal_basis"
    assert gated(GATE, destinations=frozenset({"PDL"})).refusal is None


def test_a_flight_named_besides_makes_nobody_a_traveller_on_it():
    leg = Leg(carrier="1U", number="1", origin="CDG", destination="PDL", departs="2026-09-01")
    found = gated(replace(GATE, flights=(leg,)))
    assert (found.crossing.number, found.crossing.direction) == ("GATE-PASS", "posting")


def test_a_gate_of_nobody_knows_where_is_set_aside():
    assert gated(replace(GATE, filing_place=None, reporting_place=None)).refusal == "no_route"


def test_a_gate_abroad_is_covered_by_no_law_here():
    abroad = replace(GATE, filing_place="CDG", reporting_place="FRA")
    assert gated(abroad).refusal == "no_legal_basis"


def test_a_list_of_nobody_knows_whose_is_set_aside():
    assert gated(replace(CREW, sender=None)).refusal == "no_flight"
