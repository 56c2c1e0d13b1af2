"""Every field of our records belongs to an element of the law's list, or is struck."""

import pytest

from safepassage.records.kinds import DataKind
from safepassage.records.reservation import Reservation
from safepassage.records.traveller import Traveller
from safepassage.safeguards.basis import BOOKING, FieldProfile
from safepassage.safeguards.minimise import kept_of_reservation, kept_of_traveller
from safepassage.safeguards.profiles.elements import (
    ELEMENTS_OF,
    NEVER_KEPT,
    PNR_ELEMENTS,
    fields_of,
    struck_beyond,
)

EVERY_FIELD = {*Traveller.__struct_fields__} | {
    BOOKING + name for name in Reservation.__struct_fields__
}
CLOSED = frozenset({*map(str, range(1, 20)), "message", "redress"})


def test_the_nineteen_elements_stand_in_their_order() -> None:
    numbered = [int(one.code) for one in PNR_ELEMENTS if one.code.isdigit()]
    assert numbered == list(range(1, 20))


@pytest.mark.parametrize("name", sorted(EVERY_FIELD))
def test_each_field_belongs_to_an_element_or_is_never_kept(name: str) -> None:
    known = {*fields_of(DataKind.PNR, ELEMENTS_OF[DataKind.PNR])}
    known |= fields_of(DataKind.API_BORDER, ELEMENTS_OF[DataKind.API_BORDER])
    assert (name in known) != (name in NEVER_KEPT)


def test_what_belongs_to_no_element_is_kept_under_no_whitelist() -> None:
    for profile in FieldProfile:
        assert not kept_of_traveller(profile) & NEVER_KEPT
    assert not {BOOKING + name for name in kept_of_reservation()} & NEVER_KEPT


def test_every_element_names_fields_that_exist() -> None:
    for kind in DataKind:
        assert fields_of(kind, ELEMENTS_OF[kind]) <= EVERY_FIELD


def test_the_closed_reading_of_annex_1_holds_no_place_of_birth() -> None:
    assert struck_beyond(DataKind.PNR, FieldProfile.PNR, CLOSED) == {"birth_place"}
    assert not struck_beyond(DataKind.PNR, FieldProfile.PNR, CLOSED | {"birth"})


def test_article_4_is_what_the_api_whitelist_keeps() -> None:
    letters = {*"abcdefgh", "flight", "message", "redress"}
    for kind in (DataKind.API_BORDER, DataKind.API_PIU):
        assert not struck_beyond(kind, FieldProfile.API, letters)
        assert struck_beyond(kind, FieldProfile.API_SHIP, letters) == {"birth_place", "rank"}
        assert "vehicle" in struck_beyond(kind, FieldProfile.API_VEHICLE, letters)


def test_a_profile_without_an_element_strikes_its_fields() -> None:
    assert "frequent_flyer" in struck_beyond(DataKind.PNR, FieldProfile.PNR, CLOSED - {"8"})
    assert BOOKING + "payments" in struck_beyond(DataKind.PNR, FieldProfile.PNR, CLOSED - {"6"})
    assert "seats" in struck_beyond(DataKind.API_PIU, FieldProfile.API, frozenset("abcdegh"))
