"""The truth table of the single window: agency x kind x field x mode, decided by hand.

A field that is added to the records, or to what is stored, makes this fail until somebody
decides here who may ever get it.
"""

from datetime import date
from itertools import product

import pytest

from safepassage.apps.accounts.roles import Role, purposes_of
from safepassage.records.crossing import Crossing
from safepassage.records.document import Document
from safepassage.records.journey import Mode
from safepassage.records.kinds import DataKind
from safepassage.records.traveller import Place, Seat, SeatSource, Traveller
from safepassage.safeguards.basis import Direction
from safepassage.safeguards.purpose import Purpose, kinds_of
from safepassage.safeguards.sharing import (
    BY_MACHINE,
    EVERY_FIELD,
    PURPOSE_OF_ROLE,
    STORED_OF_MODE,
    AgencyBasis,
    AgencyRole,
    allowed,
    given,
    leaves,
    project,
)

DAY = date(2026, 9, 1)


def words(text: str) -> list[str]:
    return text.split()


IN_API_AND_PNR = words("""
surname given_names names.surname names.given_names names.source sex born nationality role
embarks disembarks clears_at reference local_reference reservation verified documents.type
documents.number documents.issuer documents.nationality documents.expires documents.issued
documents.place seats.source seats.number seats.cabin seats.origin seats.destination bags.count
bags.weight_kg bags.tags bags.pool
""")
IN_PNR_ALONE = words("""
title residence birth_place.country birth_place.text agency_reference customer_reference tickets
frequent_flyer phones emails addresses.kind addresses.street addresses.city addresses.state
addresses.postcode addresses.country destination_address.kind destination_address.street
destination_address.city destination_address.state destination_address.postcode
destination_address.country booking.locator booking.system booking.other_locators.locator
booking.other_locators.system booking.created_at booking.booked_at booking.status booking.agency
booking.origin booking.flights.carrier booking.flights.number booking.flights.origin
booking.flights.destination booking.flights.departs booking.flights.arrives
booking.flights.marketing.carrier booking.flights.marketing.number
booking.flights.operating.carrier booking.flights.operating.number booking.flights.cabin
booking.flights.mode booking.flights.vehicle.kind booking.flights.vehicle.registration
booking.flights.vehicle.country booking.flights.vehicle.name booking.flights.vehicle.imo
booking.flights.vehicle.call_sign booking.flights.vehicle.operator booking.codeshares.marketing
booking.codeshares.operating booking.bag_count booking.bag_pieces_all_legs booking.bags.tag
booking.bags.carrier booking.bags.destination booking.bags.prime_flight booking.phones
booking.emails booking.addresses.kind booking.addresses.street booking.addresses.city
booking.addresses.state booking.addresses.postcode booking.addresses.country
booking.payments.kind booking.payments.number booking.split_from booking.split_to
booking.history.at booking.history.action booking.history.segment
booking.services.kind booking.services.code booking.services.provider booking.services.number
booking.services.place booking.services.destination booking.services.starts
booking.services.ends booking.services.status
""")
# What IMO FAL forms 5 and 6 ask of ships, and lists of those who share a vehicle.
IN_API_OF_SHIPS = words("birth_place.country birth_place.text rank")
IN_API_OF_VEHICLES = words("""
rank group vehicle.kind vehicle.registration vehicle.country vehicle.name vehicle.imo
vehicle.call_sign vehicle.operator
""")
# Free text: nobody stores it, so nobody gets it. Redress numbers serve their bearer alone.
NOBODY = words("""
redress_numbers crew_position addresses.text destination_address.text booking.services.name
booking.addresses.text booking.remarks booking.history.text
""")

GETS = {
    AgencyRole.BORDER: {DataKind.API_BORDER},
    AgencyRole.CUSTOMS: {DataKind.API_CUSTOMS},
    AgencyRole.POLICE_UNIT: {DataKind.API_PIU, DataKind.PNR},
    AgencyRole.HEALTH: {DataKind.API_HEALTH},
}
WATER = {Mode.SEA, Mode.INLAND_WATERWAY}


def fields_of(kind: DataKind, mode: Mode) -> set[str]:
    """What can be stored of a kind on a journey of a mode, by hand."""
    if kind is DataKind.PNR:
        return {*IN_API_AND_PNR, *IN_PNR_ALONE}
    ships = IN_API_OF_SHIPS if mode in WATER else []
    vehicles = IN_API_OF_VEHICLES if mode is not Mode.AIR else []
    return {*IN_API_AND_PNR, *ships, *vehicles}


def basis(role: AgencyRole, **values) -> AgencyBasis:
    """The widest basis that anybody could write, unless ``values`` narrow it."""
    told = {
        "id": "1",
        "code": "UTO-X",
        "version": 1,
        "agency": "X",
        "purpose": PURPOSE_OF_ROLE[role],
        "title": "t",
        "law": "l",
        "article": "a",
        "fields": {kind: frozenset(EVERY_FIELD) for kind in DataKind},
        "modes": frozenset({Mode.AIR, Mode.SEA}),
        "valid_from": date(2026, 1, 1),
        "keep_hours": 24.0,
    }
    return AgencyBasis(**told | values)


def crossing(**values) -> Crossing:
    told = {
        "carrier": "1U",
        "number": "220",
        "origin": "CDG",
        "destination": "PDL",
        "departure_date": "2026-09-01",
        "departs": None,
        "arrives": None,
        "departs_at": None,
        "arrives_at": None,
        "direction": "inbound",
        "origin_country": "FR",
        "destination_country": "UTO",
    }
    return Crossing(**told | values)


def test_every_field_of_the_records_is_decided_once():
    decided = [*IN_API_AND_PNR, *IN_PNR_ALONE, *NOBODY]
    assert sorted(decided) == sorted(set(decided))
    of_other_modes = {*IN_API_OF_SHIPS, *IN_API_OF_VEHICLES}
    assert set(EVERY_FIELD) == {*decided, *of_other_modes}
    assert of_other_modes.isdisjoint(NOBODY)


@pytest.mark.parametrize(("kind", "mode"), list(product(DataKind, Mode)))
def test_what_is_stored_is_what_was_decided(kind, mode):
    assert STORED_OF_MODE[kind, mode] == fields_of(kind, mode)


@pytest.mark.parametrize("role", AgencyRole)
def test_the_truth_table(role):
    widest = basis(role)
    for kind, field, mode in product(DataKind, EVERY_FIELD, Mode):
        reached = kind in GETS[role] and mode in {Mode.AIR, Mode.SEA}
        expected = reached and field in fields_of(kind, mode)
        way = crossing(mode=mode)
        assert allowed(widest, kind, field, way, on=DAY) is expected, (kind, field, mode)


def test_no_kind_of_data_goes_to_two_agencies():
    kinds = [kind for role in AgencyRole for kind in kinds_of(PURPOSE_OF_ROLE[role])]
    assert sorted(kinds) == sorted(DataKind)


def test_a_reservation_is_never_handed_over_by_a_machine():
    assert set(DataKind) - {DataKind.PNR} == BY_MACHINE


def test_a_field_that_the_law_does_not_name_is_not_given():
    narrow = basis(AgencyRole.BORDER, fields={DataKind.API_BORDER: frozenset({"surname"})})
    assert given(narrow, DataKind.API_BORDER, Mode.AIR) == {"surname"}
    assert not allowed(narrow, DataKind.API_BORDER, "born", crossing(), on=DAY)


@pytest.mark.parametrize(
    ("law", "journey", "day"),
    [
        ({"valid_to": date(2026, 8, 31)}, {}, DAY),
        ({"valid_from": date(2026, 9, 2)}, {}, DAY),
        ({"direction": Direction.OUTBOUND}, {}, DAY),
        ({"carriers": frozenset({"2U"})}, {}, DAY),
        ({"origins": frozenset({"DE"})}, {}, DAY),
        ({"destinations": frozenset({"FNC"})}, {}, DAY),
        ({}, {"direction": "unknown"}, DAY),
    ],
)
def test_beyond_its_days_routes_and_directions_a_law_gives_nothing(law, journey, day):
    one = basis(AgencyRole.CUSTOMS, **law)
    way = crossing(**journey)
    assert not any(
        allowed(one, kind, field, way, on=day) for kind, field in product(DataKind, EVERY_FIELD)
    )


def test_only_the_named_leaves_of_a_traveller_are_projected():
    traveller = Traveller(
        surname="MUSTER",
        given_names="ADA",
        born="1971-05-27",
        birth_place=Place(country="UTO", text="HOME"),
        documents=(Document(type="P", number="X1", issuer="UTO"), Document(number="X2")),
        seats=(Seat(source=SeatSource.MANIFEST, number="12A"),),
    )
    fields = frozenset({"surname", "sex", "documents.number", "documents.issuer"})
    assert project(traveller, fields) == {
        "surname": "MUSTER",
        "sex": None,
        "documents": [{"number": "X1", "issuer": "UTO"}, {"number": "X2", "issuer": None}],
    }


def test_a_part_that_was_not_told_is_unknown():
    assert project(Traveller(), frozenset({"birth_place.country"})) == {"birth_place": None}


def test_every_leaf_alone_is_projected_to_itself():
    for path in leaves(Traveller):
        assert set(project(Traveller(), frozenset({path}))) == {path.split(".")[0]}


def test_no_officer_sits_at_a_desk_for_another_agency():
    assert purposes_of(Role).isdisjoint({Purpose.CUSTOMS_CONTROL, Purpose.PUBLIC_HEALTH})
