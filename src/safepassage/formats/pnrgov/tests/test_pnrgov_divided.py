"""Cancelled and divided reservations, pools of bags, what is no flight."""

import pytest
from msgspec import structs

from safepassage.formats import pnrgov
from safepassage.formats.read import read
from safepassage.records import Service

LEG = "TVL+231126:1015:241126:0440+FRA+SIN+UT+815:Y'"
OTHER = "EQN+1'RCI+UT:DEF456'"


def again(message):
    (found,) = read(pnrgov.write(message)).messages
    return found


def test_a_push_of_changes_says_so(message):
    assert message("SRC'", head="MSG+:141'").function == "141"


@pytest.mark.parametrize("booked_by", ["", "ORG'", "ORG+'"])
def test_without_flights_and_seller_a_reservation_is_cancelled(message, booked_by):
    found = message(f"SRC'RCI+UT:ABC123::010926:0149'{booked_by}")
    assert [each.status for each in found.reservations] == ["cancelled"]
    assert again(found).reservations == found.reservations


@pytest.mark.parametrize(
    "body", ["ORG+UT:FRA'", "ORG+1U:MUC+12345678'", LEG, "MSG+8'TVL+241126:1500+SIN:INN++VN'"]
)
def test_with_flight_seller_or_service_it_is_not(reservation, body):
    assert reservation(body).status is None


def test_a_reservation_that_was_cut_off_is_not_known_to_be_cancelled():
    head = "UNB+IATA:1+UT+UTOGOV+261122:0900+1'UNH+1+PNRGOV:17:1:IA'MSG+:22'"
    (found,) = read(f"{head}SRC'RCI+UT:ABC123'SRC'RCI+UT:DEF456'".encode()).messages
    assert [each.status for each in found.reservations] == ["cancelled", None]


@pytest.mark.parametrize(
    ("created", "words", "older", "younger"),
    [
        ("010926:0149", "", (), ("DEF456",)),
        ("", "IFT+4:28+SPLIT TO DEF456'", (), ("DEF456",)),
        ("", "IFT+4:28+SPLIT FROM DEF456'", ("DEF456",), ()),
        ("", "IFT+4:28+DVD FM UT/DEF456'", ("DEF456",), ()),
        ("", "IFT+4:28+SPLIT FROM XYZ999'", (), ("DEF456",)),
    ],
)
def test_words_tell_the_direction_of_a_division(reservation, created, words, older, younger):
    found = reservation(f"RCI+UT:ABC123::{created}'{words}{LEG}{OTHER}")
    assert (found.split_from, found.split_to) == (older, younger)


@pytest.mark.parametrize(
    ("created", "older"),
    [("010826:0149", True), ("010926:0148", True), ("010926:0149", False), ("011026", False)],
)
def test_the_reservation_made_later_was_divided_off(reservation, created, older):
    found = reservation(f"RCI+UT:ABC123::010926:0149'{LEG}EQN+1'RCI+UT:DEF456::{created}'")
    assert (found.split_from == ("DEF456",)) is older
    assert (found.split_to == ("DEF456",)) is not older


def test_two_reservations_of_a_message_tell_the_direction_by_their_dates(message):
    found = message(
        f"SRC'RCI+UT:ABC123::010926:0149'{LEG}EQN+1'RCI+UT:DEF456'"
        f"SRC'RCI+UT:DEF456::021026:0800'{LEG}EQN+1'RCI+UT:ABC123'"
    )
    first, second = found.reservations
    assert (first.split_from, first.split_to) == ((), ("DEF456",))
    assert (second.split_from, second.split_to) == (("ABC123",), ())


def test_both_directions_are_written_and_read_again(message):
    (only,) = message(f"SRC'RCI+UT:ABC123'{LEG}").reservations
    divided = structs.replace(only, split_from=("OLD123",), split_to=("NEW123",))
    told = structs.replace(message(LEG), reservations=(divided,))
    (found,) = again(told).reservations
    assert (found.split_from, found.split_to, found.remarks) == (("OLD123",), ("NEW123",), ())
    assert pnrgov.write(again(told)) == pnrgov.write(told)


def test_hotels_and_cars_are_kept_and_written_again(message):
    found = message(
        f"SRC'RCI+UT:ABC123'{LEG}MSG+8'TVL+241126:1500:271126+SIN:INVENTED INN++VN+67576:ROH'"
        "RPI+1+HK'MSG+2'TVL+241126:0900:271126:0900+SIN+KUL+ZE+:FCAR'MSG+9'TVL+241126'"
    )
    assert found.reservations[0].services == (
        Service(
            kind="hotel",
            code="8",
            provider="VN",
            number="67576",
            name="INVENTED INN",
            place="SIN",
            starts="2026-11-24T15:00",
            ends="2026-11-27",
            status="HK",
        ),
        Service(
            kind="car",
            code="2",
            provider="ZE",
            number="FCAR",
            place="SIN",
            destination="KUL",
            starts="2026-11-24T09:00",
            ends="2026-11-27T09:00",
        ),
        Service(code="9", starts="2026-11-24"),
    )
    assert again(found).reservations == found.reservations


def test_a_flight_behind_a_hotel_is_a_flight(reservation):
    found = reservation(f"MSG+8'TVL+241126+SIN:INN++VN'MSG+1'{LEG}")
    assert ([leg.number for leg in found.flights], len(found.services)) == (["815"], 1)


def test_the_parts_of_a_bag_pool_are_told_and_its_pieces_counted_once(message):
    found = message(
        "SRC'RCI+UT:ABC123'TIF+LEE+ADA:A:1'TIF+ROE+BOB:A:2'"
        f"{LEG}DAT+2'TRI++1:::1'TIF+LEE+ADA:A:1'TBD++2:30:700++HP+UT:4074902824:2:SIN'"
        "TRI++2:::2'TIF+ROE+BOB:A:2'TBD++2:30:700++MP+UT:4074902824:2:SIN'"
    )
    (only,) = found.reservations
    assert [each.bags.pool for each in only.travellers] == ["head", "member"]
    assert (only.bag_count, only.bag_pieces_all_legs, len(only.bags)) == (2, 2, 2)
    assert again(found).reservations == found.reservations
