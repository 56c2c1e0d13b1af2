from safepassage.records import Address, Locator, Payment


def test_locators_and_creation(reservation):
    found = reservation("RCI+1U:XYZ789::010926:0149+UT:ABC123'")
    assert (found.locator, found.system) == ("XYZ789", "1U")
    assert found.other_locators == (Locator(locator="ABC123", system="UT"),)
    assert found.created_at == found.booked_at == "2026-09-01T01:49"


def test_seconds_of_the_creation_are_kept(reservation):
    assert reservation("RCI+UT:ABC123::010926:181348'").created_at == "2026-09-01T18:13:48"


def test_a_creation_date_one_place_too_early_is_read(message, codes):
    found = message("SRC'RCI+UT:ABC123:010926:1220'")
    assert found.reservations[0].created_at == "2026-09-01T12:20"
    assert codes(found) == ["date_misplaced"]


def test_without_creation_the_ticketing_is_the_booking(reservation):
    found = reservation("DAT+700:201126:1000+710:191126:1200'")
    assert (found.created_at, found.booked_at) == (None, "2026-11-19T12:00")


def test_the_agency_is_its_iata_number_else_its_office(reservation):
    assert reservation("ORG+1U:MUC+12345678:UTO1S4100'").agency == "12345678"
    assert reservation("ORG+1U:MUC+:UTO1S4100'").agency == "UTO1S4100"
    assert reservation("ORG+UT'").agency is None


def test_an_address_keeps_its_parts_and_gives_its_telephone(message, codes):
    body = (
        "SRC'RCI+UT:ABC123'ADD++700:1 INVENTED WAY:SOMEWHERE:NS::BR:55123:H555 555-1234 W 5556789'"
    )
    found = message(body)
    (only,) = found.reservations
    assert only.addresses == (
        Address(
            kind="contact",
            street="1 INVENTED WAY",
            city="SOMEWHERE",
            state="NS",
            postcode="55123",
            country="BRA",
        ),
    )
    assert only.phones == ("5555551234", "5556789")
    assert codes(found) == ["two_letter_country"]


def test_a_contact_hidden_in_an_address_is_found(reservation):
    found = reservation("ADD++700:::::::UT CTC M 543 210 98'ADD++E:::::::ADA.LEE@EXAMPLE.ORG'")
    assert found.phones == ("54321098",)
    assert found.emails == ("ADA.LEE@EXAMPLE.ORG",)
    assert found.addresses == ()


def test_free_text_that_is_no_contact_is_a_remark_and_nothing_else(reservation):
    found = reservation(
        "IFT+4:28::UT+VIP+PLS ASSIST'SSR+VGML:HK:2:UT'SSR+WCHR:HK:1:UT:::::WITH STICK'"
    )
    assert found.remarks == ("VIP PLS ASSIST", "SSR VGML HK2", "SSR WCHR HK1 WITH STICK")


def test_a_divided_reservation_names_the_other(reservation):
    found = reservation("TVL+231126:1015:241126:0440+FRA+SIN+UT+815:Y'EQN+1'RCI+UT:DEF456'")
    assert found.split_to == ("DEF456",)
    assert (found.locator, found.other_locators) == ("ABC123", ())


def test_hotels_and_cars_are_no_flights(reservation):
    found = reservation(
        "TVL+231126:1015:241126:0440+FRA+SIN+UT+815:Y'"
        "MSG+8'TVL+241126:1500:271126+SIN:INVENTED INN++VN+67576:ROH'RPI+1+HK'"
        "MSG+2'TVL+241126:0900:271126:0900+SIN++ZE+:FCAR'"
    )
    assert [leg.number for leg in found.flights] == ["815"]


def test_payments_show_the_last_four_characters_only(reservation):
    found = reservation(
        "TIF+LEE+ADA:A:1'TKT+0071234567890:T:1'"
        "FOP+CC::800.00:VI:4000111122223333:0330+CA::1.00'"
        "IFT+4:43+A PAYER+2 INVENTED WAY+5551234567'"
    )
    assert found.payments == (Payment(kind="CC", number="XXXXXXXXXXXX3333"), Payment(kind="CA"))
    assert found.addresses == (Address(kind="billing", text="A PAYER, 2 INVENTED WAY"),)
    assert found.phones == ("5551234567",)
    assert found.travellers[0].phones == ()
