import pytest

from safepassage.records import BagTag, Codeshare, FlightNumber, Seat, SeatSource

TRAVELLERS = "TIF+LEE+ADAMRS:A:1'TIF+ROE+BOBMR:A:2'"
FEEDER = "TVL+231126:0700:231126:0800+HAM+FRA+UT+12:M'"
PRIME = "TVL+231126:1015:241126:0440+FRA+SIN+UT+0815:Y'"


def test_the_origin_is_that_of_the_first_leg(reservation):
    found = reservation(TRAVELLERS + FEEDER + "RPI+2+TK'" + PRIME + "RPI+2+HK'APD+777'")
    assert found.origin == "HAM"
    assert [(leg.origin, leg.destination, leg.cabin) for leg in found.flights] == [
        ("HAM", "FRA", "M"),
        ("FRA", "SIN", "Y"),
    ]
    assert found.status == "HK"


def test_surface_gaps_are_no_flights_and_open_ones_have_no_date(reservation):
    found = reservation(TRAVELLERS + FEEDER + "TVL+++++ARNK'TVL++SIN+FRA++OPEN'")
    assert [(leg.number, leg.departs) for leg in found.flights][1:] == [("OPEN", None)]


def test_tra_names_the_operating_flight(reservation):
    found = reservation(TRAVELLERS + "TVL+231126:1015:241126:0440+FRA+SIN+ZZ+9362:K'TRA+UT+815:M'")
    (leg,) = found.flights
    assert (leg.carrier, leg.number) == ("UT", "815")
    assert leg.marketing == (FlightNumber(carrier="ZZ", number="9362"),)
    assert leg.operating == FlightNumber(carrier="UT", number="815")
    assert found.codeshares == (Codeshare(marketing="ZZ9362", operating="UT815"),)


def test_before_tra_a_second_tvl_has_the_operating_number(reservation):
    body = TRAVELLERS + "TVL+231126:1015:241126:0440+FRA+SIN+ZZ:UT+9362:K'TVL+++++815:M'"
    found = reservation(body, version="11:1")
    assert found.codeshares == (Codeshare(marketing="ZZ9362", operating="UT815"),)


def test_numbers_the_other_way_round_are_told_by_the_pushed_flight(message, codes):
    body = "SRC'RCI+UT:ABC123'TVL+231126:1015:241126:0440+FRA+SIN+ZZ:UT+815:K'TVL+++++9362:M'"
    found = message(body, version="11:1")
    assert found.reservations[0].codeshares == (Codeshare(marketing="ZZ9362", operating="UT815"),)
    assert [(each.code, each.segment) for each in found.defects] == [
        ("codeshare_numbers_swapped", 9)
    ]


def test_an_operating_carrier_without_number_is_kept(reservation):
    (leg,) = reservation(TRAVELLERS + "TVL+231126:1015:241126:0440+FRA+SIN+ZZ:UT+77:K'").flights
    assert (leg.carrier, leg.number) == ("ZZ", "77")
    assert leg.operating == FlightNumber(carrier="UT")


def test_seats_come_from_the_reservation_and_from_check_in(reservation):
    found = reservation(
        TRAVELLERS + PRIME + "SSR+SEAT:HK:2:UT:::FRA:SIN++22C::1+22D::2'"
        "RCI+UT:ABC123'DAT+2:221126:2015'ORG+UT:FRA'"
        "TRI++7:::2'SSD+23A++++J'TRI++8:::1'TIF+LEE+ADAMRS:A:1'SSD+22C++++Y'"
    )
    ada, bob = found.travellers
    reserved = {"source": SeatSource.RESERVATION, "origin": "FRA", "destination": "SIN"}
    given = {"source": SeatSource.CHECK_IN, "origin": "FRA", "destination": "SIN"}
    assert ada.seats == (Seat(number="22C", **reserved), Seat(number="22C", cabin="Y", **given))
    assert bob.seats == (Seat(number="22D", **reserved), Seat(number="23A", cabin="J", **given))


def checked(person: str, bags: str) -> str:
    return f"DAT+2'TRI++1'TIF+{person}'{bags}"


ADA, BOB = "LEE+ADAMRS:A:1", "ROE+BOBMR:A:2"


def test_bags_are_counted_once_though_every_leg_repeats_them(reservation):
    ada = checked(ADA, "TBD++02:46:701+++UT:0847:2:SIN:006'")
    bob = checked(BOB, "TBD++1:20:700+++UT:0849::SIN:006'")
    found = reservation(TRAVELLERS + FEEDER + ada + bob + PRIME + ada)
    assert (found.bag_count, found.bag_pieces_all_legs) == (3, 5)
    first, second = found.travellers
    assert (first.bags.count, first.bags.weight_kg) == (2, 20.9)
    assert first.bags.tags == ("UT0847", "UT0848")
    assert (second.bags.count, second.bags.weight_kg) == (1, 20.0)
    assert set(found.bags) == {
        BagTag(tag="0847", carrier="UT", destination="SIN", prime_flight=True),
        BagTag(tag="0848", carrier="UT", destination="SIN", prime_flight=True),
        BagTag(tag="0849", carrier="UT", destination="SIN", prime_flight=False),
    }


def test_a_pool_is_counted_with_its_head(reservation):
    head = checked(ADA, "TBD++3:84:700++HP+UT:4074902824:3:SIN'")
    member = checked(BOB, "TBD++3:84:700++MP+UT:4074902824:3:SIN'")
    found = reservation(TRAVELLERS + PRIME + head + member)
    assert found.bag_count == 3
    assert [bag.tag for bag in found.bags] == ["4074902824", "4074902825", "4074902826"]
    silent = reservation(TRAVELLERS + PRIME + head + checked(BOB, "TBD+++MP:0741234123456'"))
    assert silent.bag_count == 3


def test_pool_members_with_own_tags_have_own_pieces(reservation):
    head = checked(ADA, "TBD++3:84:700++HP+UT:4074902824:3:SIN'")
    member = checked(BOB, "TBD++2:30:700++MP+UT:4074902999:2:SIN'")
    assert reservation(TRAVELLERS + PRIME + head + member).bag_count == 5


def test_no_bags_told_is_unknown_and_none_is_nought(reservation):
    assert reservation(TRAVELLERS + PRIME).bag_count is None
    assert reservation(TRAVELLERS + PRIME + checked(ADA, "TBD++0'")).bag_count == 0


@pytest.mark.parametrize("count", ["722356", "0", "X"])
def test_a_range_nobody_can_mean_is_one_tag(reservation, count):
    found = reservation(TRAVELLERS + PRIME + checked(ADA, f"TBD++1+++UT:4074902824:{count}:SIN'"))
    assert [bag.tag for bag in found.bags] == ["4074902824"]


def test_somebody_only_at_check_in_is_added(message, codes):
    found = message(f"SRC'RCI+UT:ABC123'{TRAVELLERS}{PRIME}{checked('DOE+EVEMS:A:9', 'SSD+1A')}'")
    assert [each.surname for each in found.reservations[0].travellers] == ["LEE", "ROE", "DOE"]
    assert "traveller_at_check_in_only" in codes(found)


def test_at_check_in_the_name_wins_over_a_wrong_reference(reservation):
    found = reservation(TRAVELLERS + PRIME + checked("ROE+BOBMR:A:1", "SSD+1A++++Y'"))
    assert [len(each.seats) for each in found.travellers] == [0, 1]


def test_at_check_in_a_reference_alone_makes_nobody_somebody_else(message, codes):
    doe = checked("DOE+EVE:A:1", "SSD+1A++++Y'TBD++2:30:700'")
    found = message(f"SRC'RCI+UT:ABC123'{TRAVELLERS}{PRIME}{doe}")
    ada, bob, eve = found.reservations[0].travellers
    assert (ada.seats, ada.bags.count, bob.seats) == ((), None, ())
    assert (eve.surname, eve.given_names, eve.bags.count) == ("DOE", "EVE", 2)
    assert [seat.number for seat in eve.seats] == ["1A"]
    assert "traveller_at_check_in_only" in codes(found)


@pytest.mark.parametrize("name", ["+", "LEE+", "LEE+ADALOUMRS", "LEE JR+ADA", "+ADA"])
def test_at_check_in_a_reference_helps_where_the_name_is_cut(message, codes, name):
    person = checked(f"{name}:A:1", "SSD+1A'")
    found = message(f"SRC'RCI+UT:ABC123'{TRAVELLERS}{PRIME}{person}")
    assert [len(each.seats) for each in found.reservations[0].travellers] == [1, 0]
    assert "traveller_at_check_in_only" not in codes(found)


def test_at_check_in_everybody_of_one_name_segment_is_kept(message):
    found = message(f"SRC'{TRAVELLERS}{PRIME}{checked('LEE+ADA:A:1+EVE:A:3', '')}SSD+1A'")
    ada, _, eve = found.reservations[0].travellers
    assert (eve.surname, eve.given_names, len(ada.seats)) == ("LEE", "EVE", 1)
