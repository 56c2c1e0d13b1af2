"""Drafts carry everything that was admitted, in parts, and the keys to find it by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.pipeline.draft import (
    document_key,
    journey_draft,
    name_key,
    normal,
    reservation_draft,
    reservation_from,
    traveller_from,
)
from safepassage.records import (
    Address,
    Bags,
    Document,
    Leg,
    Name,
    Payment,
    Place,
    Reservation,
    Role,
    Seat,
    SeatSource,
    Traveller,
    Vehicle,
)
from safepassage.records.groups import RESERVATION_GROUPS, TRAVELLER_GROUPS
from safepassage.safeguards.sealing import LookUp

words = st.text(min_size=1, max_size=12)
maybe = st.none() | words
travellers = st.builds(
    Traveller,
    surname=maybe,
    given_names=maybe,
    names=st.lists(st.builds(Name, surname=maybe, given_names=maybe), max_size=2).map(tuple),
    born=maybe,
    birth_place=st.none() | st.builds(Place, country=maybe, text=maybe),
    role=st.sampled_from(Role),
    reference=maybe,
    reservation=maybe,
    documents=st.lists(st.builds(Document, number=maybe, issuer=maybe), max_size=2).map(tuple),
    seats=st.lists(
        st.builds(Seat, source=st.sampled_from(SeatSource), number=maybe), max_size=2
    ).map(tuple),
    bags=st.builds(
        Bags, count=st.none() | st.integers(0, 9), tags=st.lists(words, max_size=2).map(tuple)
    ),
    phones=st.lists(words, max_size=2).map(tuple),
    addresses=st.lists(st.builds(Address, city=maybe), max_size=2).map(tuple),
    group=maybe,
    vehicle=st.none() | st.builds(Vehicle, registration=maybe, country=maybe),
)


@given(travellers)
def test_a_traveller_survives_the_parts(traveller):
    assert traveller_from(journey_draft(0, traveller, None).parts) == traveller


def test_a_reservation_survives_the_parts_without_its_travellers_and_free_text():
    booking = Reservation(
        locator="AAAB22",
        flights=(Leg(carrier="1U", number="220"),),
        payments=(Payment(kind="CC", number="1234"),),
        bag_count=2,
    )
    assert reservation_from(reservation_draft(booking).parts) == booking


def test_every_field_of_a_traveller_belongs_to_exactly_one_group():
    grouped = [name for names in TRAVELLER_GROUPS.values() for name in names]
    assert sorted(grouped) == sorted(Traveller.__struct_fields__)


def test_every_field_of_a_reservation_belongs_to_a_group_but_travellers():
    grouped = [name for names in RESERVATION_GROUPS.values() for name in names]
    assert sorted([*grouped, "travellers"]) == sorted(Reservation.__struct_fields__)


def test_look_ups_name_documents_name_birth_reference_and_locator():
    told = Traveller(
        surname="Têst-Ovar",
        given_names="Ilmo",
        born="1971-05-27",
        reference="9-1",
        reservation="aaab22",
        documents=(Document(number="x 12", issuer="QMA"), Document(number=None)),
    )
    assert dict(journey_draft(0, told, None).look_ups) == {
        LookUp.DOCUMENT: "X12|QMA",
        LookUp.TRAVELLER_REFERENCE: "91",
        LookUp.LOCATOR: "AAAB22",
        LookUp.NAME: "TESTOVAR|ILMO",
        LookUp.NAME_AND_BIRTH: "TESTOVAR|ILMO|1971-05-27",
        LookUp.SURNAME_AND_BIRTH: "TESTOVAR|1971-05-27",
    }


@pytest.mark.parametrize(("text", "expected"), [("Å-b 1", "AB1"), ("", ""), ("ﬁ", "FI")])
def test_the_normal_form(text, expected):
    assert normal(text) == expected


def test_keys_without_their_main_part():
    assert name_key(None, "ILMO") == ""
    assert document_key("A1", None) == "A1|"
