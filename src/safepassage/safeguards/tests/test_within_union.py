"""Of flights within the Union only selected routes are kept, for twelve months at most."""

from datetime import UTC, date, datetime

import msgspec
import pytest

from safepassage.records import Leg, Message, Traveller
from safepassage.records.kinds import DataKind
from safepassage.safeguards.basis import FieldProfile, LegalBasis
from safepassage.safeguards.gate import gate
from safepassage.safeguards.profiles import shipped
from safepassage.safeguards.purpose import Purpose

COUNTRIES = {"LIS": "PT", "CDG": "FR", "JFK": "US"}
SELECTED = {
    "origins": frozenset({"CDG"}),
    "destinations": frozenset({"LIS"}),
    "valid_to": date(2026, 12, 31),
}


class Portugal:
    def home(self):
        return "PT"

    def country(self, code):
        return COUNTRIES.get(code)

    def to_utc(self, local, code):
        return None


BASIS = LegalBasis(
    id="1",
    code="UNIT",
    version=1,
    title="Routes on which couriers of a gang fly, by the police's analysis of June",
    law="PNR Act",
    article="2",
    purpose=Purpose.PNR_ASSESSMENT,
    kind=DataKind.API_PIU,
    valid_from=date(2026, 1, 1),
    mask_after_hours=4380,
    delete_after_hours=4380,
    field_profile=FieldProfile.API,
    selected_routes=True,
)


def admitted(origin, **changes):
    leg = Leg(
        carrier="1U", number="2", origin=origin, destination="LIS", departs="2026-09-02T10:00"
    )
    told = Message(format="paxlst", flights=(leg,), travellers=(Traveller(surname="TESTOVAR"),))
    basis = msgspec.structs.replace(BASIS, **changes)
    at = datetime(2026, 9, 1, 12, tzinfo=UTC)
    return bool(gate(told, bases=[basis], geography=Portugal(), received_at=at).admissions)


def test_a_basis_that_selects_nothing_keeps_flights_from_outside_and_none_within():
    assert admitted("JFK")
    assert not admitted("CDG")


def test_a_selected_route_is_kept():
    assert admitted("CDG", **SELECTED)


@pytest.mark.parametrize(
    "changes",
    [
        {"origins": frozenset({"FR"})},
        {"origins": frozenset({"CDG", "*"})},
        {"destinations": frozenset({"PT"})},
        {"valid_to": None},
        {"valid_to": date(2027, 6, 1)},
    ],
    ids=["a country", "anywhere beside", "to a country", "without an end", "beyond a year"],
)
def test_what_is_no_selection_or_is_not_looked_at_again_in_a_year_keeps_none(changes):
    assert not admitted("CDG", **SELECTED | changes)


def test_where_no_profile_asks_for_it_any_route_is_kept():
    assert admitted("CDG", selected_routes=False)


@pytest.mark.parametrize("code", ["strict", "eu-pnr", "eu-api"])
def test_the_profiles_of_the_union_ask_for_it(code):
    assert shipped()[code].selected_routes
