"""What is on no whitelist does not pass, and free text passes nowhere."""

from collections import Counter

import msgspec
import pytest

from safepassage.records import Address, HistoryEntry, Place, Reservation, Traveller, Vehicle
from safepassage.records.crossing import Crossing
from safepassage.records.document import Document
from safepassage.records.groups import RESERVATION_GROUPS, TRAVELLER_GROUPS
from safepassage.records.journey import Mode
from safepassage.records.message import Contact
from safepassage.records.redress import CHANCE_BYTES, in_groups, make_number
from safepassage.records.reservation import Payment
from safepassage.safeguards import minimise
from safepassage.safeguards.basis import FieldProfile
from safepassage.safeguards.minimise import (
    minimise_contact,
    minimise_reservation,
    minimise_traveller,
)

WRITTEN = Address(kind="contact", text="WHEELCHAIR BLND PAX")
POSTAL = Address(kind="contact", street="1 MAIN ST", city="PORT", text="BEHIND THE TEMPLE")


def test_free_text_in_addresses_is_struck_and_counted():
    struck = Counter()
    told = Reservation(
        addresses=(WRITTEN, POSTAL),
        travellers=(Traveller(addresses=(WRITTEN, POSTAL), destination_address=WRITTEN),),
    )
    kept = minimise_reservation(told, FieldProfile.PNR, struck)
    plain = msgspec.structs.replace(POSTAL, text=None)
    assert kept.addresses == (plain,)
    assert kept.travellers[0].addresses == (plain,)
    assert kept.travellers[0].destination_address is None
    assert struck == {"special_category": 3, "free_text": 2}


def test_remarks_and_the_text_of_the_history_are_struck():
    struck = Counter()
    history = (HistoryEntry(action="A", segment="SSR", text="VGML"), HistoryEntry(action="X"))
    told = Reservation(remarks=("CALL HIM BACK",), history=history)
    kept = minimise_reservation(told, FieldProfile.PNR, struck)
    assert not kept.remarks
    assert [one.text for one in kept.history] == [None, None]
    assert struck == {"free_text": 1, "special_category": 1}


def test_where_a_law_lets_remarks_stay_no_special_category_does():
    struck = Counter()
    lines = ("UM MET BY AUNT", "PAX DIABETIC", "RM HALAL MEAL", "", "SSR WCHR YY")
    told = Reservation(remarks=lines, history=(HistoryEntry(action="A", text="LATE"),))
    kept = minimise_reservation(told, FieldProfile.PNR, struck, free_text=True)
    assert kept.remarks == ("UM MET BY AUNT",)
    assert kept.history[0].text is None
    assert struck == {"special_category": 3, "free_text": 1}


@pytest.mark.parametrize("profile", FieldProfile)
def test_a_field_that_the_profiles_followed_do_not_name_is_struck(profile):
    struck = Counter()
    told = Traveller(surname="TESTOVAR", reservation="AAA111", crew_position="CPT")
    kept = minimise_traveller(told, profile, struck, frozenset({"reservation"}))
    assert kept == Traveller(surname="TESTOVAR")
    assert struck == {"crew_position": 1, "reservation": 1}


def test_of_a_reservation_what_the_profiles_followed_do_not_name_is_struck():
    struck = Counter()
    payment = Payment(kind="CC", number="1111")
    told = Reservation(
        locator="AAA111", payments=(payment,), travellers=(Traveller(frequent_flyer=("UT1",)),)
    )
    beyond = frozenset({"booking.payments", "frequent_flyer"})
    kept = minimise_reservation(told, FieldProfile.PNR, struck, beyond)
    assert kept == Reservation(locator="AAA111", travellers=(Traveller(),))
    assert struck == {"frequent_flyer": 1, "payments": 1}


def test_each_law_keeps_what_it_asks_of_its_own_mode_and_no_more():
    car = Vehicle(kind="car", registration="UT 4711", country="UTO")
    told = Traveller(
        surname="TESTOVAR", birth_place=Place(text="X"), rank="Mate", group="1", vehicle=car
    )
    kept = {one: minimise_traveller(told, one, Counter()) for one in FieldProfile}
    assert kept[FieldProfile.API] == Traveller(surname="TESTOVAR")
    assert (kept[FieldProfile.API_SHIP].rank, kept[FieldProfile.API_SHIP].vehicle) == ("Mate", None)
    assert kept[FieldProfile.API_SHIP].birth_place == Place(text="X")
    by_car = kept[FieldProfile.API_VEHICLE]
    assert (by_car.vehicle, by_car.group, by_car.birth_place) == (car, "1", None)
    assert kept[FieldProfile.PNR].vehicle is None


def test_what_is_whitelisted_is_what_can_be_sealed():
    sealed = {name for names in TRAVELLER_GROUPS.values() for name in names}
    assert sealed >= minimise._PNR | minimise._API_SHIP | minimise._API_VEHICLE
    sealed = {name for names in RESERVATION_GROUPS.values() for name in names}
    assert sealed >= minimise._RESERVATION - {"travellers"}


def crossing(carrier, number, mode):
    unknown = dict.fromkeys(("departs", "arrives", "departs_at", "arrives_at"))
    where = dict.fromkeys(("origin", "destination", "origin_country", "destination_country"), "")
    return Crossing(
        carrier=carrier,
        number=number,
        mode=mode,
        departure_date="2026-09-01",
        direction="inbound",
        **unknown,
        **where,
    )


@pytest.mark.parametrize(
    ("carrier", "number", "mode", "kept"),
    [
        ("1U", "220", Mode.AIR, ("+351296000111",)),
        ("ZZZ", "22A", Mode.AIR, ("+351296000111",)),
        ("", "ZZABC", Mode.AIR, ()),
        ("1U", "HBXYZ", Mode.AIR, ()),
        ("1U", "220", Mode.SEA, ()),
        ("1U", "220", Mode.ROAD, ()),
    ],
)
def test_a_telephone_is_kept_of_a_carriers_flight_alone(carrier, number, mode, kept):
    desk = Contact(name="JANE DESKSON", telephone=("+351 296 000 111",))
    assert minimise_contact(desk, crossing(carrier, number, mode)) == kept
    assert minimise_contact(desk, None) == ()


@pytest.mark.parametrize("profile", FieldProfile)
def test_a_redress_number_of_ours_is_kept_apart_from_the_documents(profile):
    ours = make_number(b"\x07" * CHANCE_BYTES)
    passport = Document(type="P", number="X1")
    struck = Counter()
    told = Traveller(documents=(passport, Document(type="R", number=in_groups(ours).lower())))
    kept = minimise_traveller(told, profile, struck)
    assert (kept.documents, kept.redress_numbers) == ((passport,), (ours,))
    assert not struck


@pytest.mark.parametrize("profile", FieldProfile)
def test_nobody_hides_a_document_under_the_kind_of_redress_numbers(profile):
    struck = Counter()
    told = Traveller(documents=(Document(type="R", number="XK0098231"),))
    assert minimise_traveller(told, profile, struck) == told
    assert not struck
