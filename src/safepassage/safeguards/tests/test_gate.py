"""Nothing is admitted without a basis that covers carrier, route, kind and date."""

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.formats.manifests import READERS
from safepassage.records import Leg, Message, Mode, Name, Reservation, Service, Traveller, Vehicle
from safepassage.records.kinds import DataKind
from safepassage.safeguards.basis import Direction, FieldProfile, LegalBasis
from safepassage.safeguards.gate import gate
from safepassage.safeguards.purpose import Purpose

AT = datetime(2026, 9, 1, 12, tzinfo=UTC)
COUNTRIES = {"PDL": "UT", "CDG": "FR", "FRA": "DE"}


class Utopia:
    def home(self):
        return "UT"

    def country(self, code):
        return COUNTRIES.get(code)

    def to_utc(self, local, code):
        return None


BASIS = LegalBasis(
    id="1",
    code="B",
    version=3,
    title="t",
    law="Border Act",
    article="4",
    purpose=Purpose.BORDER_CHECK,
    kind=DataKind.API_BORDER,
    valid_from=date(2026, 1, 1),
    mask_after_hours=48,
    delete_after_hours=48,
    field_profile=FieldProfile.API,
)
LEG = Leg(carrier="1U", number="220", origin="CDG", destination="PDL", departs="2026-09-02T10:00")
PERSON = Traveller(surname="TESTOVAR", given_names="ILMO", born="1971-05-27")


def basis(**changes):
    return msgspec.structs.replace(BASIS, **changes)


def gated(*bases, message=None, **changes):
    told = message or Message(format="paxlst", flights=(LEG,), travellers=(PERSON,))
    told = msgspec.structs.replace(told, **changes) if changes else told
    return gate(told, bases=bases, geography=Utopia(), received_at=AT)


def test_a_covering_basis_admits_with_its_two_dates():
    (admission,) = gated(basis(mask_after_hours=1.5)).admissions
    assert admission.travellers == (PERSON,)
    assert admission.mask_at == AT + timedelta(hours=1.5)
    assert admission.delete_at == AT + timedelta(hours=48)


@pytest.mark.parametrize(
    "changes",
    [
        {"carriers": frozenset({"9X"})},
        {"origins": frozenset({"DE"})},
        {"destinations": frozenset({"FRA"})},
        {"direction": Direction.OUTBOUND},
        {"valid_from": date(2026, 9, 3)},
        {"valid_to": date(2026, 9, 1)},
        {"kind": DataKind.PNR},
    ],
)
def test_a_basis_that_covers_less_admits_nothing(changes):
    answer = gated(basis(**changes))
    assert (answer.admissions, answer.refusal) == ((), "no_legal_basis")


@pytest.mark.parametrize("places", [{"FR"}, {"CDG"}, {"*"}, {"DE", "FR"}])
def test_a_basis_names_countries_or_airports(places):
    assert gated(basis(origins=frozenset(places))).admissions


def test_api_is_admitted_twice_under_two_bases_and_stays_two_copies():
    unit = basis(kind=DataKind.API_PIU, code="U", mask_after_hours=4380, delete_after_hours=4380)
    kinds = [one.kind for one in gated(BASIS, unit).admissions]
    assert kinds == [DataKind.API_BORDER, DataKind.API_PIU]


def test_of_two_bases_the_one_that_keeps_least_is_taken():
    long = basis(code="A", delete_after_hours=480)
    (admission,) = gated(long, BASIS).admissions
    assert admission.basis.code == "B"


def test_a_message_without_a_flight_is_refused_with_that_reason():
    assert gated(BASIS, flights=()).refusal == "no_flight"


def test_a_journey_that_never_touches_the_state_is_refused_whatever_the_basis_says():
    abroad = (msgspec.structs.replace(LEG, origin="FRA", destination="CDG"),)
    assert gated(basis(direction=Direction.ANY), flights=abroad).refusal == "no_legal_basis"


def test_where_a_place_is_not_known_no_law_is_looked_for():
    mistyped = (msgspec.structs.replace(LEG, destination="PLD"),)
    answer = gated(BASIS, flights=mistyped)
    assert (answer.refusal, answer.admissions) == ("no_route", ())


def test_what_is_read_but_not_processed_says_so():
    cancelled = Message(format="govreq", function="CICX", flights=(LEG,), travellers=(PERSON,))
    assert gated(BASIS, message=cancelled).refusal == "not_processed"


def test_a_check_in_request_of_apps_is_api():
    asked = Message(format="apps", function="CIRQ", flights=(LEG,), travellers=(PERSON,))
    assert [one.kind for one in gated(BASIS, message=asked).admissions] == [DataKind.API_BORDER]


def test_a_message_that_tells_of_nobody_is_neither_admitted_nor_refused():
    answer = gated(BASIS, message=Message(format="cusres", flights=(LEG,)))
    assert (answer.admissions, answer.refusal) == ((), None)


def test_the_leg_that_crosses_the_border_is_the_one_that_counts():
    inland = Leg(carrier="1U", number="1", origin="FRA", destination="CDG", departs="2026-09-02")
    crossing = gated(BASIS, flights=(inland, LEG)).crossing
    assert (crossing.number, crossing.direction) == ("220", "inbound")


@pytest.mark.parametrize("name", sorted(READERS))
def test_every_kind_of_manifest_is_admitted_or_refused_and_never_passed_over(name):
    told = Message(format=name, flights=(LEG,), travellers=(PERSON,))
    assert gated(BASIS, message=told).admissions
    assert gated(message=told).refusal == "no_legal_basis"


def test_a_law_on_flights_admits_no_ship_and_one_on_ships_does():
    voyage = msgspec.structs.replace(LEG, mode=Mode.SEA)
    assert gated(BASIS, flights=(voyage,)).refusal == "no_legal_basis"
    assert gated(basis(modes=frozenset({Mode.SEA})), flights=(voyage,)).admissions
    assert gated(basis(modes=frozenset({Mode.SEA})), flights=(LEG,)).refusal == "no_legal_basis"


SHIP = Vehicle(name="MV Testa", imo="9074729", call_sign="UTAB", country="UTO")
ARRIVING = Leg(
    number="26-117",
    origin="CDG",
    destination="PDL",
    arrives="2026-09-02T06:00",
    mode=Mode.SEA,
    vehicle=SHIP,
)
COACH = Vehicle(kind="coach", registration="UT 900", country="UTO")


def crossing(leg, **changes):
    return gated(flights=(msgspec.structs.replace(leg, **changes),)).crossing


def test_a_ship_without_a_line_is_known_by_its_number_or_call_sign_and_dated_by_its_arrival():
    found = crossing(ARRIVING)
    assert (found.mode, found.carrier, found.number) == (Mode.SEA, "9074729", "26-117")
    assert (found.departure_date, found.craft) == ("2026-09-02", SHIP)
    boat = msgspec.structs.replace(SHIP, imo=None)
    assert crossing(ARRIVING, vehicle=boat, number=None).number == "UTAB"
    assert crossing(ARRIVING, vehicle=None) is None


def test_a_private_aircraft_is_known_by_its_tail_mark_and_a_coach_never_by_its_plate():
    own = {"carrier": None, "number": None, "vehicle": Vehicle(registration="UT-ABC")}
    found = crossing(LEG, **own)
    assert (found.carrier, found.number, found.craft) == ("", "UT-ABC", None)
    assert crossing(LEG, **own | {"mode": Mode.ROAD}) is None


def test_a_flight_needs_its_departure():
    assert crossing(LEG, departs=None, arrives="2026-09-02T10:00") is None


@pytest.mark.parametrize(
    ("mode", "vehicle"),
    [
        (Mode.ROAD, COACH),
        (Mode.AIR, Vehicle(registration="UT-ABC", name="Testa", imo="9074729")),
        (Mode.SEA, msgspec.structs.replace(SHIP, imo=None)),
        (Mode.SEA, msgspec.structs.replace(SHIP, imo="TESTOVAR")),
        (Mode.RAIL, Vehicle(registration="UT 1")),
    ],
)
def test_marks_that_may_be_somebodys_own_do_not_stand_with_the_journey(mode, vehicle):
    assert crossing(LEG, mode=mode, vehicle=vehicle).craft is None


def test_a_train_is_known_to_the_public_by_its_name():
    told = Vehicle(name="Testa Express", registration="UT 1", operator="UTL")
    assert crossing(LEG, mode=Mode.RAIL, vehicle=told).craft == Vehicle(name="Testa Express")


def test_a_place_written_apart_is_one_code():
    assert crossing(LEG, destination="PT FNC").destination == "PTFNC"


def test_everybody_is_in_the_coach_unless_they_have_a_car_and_nobody_is_in_the_ferry():
    by_road = basis(modes=frozenset(Mode), field_profile=FieldProfile.API_VEHICLE)
    car = Vehicle(registration="UT 4711")
    driver = msgspec.structs.replace(PERSON, vehicle=car)

    def vehicles(**changes):
        leg = msgspec.structs.replace(LEG, **changes)
        (admission,) = gated(by_road, flights=(leg,), travellers=(PERSON, driver)).admissions
        return [one.vehicle for one in admission.travellers]

    assert vehicles(mode=Mode.ROAD, vehicle=COACH) == [COACH, car]
    assert vehicles(mode=Mode.SEA, vehicle=SHIP) == [None, car]
    assert vehicles(mode=Mode.ROAD) == [None, car]


def test_under_the_api_profile_other_fields_are_struck_and_counted():
    rich = msgspec.structs.replace(PERSON, phones=("+1",), title="MR", names=(Name(surname="X"),))
    answer = gated(BASIS, travellers=(rich, rich))
    kept = answer.admissions[0].travellers[0]
    assert (kept.phones, kept.title, kept.names) == ((), None, (Name(surname="X"),))
    assert answer.struck == {"phones": 2, "title": 2}


def test_the_api_profile_keeps_neither_vehicle_nor_group_nor_rank():
    car = Vehicle(registration="UT 4711", country="UTO")
    driver = msgspec.structs.replace(PERSON, vehicle=car, group="1", rank="Master")
    answer = gated(BASIS, travellers=(driver,))
    assert answer.admissions[0].travellers == (PERSON,)
    assert answer.struck == {"vehicle": 1, "group": 1, "rank": 1}


def test_free_text_of_a_reservation_never_passes_and_special_categories_are_counted_apart():
    pnr = basis(kind=DataKind.PNR, field_profile=FieldProfile.PNR)
    booking = Reservation(
        locator="AAAB22", travellers=(PERSON,), remarks=("SSR MOML YY", "PLS CALL", "SSR WCHR")
    )
    told = Message(format="pnrgov", flights=(LEG,), reservations=(booking,))
    answer = gated(pnr, message=told)
    assert answer.admissions[0].reservations[0].remarks == ()
    assert answer.struck == {"special_category": 2, "free_text": 1}


def test_hotels_and_cars_are_struck_and_counted():
    pnr = basis(kind=DataKind.PNR, field_profile=FieldProfile.PNR)
    services = (Service(kind="hotel", code="8"), Service(kind="car", code="2"))
    booking = Reservation(locator="AAAB22", travellers=(PERSON,), services=services)
    told = Message(format="pnrgov-xml", flights=(LEG,), reservations=(booking,))
    answer = gated(pnr, message=told)
    assert answer.admissions[0].reservations[0].services == ()
    assert answer.struck == {"services": 1}


TRAIN = Service(
    code="6", provider="UR", number="77", place="PDL", destination="TER", name="Night train"
)


PNR = basis(kind=DataKind.PNR, field_profile=FieldProfile.PNR)


def pushed(*bookings):
    return Message(format="pnrgov", flights=(LEG,), reservations=bookings)


def test_a_cancelled_reservation_without_travellers_is_admitted():
    (admission,) = gated(PNR, message=pushed(Reservation(locator="AAAB22"))).admissions
    assert admission.reservations == (Reservation(locator="AAAB22"),)


def test_a_journey_by_other_means_is_kept_as_codes():
    booking = Reservation(locator="AAAB22", travellers=(PERSON,), services=(TRAIN,))
    answer = gated(PNR, message=pushed(booking))
    assert answer.admissions[0].reservations[0].services == (
        msgspec.structs.replace(TRAIN, name=None),
    )
    assert answer.struck == {"free_text": 1}


@pytest.mark.parametrize(
    "other",
    [
        {"kind": "car"},
        {"kind": "hotel"},
        {"destination": None},
        {"destination": "PDL"},
        {"place": "Clinic of Utopia"},
        {"number": "Suite 5"},
    ],
)
def test_what_goes_nowhere_or_is_no_code_is_struck(other):
    booking = Reservation(
        locator="AAAB22", travellers=(PERSON,), services=(msgspec.structs.replace(TRAIN, **other),)
    )
    answer = gated(PNR, message=pushed(booking))
    assert answer.admissions[0].reservations[0].services == ()
    assert answer.struck == {"services": 1}


@given(st.text(max_size=80))
def test_whatever_a_remark_says_it_is_not_admitted(text):
    pnr = basis(kind=DataKind.PNR, field_profile=FieldProfile.PNR)
    booking = Reservation(locator="A", travellers=(PERSON,), remarks=(f"x{text}",))
    told = Message(format="pnrgov", flights=(LEG,), reservations=(booking,))
    answer = gated(pnr, message=told)
    assert answer.admissions[0].reservations[0].remarks == ()
    assert sum(answer.struck.values()) == 1


CUSTOMS = msgspec.structs.replace(
    BASIS, code="CUSTOMS", purpose=Purpose.CUSTOMS_CONTROL, kind=DataKind.API_CUSTOMS
)


def test_another_agency_gets_a_copy_of_its_own_where_its_law_collects_one():
    kinds = [one.kind for one in gated(BASIS, CUSTOMS).admissions]
    assert kinds == [DataKind.API_BORDER, DataKind.API_CUSTOMS]
    assert [one.kind for one in gated(BASIS).admissions] == [DataKind.API_BORDER]


@pytest.mark.parametrize("law", ["Regulation (EU) 2025/12", "Regulation (EU) 2025/13 article 5"])
def test_where_the_unions_law_covers_the_journey_no_other_agency_gets_anything(law):
    union = basis(law=law)
    assert [one.kind for one in gated(union, CUSTOMS).admissions] == [DataKind.API_BORDER]
    elsewhere = basis(law=law, origins=frozenset({"DE"}))
    assert [one.kind for one in gated(elsewhere, CUSTOMS).admissions] == [DataKind.API_CUSTOMS]
