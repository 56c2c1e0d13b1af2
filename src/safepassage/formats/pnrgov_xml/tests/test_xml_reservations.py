"""PNR: locators, flights, travellers, and what is told about them."""

import pytest

from safepassage.records import (
    Address,
    Bags,
    BagTag,
    Codeshare,
    Document,
    FlightNumber,
    Locator,
    Name,
    Payment,
    Place,
    Role,
    Seat,
    SeatSource,
)

DOCS = (
    '<DOC_SSR SSR_Code="DOCS" Status="HK"><DOCS DateOfBirth="12JUL64" Gender="F" IssuingLoc="UTO"'
    ' PaxNationality="UTO" TravelDocType="P" TravelDocNbr="X123" ExpiryDate="23AUG29"'
    ' Surname="LEE" FirstGivenName="ADA" SecondGivenName="MAY"/></DOC_SSR>'
)
WORDED = "/P/UTO/X123/UTO/12JUL64/F/23AUG29/LEE/ADA/MAY"
PASSPORT = Document(type="P", number="X123", issuer="UTO", nationality="UTO", expires="2029-08-23")
FLIGHT = (
    '<Flight DepartureDateTime="2026-11-23T10:15:00" ArrivalDateTime="2026-11-24T04:40:00"'
    ' ResBookDesigCode="Y" Status="HK" FlightNumber="{number}">'
    '<DepartureAirport LocationCode="FRA"/><ArrivalAirport LocationCode="SIN"/>{inside}</Flight>'
)
CHECK_IN = {"source": SeatSource.CHECK_IN, "origin": "FRA", "destination": "SIN"}


def flight(inside: str = '<OperatingAirline Code="UT"/>', number: str = "815") -> str:
    return FLIGHT.format(inside=inside, number=number)


@pytest.mark.parametrize(
    "text",
    [
        '<PNR><BookingRefID ID="ABC123"><CompanyName Code="UT"/></BookingRefID></PNR>',
        "<PNR><BookingRefID><ID>ABC123</ID><CompanyName>UT</CompanyName></BookingRefID></PNR>",
        '<PNR><BookingRefID AirlineCode="UT">ABC123</BookingRefID></PNR>',
        '<PNR><RecordLocator System="UT">ABC123</RecordLocator></PNR>',
    ],
)
def test_a_locator_and_its_system(message, text):
    (only,) = message(text).reservations
    assert (only.locator, only.system) == ("ABC123", "UT")


def test_a_locator_in_an_attribute_and_others_of_other_systems(message):
    (only,) = message('<PNR BookingRefID="ABC123"/>').reservations
    assert only.locator == "ABC123"
    second = '<BookingRefID ID="XYZ789"><CompanyName Code="1U"/></BookingRefID>'
    (only,) = message(f'<PNR><BookingRefID ID="ABC123"/>{second}</PNR>').reservations
    assert only.other_locators == (Locator(locator="XYZ789", system="1U"),)


def test_a_locator_of_a_flight_is_not_the_reservations(booked):
    found = booked(flight('<BookingRefID ID="OTHER1"/>'))
    assert (found.locator, found.other_locators) == ("ABC123", ())


def test_dates_and_agency(booked):
    attributes = 'PNR_CreationDate="2026-09-01 01:49:00" LastTktDate="2026-09-02"'
    source = '<POS><Source PseudoCityCode="UTO1S4100"><RequestorID ID="{}"/></Source></POS>'
    found = booked(source.format("12345678"), attributes=attributes)
    assert (found.created_at, found.agency) == ("2026-09-01T01:49:00", "12345678")
    assert booked(source.format("REQUESTOR ID")).agency == "UTO1S4100"


def test_the_number_flown_and_the_number_sold(booked):
    sold = '<OperatingAirline Code="UT" FlightNumber="0815"/><MarketingAirline Code="ZZ"/>'
    found = booked(flight(sold, "9362"))
    (leg,) = found.flights
    assert (leg.carrier, leg.number, leg.cabin) == ("UT", "0815", "Y")
    assert leg.marketing == (FlightNumber(carrier="ZZ", number="9362"),)
    assert found.codeshares == (Codeshare(marketing="ZZ9362", operating="UT0815"),)
    assert (found.status, found.origin) == ("HK", "FRA")


def test_a_flight_that_is_no_codeshare(booked):
    (leg,) = booked(flight('<MarketingAirline Code="UT"/><OperatingAirline Code="UT"/>')).flights
    assert (leg.carrier, leg.number, leg.operating, leg.marketing) == ("UT", "815", None, ())


def test_names_with_prefix_middle_and_title(booked):
    names = (
        "<GivenName>ADA</GivenName><MiddleName>MAY</MiddleName><SurnamePrefix>VAN</SurnamePrefix>"
        "<Surname>LEE</Surname><NameTitle>DR</NameTitle>"
    )
    for text in (names, f"<PersonName>{names}</PersonName>"):
        (only,) = booked(f'<Passenger RPH="1">{text}</Passenger>').travellers
        assert (only.surname, only.given_names, only.title) == ("VAN LEE", "ADA MAY", "DR")
        assert only.names == (Name(surname="VAN LEE", given_names="ADA MAY", source="tif"),)
        assert (only.local_reference, only.reservation) == ("1", "ABC123")


def test_names_in_attributes_and_glued_titles(booked):
    (only,) = booked('<Passenger GivenName="ADAMRS" Surname="LEE"/>').travellers
    assert (only.surname, only.given_names, only.title) == ("LEE", "ADA", "MRS")


def test_a_traveller_without_a_name_is_kept_and_told(message, make, codes):
    found = message(make.pnr('<Passenger RPH="1"/>'))
    assert len(found.reservations[0].travellers) == 1
    assert codes(found) == ["name_missing"]


def test_docs_gives_the_document_and_the_person(booked, make):
    (only,) = booked(make.person("LEE", inside=DOCS)).travellers
    assert (only.surname, only.given_names, only.sex) == ("LEE", "ADA MAY", "F")
    assert (only.born, only.nationality, only.documents) == ("1964-07-12", "UTO", (PASSPORT,))


@pytest.mark.parametrize(
    "text",
    [
        DOCS,
        DOCS.replace("12JUL64", "1964-07-12").replace("23AUG29", "2029-08-23"),
        DOCS.replace("12JUL64", "19640712T00:00:00").replace("TravelDocNbr", "DocNumber"),
        DOCS.replace('"F"', '"Female"').replace("TravelDocType", "DocType"),
        f'<DOC_SSR SSRCode="DOCS"><Text>{WORDED}</Text></DOC_SSR>',
        f'<SSR SSR_Code="DOCS"><TEXT>{WORDED}</TEXT></SSR>',
    ],
)
def test_spellings_and_forms_of_docs_read_the_same(message, make, codes, text):
    found = message(make.pnr(make.person("LEE", inside=text)))
    (only,) = found.reservations[0].travellers
    assert (only.born, only.sex, only.documents) == ("1964-07-12", "F", (PASSPORT,))
    assert codes(found) == []


def test_children_may_stand_for_attributes(booked, make):
    inside = (
        "<DOC_SSR><SSRCode>DOCS</SSRCode><DOCS><DateOfBirth>1964-07-12</DateOfBirth>"
        "<Gender>F</Gender><DocNumber>X123</DocNumber></DOCS></DOC_SSR>"
    )
    (only,) = booked(make.person("LEE", inside=inside)).travellers
    assert (only.born, only.sex, only.documents[0].number) == ("1964-07-12", "F", "X123")


def test_a_request_of_the_reservation_goes_to_whom_it_refers(message, make, codes):
    people = make.person("ROE", "BOB", "1") + make.person("LEE", rph="2")
    found = message(make.pnr(people + DOCS.replace("<DOC_SSR", '<DOC_SSR RPH="2"')))
    bob, ada = found.reservations[0].travellers
    assert (bob.documents, ada.documents) == ((), (PASSPORT,))
    lost = DOCS.replace("<DOC_SSR", '<DOC_SSR RPH="9"').replace(' Surname="LEE"', "")
    assert codes(message(make.pnr(people + lost))) == ["request_unassigned"]


def test_an_infant_is_found_by_document_fare_or_name(booked, make):
    infant = DOCS.replace('"F"', '"FI"').replace('"ADA"', '"EVE"')
    found = booked(make.person("LEE", inside=DOCS + infant))
    assert [each.role for each in found.travellers] == [Role.PASSENGER, Role.INFANT]
    fare = booked(make.person("LEE", inside='<FareInfo PTC_Code="INF"/>'))
    assert fare.travellers[0].role is Role.INFANT


def test_doco_and_doca(booked, make):
    inside = (
        '<DOC_SSR SSR_Code="DOCO"><DOCO BirthLocation="SOMEWHERE" TravelDocType="V"'
        ' TravelDocNbr="V7" PlaceOfIssue="TOWN" DateOfIssue="01JAN26" CountryState="GBR"/>'
        "</DOC_SSR>"
        '<DOC_SSR SSR_Code="DOCA"><DOCA AddressType="R" Address="1 WAY" CityName="TOWN"'
        ' StateProvCounty="NS" PostalCode="123" Country="GBR"/></DOC_SSR>'
        '<DOC_SSR SSR_Code="DOCA"><DOCA AddressType="D" Address="INN" Country="SGP"/></DOC_SSR>'
    )
    (only,) = booked(make.person("LEE", inside=inside)).travellers
    assert only.birth_place == Place(text="SOMEWHERE")
    visa = Document(type="V", number="V7", issuer="GBR", issued="2026-01-01", place="TOWN")
    assert only.documents == (visa,)
    home = {"street": "1 WAY", "city": "TOWN", "state": "NS", "postcode": "123", "country": "GBR"}
    assert (only.residence, only.addresses) == ("GBR", (Address(kind="residence", **home),))
    assert only.destination_address == Address(kind="destination", street="INN", country="SGP")


def test_contacts_tickets_payments_and_memberships(booked, make):
    contact = (
        '<ContactInfo PhoneNumber="+1 555 0100200" EmailAddress="ada@example.org">'
        "<AddressLine>1 WAY</AddressLine><CityName>-</CityName></ContactInfo>"
    )
    inside = (
        '<CustLoyalty ProgramID="UT" MembershipID="1234567"/>'
        '<TicketDocument TicketDocumentNbr="0071234567890"><PaymentInfo PaymentType="CC"'
        ' AccountNbr="4000111122223333" CardHolderName="NOBODY"/></TicketDocument>'
    )
    found = booked(contact + make.person("LEE", inside=inside))
    (only,) = found.travellers
    assert (found.phones, found.emails) == (("+15550100200",), ("ada@example.org",))
    assert found.addresses == (Address(kind="contact", street="1 WAY"),)
    assert found.payments == (Payment(kind="CC", number="XXXXXXXXXXXX3333"),)
    assert (only.tickets, only.frequent_flyer) == (("0071234567890",), ("UT1234567",))


def test_requests_that_can_touch_special_categories_are_remarks_only(booked, make):
    inside = '<SSR SSR_Code="VGML" Status="HK"><Airline Code="UT"/><TEXT>NO NUTS</TEXT></SSR>'
    found = booked(make.person("LEE", inside=inside))
    assert found.remarks == ("SSR VGML HK NO NUTS",)


def test_seats_are_booked_and_given(booked, make):
    people = make.person("LEE") + make.person("ROE", "BOB", "2")
    seat = '<SSR SSRCode="SEAT" BoardPoint="FRA" OffPoint="SIN" RPH="2"><Text>22C</Text></SSR>'
    given = '<CheckInInfo RPH="1" SeatNumber="22D"/>'
    ada, bob = booked(people + flight(seat + given)).travellers
    assert ada.seats == (Seat(number="22D", **CHECK_IN),)
    booked_seat = {**CHECK_IN, "source": SeatSource.RESERVATION}
    assert bob.seats == (Seat(number="22C", **booked_seat),)


ONE_RANGE = (
    '<CheckInInfo RPH="1"><CheckedBag IssuerCode="UT" SerialNumber="123456" SequenceCount="2"'
    ' BagDestination="SIN" UnitOfMeasureQuantity="30" UnitOfMeasureCode="700"/></CheckInInfo>'
)
TWO_TAGS = (
    '<CheckInInfo RPH="1" NumberOfBags="2" UnitOfMeasureQuantity="30" UnitOfMeasureCode="KG">'
    '<Bag IssuerCode="UT" SerialNumber="123456" BagDestination="SIN"/>'
    '<Bag IssuerCode="UT" SerialNumber="123457" BagDestination="SIN"/></CheckInInfo>'
)


@pytest.mark.parametrize(
    "bags",
    [ONE_RANGE, TWO_TAGS],
)
def test_bags_at_check_in_are_counted_once(booked, make, bags):
    found = booked(make.person("LEE") + flight(bags))
    assert found.travellers[0].bags == Bags(count=2, weight_kg=30, tags=("UT123456", "UT123457"))
    assert (found.bag_count, found.bag_pieces_all_legs) == (2, 2)
    tag = {"carrier": "UT", "destination": "SIN", "prime_flight": False}
    assert found.bags == (BagTag(tag="123456", **tag), BagTag(tag="123457", **tag))


def test_a_bag_pool_tells_who_heads_it(booked, make):
    bag = '<CheckInInfo RPH="{}"><Bag SerialNumber="4074902824" BaggagePool="{}"/></CheckInInfo>'
    bags = bag.format(1, "HP") + bag.format(2, "MP")
    found = booked(make.person("LEE") + make.person("ROE", "BOB", "2") + flight(bags))
    assert [each.bags.pool for each in found.travellers] == ["head", "member"]
    assert found.bag_count == 1


def test_bags_that_are_only_paid_for_are_not_checked_in(booked, make):
    inside = '<ExcessBaggage SerialNumber="1" BaggagePool="MP" UnitOfMeasureQuantity="1"/>'
    found = booked('<PrepaidBag UnitOfMeasureQuantity="2"/>' + make.person("LEE", inside=inside))
    assert (found.bag_count, found.travellers[0].bags) == (None, Bags())


def test_somebody_at_check_in_is_recognised_or_added(message, make, codes):
    at_check_in = make.person("LEE") + make.person("POE", "EVE", "7")
    found = message(
        make.pnr(make.person("LEE") + flight(f"<CheckInInfo>{at_check_in}</CheckInInfo>"))
    )
    assert [each.surname for each in found.reservations[0].travellers] == ["LEE", "POE"]
    assert codes(found) == ["traveller_at_check_in_only"]


def test_travellers_in_unknown_wrappers_and_outside_are_kept(message, make, codes):
    wrapped = f"<Party><Group>{make.person('LEE')}</Group></Party>"
    found = message(make.pnr(wrapped) + make.person("ROE"))
    assert [
        (each.locator, [person.surname for person in each.travellers])
        for each in found.reservations
    ] == [("ABC123", ["LEE"]), (None, ["ROE"])]
    assert set(codes(found)) == {"unknown_element", "traveller_outside_reservation"}


def test_the_size_of_the_party_is_compared(message, make, codes):
    found = message(make.pnr(make.person("LEE"), attributes='NumberOfPassengers="2"'))
    assert codes(found) == ["party_size"]
    assert found.defects[0].text.startswith("The reservation announces 2 travellers; 1")


def test_unknown_elements_are_told_once_with_their_place(parsed, make):
    text = make.document(make.pnr("<Novelty/>" * 3 + make.person("LEE")))
    (found,) = parsed(text).messages
    (only,) = found.defects
    assert (only.code, only.offset, only.segment) == ("unknown_element", text.index("<Nov"), None)
    assert "Novelty" not in only.text


@pytest.mark.parametrize(
    ("attributes", "inside", "status"),
    [
        ('Status="Cancelled"', True, "cancelled"),
        ('Status="XX"', False, "cancelled"),
        ("", False, "cancelled"),
        ("", True, None),
    ],
)
def test_a_cancelled_reservation(booked, make, attributes, inside, status):
    assert booked(make.person("LEE") if inside else "", attributes=attributes).status == status


def test_divided_reservations(booked):
    found = booked(flight() + "<SplitFrom>OLD123</SplitFrom><SplitTo>NEW123</SplitTo>")
    assert (found.split_from, found.split_to) == (("OLD123",), ("NEW123",))


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ("2026-11-23T10:15:00Z", ("2026-11-23T10:15:00", "time_zone_ignored")),
        ("2026-11-23T10:15:00.000+08:00", ("2026-11-23T10:15:00", "time_zone_ignored")),
        ("2026-11-23 10:15", ("2026-11-23T10:15", None)),
        ("23NOV26", ("2026-11-23", None)),
        ("2026-02-30T10:15", (None, "unreadable_date")),
        ("soon", (None, "unreadable_date")),
        ("2026-11-23T99:99:99Z1", ("2026-11-23", "unreadable_date")),
    ],
)
def test_forms_of_times(message, make, codes, sent, expected):
    read, code = expected
    inside = flight().replace("2026-11-23T10:15:00", sent)
    found = message(make.pnr(inside))
    assert found.reservations[0].flights[0].departs == read
    assert codes(found)[:1] == ([code] if code else [])
