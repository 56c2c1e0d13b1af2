import pytest

from safepassage.formats.read import read
from safepassage.records import (
    Address,
    Bags,
    Document,
    Leg,
    Message,
    Mode,
    Place,
    Role,
    Seat,
    SeatSource,
    Traveller,
)

FLIGHT = "TDT+20+UT815+++UT'LOC+125+FRA'DTM+189:2611231015:201'LOC+87+SIN'DTM+232:2611240440:201'"
NAD = "NAD+FL+++LEE:ADA'"


def message(body: str, *, unh: str = "UNH+1+PAXLST:D:05B:UN:IATA", dated: bool = True) -> Message:
    """Read one message whose segments between UNH and UNT are ``body``."""
    count = body.count("'") + 2
    unb = "UNB+UNOA:4+UTOAIR+UTOGOV+261123:0900+1'" if dated else ""
    trailer = "UNZ+1+1'" if dated else ""
    (only,) = read(f"{unb}{unh}'{body}UNT+{count}+1'{trailer}".encode()).messages
    return only


def traveller(body: str) -> Traveller:
    (only,) = message(f"BGM+745'{FLIGHT}{NAD}{body}").travellers
    return only


def codes(found: Message) -> list[str]:
    return [defect.code for defect in found.defects]


@pytest.mark.parametrize(
    ("code", "mode", "noted"),
    [
        ("", Mode.AIR, []),
        ("40", Mode.AIR, []),
        ("1", Mode.SEA, []),
        ("2", Mode.RAIL, []),
        ("3", Mode.ROAD, []),
        ("8", Mode.INLAND_WATERWAY, []),
        ("9", Mode.AIR, ["unknown_code"]),
    ],
)
def test_a_list_of_another_mode_says_so(code: str, mode: Mode, noted: list[str]) -> None:
    found = message("BGM+745'" + FLIGHT.replace("UT815+++", f"UT815+{code}++"))
    assert [one.mode for one in found.flights] == [mode]
    assert codes(found) == noted


def test_head_is_read() -> None:
    found = message(
        "BGM+745+CP'RFF+TN:T1:::001'NAD+MS+++UTO AIR'CTA+IC+:DESK'"
        f"COM+111:TE+222:FX'COM+OPS@UTO.EXAMPLE:EM'{FLIGHT}"
    )
    assert (found.function, found.subfunction, found.transaction) == ("745", "CP", "T1")
    assert found.contact
    assert found.contact.name == "UTO AIR"
    assert found.contact.telephone == ("111",)
    assert found.contact.fax == ("222",)
    assert found.contact.email == ("OPS@UTO.EXAMPLE",)
    assert codes(found) == []


def test_flight_between_two_ports_is_one_leg() -> None:
    assert message(f"BGM+745'{FLIGHT}").flights == (
        Leg(
            carrier="UT",
            number="815",
            origin="FRA",
            destination="SIN",
            departs="2026-11-23T10:15",
            arrives="2026-11-24T04:40",
        ),
    )


def test_flight_with_stops_has_several_legs() -> None:
    found = message(
        "BGM+745'TDT+20+UT815'LOC+92+FRA'DTM+189:2611231015:201'LOC+92+BKK'"
        "DTM+232:2611232000:201'DTM+189:2611232100:201'LOC+92+SIN'DTM+232:2611240440:201'"
    )
    assert [(leg.origin, leg.departs, leg.destination, leg.arrives) for leg in found.flights] == [
        ("FRA", "2026-11-23T10:15", "BKK", "2026-11-23T20:00"),
        ("BKK", "2026-11-23T21:00", "SIN", "2026-11-24T04:40"),
    ]


def test_stop_written_twice_is_one_stop() -> None:
    found = message(
        "BGM+745'TDT+20+UT815'LOC+125+FRA'LOC+87+BKK'DTM+232:2611232000:201'"
        "LOC+92+BKK'DTM+189:2611232100:201'LOC+92+SIN'"
    )
    assert [(leg.origin, leg.destination) for leg in found.flights] == [
        ("FRA", "BKK"),
        ("BKK", "SIN"),
    ]
    assert found.flights[1].departs == "2026-11-23T21:00"


@pytest.mark.parametrize(
    ("tdt", "carrier", "number"),
    [
        ("TDT+20+UT815", "UT", "815"),
        ("TDT+20+UTO0815A", "UTO", "0815A"),
        ("TDT+20+A92707", "A9", "2707"),
        ("TDT+20+B2740", "B2", "740"),
        ("TDT+20+815+++UT", "UT", "815"),
        ("TDT+20+CHARTER 1", None, "CHARTER 1"),
        ("TDT+20", None, None),
    ],
)
def test_flight_numbers_stay_as_sent(tdt: str, carrier: str | None, number: str | None) -> None:
    (leg,) = message(f"BGM+745'{tdt}'LOC+125+FRA'LOC+87+SIN'").flights
    assert (leg.carrier, leg.number) == (carrier, number)


def test_traveller_is_read() -> None:
    found = traveller(
        "ATT+2++F'DTM+329:850412'MEA+CT++2'MEA+WT++KGM:31.5'GEI+4+173'FTX+BAG+++UT000012:2'"
        "LOC+22+SIN'LOC+178+FRA'LOC+179+SIN'LOC+174+UTO'LOC+180+UTO:::CAPITAL'COM+333:TE'"
        "COM+A@B.EXAMPLE:EM'NAT+2+UTO'RFF+AVF:ABC123'RFF+ABO:R1'RFF+SEA:12A'RFF+YZY:123C1'"
        "RFF+AEA:G1'RFF+CR:C1'DOC+P:110:111+X1'DTM+36:310517'DTM+182:210518'LOC+91+UTO'"
        "DOC+V+V1'LOC+91+D'"
    )
    assert (found.surname, found.given_names, found.sex) == ("LEE", "ADA", "F")
    assert (found.born, found.nationality, found.residence) == ("1985-04-12", "UTO", "UTO")
    assert found.birth_place == Place(country="UTO", text="CAPITAL")
    assert (found.embarks, found.disembarks, found.clears_at) == ("FRA", "SIN", "SIN")
    assert (found.reservation, found.reference) == ("ABC123", "R1")
    assert (found.agency_reference, found.customer_reference) == ("G1", "C1")
    assert (found.tickets, found.phones, found.emails) == (("123C1",), ("333",), ("A@B.EXAMPLE",))
    assert found.verified is True
    assert found.seats == (Seat(source=SeatSource.MANIFEST, number="12A"),)
    assert found.bags == Bags(count=2, weight_kg=31.5, tags=("UT000012", "UT000013"))
    assert found.documents == (
        Document(type="P", number="X1", issuer="UTO", expires="2031-05-17", issued="2021-05-18"),
        Document(type="V", number="V1", issuer="D"),
    )


def test_address_is_read() -> None:
    found = message("BGM+745'NAD+FL+++LEE:ADA+1 MAIN ST+CAPITAL+UT+12345+UTO'").travellers[0]
    assert found.addresses == (
        Address(street="1 MAIN ST", city="CAPITAL", state="UT", postcode="12345", country="UTO"),
    )


@pytest.mark.parametrize(
    ("qualifier", "role"),
    [
        ("FL", Role.PASSENGER),
        ("FM", Role.CREW),
        ("DDU", Role.TRANSIT_PASSENGER),
        ("DDT", Role.TRANSIT_CREW),
    ],
)
def test_roles(qualifier: str, role: Role) -> None:
    (found,) = message(f"BGM+745'{FLIGHT}NAD+{qualifier}+++LEE'").travellers
    assert (found.role, found.surname, found.given_names) == (role, "LEE", None)


@pytest.mark.parametrize(
    ("code", "sex", "role"),
    [
        ("M", "M", Role.PASSENGER),
        ("X", "X", Role.PASSENGER),
        ("N", "U", Role.PASSENGER),
        ("FI", "F", Role.INFANT),
        ("MI", "M", Role.INFANT),
        ("Q", None, Role.PASSENGER),
    ],
)
def test_sexes(code: str, sex: str | None, role: Role) -> None:
    found = traveller(f"ATT+2++{code}'")
    assert (found.sex, found.role) == (sex, role)


@pytest.mark.parametrize(
    ("segments", "bags"),
    [
        ("MEA+CT++4'", Bags(count=4)),
        ("MEA+CT++:0'FTX+BAG+++NULL'", Bags(count=0)),
        ("MEA+WT++LBR:100'", Bags(weight_kg=45.36)),
        ("FTX+BAG+++A1'FTX+BAG+++A2'", Bags(count=2, tags=("A1", "A2"))),
        ("FTX+BAG+++AF012345:3'", Bags(count=3, tags=("AF012345", "AF012346", "AF012347"))),
        ("FTX+BAG+++AF099:2'", Bags(count=2, tags=("AF099", "AF100"))),
        ("FTX+BAG+++A1000:B2000'", Bags(count=2, tags=("A1000", "B2000"))),
    ],
)
def test_bags(segments: str, bags: Bags) -> None:
    assert traveller(segments).bags == bags


def test_released_characters_belong_to_the_name() -> None:
    found = message(f"BGM+745'{FLIGHT}NAD+FL+++O?'HALE?+:A?:B'ATT+2++F'").travellers[0]
    assert (found.surname, found.given_names, found.sex) == ("O'HALE+", "A:B", "F")


def test_two_letter_country_becomes_three_letters_with_a_note() -> None:
    found = message(f"BGM+745'{FLIGHT}{NAD}NAT+2+DE'")
    assert found.travellers[0].nationality == "DEU"
    assert codes(found) == ["two_letter_country"]


@pytest.mark.parametrize(
    ("segment", "code"),
    [
        ("NAT+2+XQZ'", "unknown_country"),
        ("RFF+ZZZ:1'", "unknown_qualifier"),
        ("LOC+999+FRA'", "unknown_qualifier"),
        ("ATT+9++M'", "unknown_qualifier"),
        ("DTM+999:800101'", "unknown_qualifier"),
        ("GEI+7+173'", "unknown_qualifier"),
        ("FTX+ZZZ+++TEXT'", "unknown_qualifier"),
        ("NAT+1+UTO'", "unknown_qualifier"),
        ("CNT+99:5'", "unknown_qualifier"),
        ("DOC+Q+X1'", "unknown_code"),
        ("ATT+2++Q'", "unknown_code"),
        ("GEI+4+999'", "unknown_code"),
        ("DTM+329:999999'", "unreadable_date"),
        ("MEA+CT++MANY'", "unreadable_number"),
        ("MEA+WT++KGM:MANY'", "unreadable_number"),
        ("FTX+BAG+++A1:999'", "bag_range_implausible"),
        ("ZZZ+1'", "unknown_segment"),
        ("12+1'", "malformed_segment"),
        ("NAD+ZZ+++SECOND'", "unknown_qualifier"),
        ("NAD+FL'", "name_missing"),
        ("CNT+42:9'", "control_total"),
    ],
)
def test_what_is_not_understood_is_a_defect_and_costs_no_traveller(segment: str, code: str) -> None:
    found = message(f"BGM+745'{FLIGHT}{NAD}{segment}NAD+FL+++LAST:ONE'ATT+2++M'")
    assert codes(found) == [code]
    assert found.travellers[0].surname == "LEE"
    assert (found.travellers[-1].surname, found.travellers[-1].sex) == ("LAST", "M")
    assert len(found.travellers) == 2 + segment.startswith("NAD")


@pytest.mark.parametrize(
    ("segments", "code"),
    [
        ("DTM+777:261123:102'", "unknown_qualifier"),
        ("GEI+9'", "unknown_qualifier"),
        ("FTX+XX+++TEXT'", "unknown_qualifier"),
        ("CTA+ZZ+:DESK'", "unknown_qualifier"),
        ("NAD+ZZ+++DESK'", "unknown_qualifier"),
        ("DTM+189:2611231015:201'", "misplaced_segment"),
    ],
)
def test_an_unknown_qualifier_before_the_flight_is_told(segments: str, code: str) -> None:
    found = message(f"BGM+745'{segments}{FLIGHT}{NAD}")
    (defect,) = found.defects
    assert (defect.code, defect.segment) == (code, 3)
    assert len(found.flights) == len(found.travellers) == 1


def test_known_qualifiers_that_are_not_used_are_no_finding() -> None:
    head = "DTM+137:261123:102'NAD+MS+++DESK'CTA+IC+:DESK'"
    found = message(f"BGM+745'{head}{FLIGHT}DTM+554:2611231015:201'LOC+130+SIN'{NAD}CNT+3:1'")
    assert codes(found) == []


def test_an_unknown_kind_of_transport_is_a_flight_all_the_same() -> None:
    found = message(f"BGM+745'{FLIGHT.replace('TDT+20', 'TDT+99')}{NAD}")
    assert (found.flights[0].number, codes(found)) == ("815", ["unknown_qualifier"])


def test_the_reporting_party_behind_the_flight_is_no_traveller() -> None:
    found = message(f"BGM+745'{FLIGHT}NAD+MS+++DESK'COM+111:TE'{NAD}")
    assert [each.surname for each in found.travellers] == ["LEE"]
    assert found.contact
    assert (found.contact.name, found.contact.telephone) == ("DESK", ("111",))


@pytest.mark.parametrize("first", [NAD, ""])
def test_a_traveller_with_a_damaged_tag_is_read(first: str) -> None:
    body = f"{first}NXD+FL+++DOE:EVE'ATT+2++F'DOC+P+X9'1+FM+++ROE:BOB'ATT+2++M'"
    found = message(f"BGM+745'{FLIGHT}{body}")
    *_, eve, bob = found.travellers
    assert len(found.travellers) == 2 + bool(first)
    assert (eve.surname, eve.sex, eve.documents[0].number) == ("DOE", "F", "X9")
    assert (bob.surname, bob.sex, bob.role) == ("ROE", "M", Role.CREW)
    assert codes(found)[-1] == "malformed_segment"


@pytest.mark.parametrize(
    ("bad", "good", "field", "value"),
    [
        ("DTM+329:999999'", "DTM+329:800101'", "born", "1980-01-01"),
        ("ATT+2++Q'", "ATT+2++F'", "sex", "F"),
        ("NAT+2'", "NAT+2+UTO'", "nationality", "UTO"),
        ("NAT+1+DEU'", "NAT+2+UTO'", "nationality", "UTO"),
        ("RFF+AVF'", "RFF+AVF:ABC123'", "reservation", "ABC123"),
        ("LOC+178'", "LOC+178+FRA'", "embarks", "FRA"),
        ("GEI+4+9'", "GEI+4+173'", "verified", True),
    ],
)
def test_what_cannot_be_read_does_not_stand_in_the_way(bad, good, field, value) -> None:
    assert getattr(traveller(bad + good), field) == value


def test_a_bad_date_or_count_does_not_stand_in_the_way_of_a_good_one() -> None:
    found = traveller("DOC+P+X1'DTM+36:999999'DTM+36:310517'MEA+CT++X'MEA+CT++2'")
    assert (found.documents[0].expires, found.bags.count) == ("2031-05-17", 2)


def test_a_role_with_blanks_is_that_role() -> None:
    found = message(f"BGM+745'{FLIGHT}NAD+FM +++LEE:ADA'")
    assert (found.travellers[0].role, codes(found)) == (Role.CREW, [])


def test_a_name_without_structure_is_kept() -> None:
    found = message(f"BGM+745'{FLIGHT}NAD+FL++LEE ADA'")
    assert (found.travellers[0].surname, found.travellers[0].given_names) == ("LEE ADA", None)
    assert found.travellers[0].names[0].surname == "LEE ADA"
    assert codes(found) == []


def test_a_missing_name_is_told_at_its_segment() -> None:
    found = message(f"BGM+745'{FLIGHT}{NAD}NAD+FL'ATT+2++M'{NAD}")
    (defect,) = found.defects
    assert (defect.code, defect.segment) == ("name_missing", 9)


def test_defects_tell_segment_and_byte() -> None:
    data = f"UNH+1+PAXLST:D:05B:UN'BGM+745'{FLIGHT}{NAD}RFF+ZZZ:1'UNT+10+1'".encode()
    (defect,) = read(data).messages[0].defects
    assert (defect.segment, defect.offset) == (9, data.index(b"RFF"))


@pytest.mark.parametrize("cnt", ["CNT+42:1'", "CNT+42+1'"])
def test_control_total_written_either_way(cnt: str) -> None:
    found = message(f"BGM+745'{FLIGHT}{NAD}{cnt}")
    assert (found.control_totals, codes(found)) == ({"42": 1}, [])


def test_crew_is_counted_apart() -> None:
    found = message(f"BGM+250'{FLIGHT}NAD+FM+++LEE'CNT+41:1'CNT+42:0'")
    assert codes(found) == []


def test_part_of_a_message_is_not_held_against_the_total() -> None:
    found = message(f"BGM+745'{FLIGHT}{NAD}CNT+42:5'", unh="UNH+1+PAXLST:D:02B:UN:IATA+CAR+02")
    assert codes(found) == []
    assert found.transfer
    assert (found.transfer.number, found.transfer.first, found.transfer.last) == (2, False, False)


def test_century_comes_from_the_first_departure_where_the_message_has_no_date() -> None:
    found = message(f"BGM+745'{FLIGHT}{NAD}DTM+329:850412'", dated=False)
    assert found.travellers[0].born == "1985-04-12"


def test_century_comes_from_outside_where_nothing_in_the_message_tells_it() -> None:
    data = f"UNH+1+PAXLST:D:05B:UN'BGM+745'{NAD}DTM+329:850412'UNT+5+1'".encode()
    assert read(data, at="2026-11-23").messages[0].travellers[0].born == "1985-04-12"
    (blind,) = read(data).messages
    assert blind.travellers[0].born is None
    assert codes(blind) == ["century_unknown", "flight_missing"]


def test_other_message_types_are_refused_by_name() -> None:
    found = message("BGM+1'", unh="UNH+1+CUSCAR:D:05B:UN")
    assert (found.format, codes(found)) == ("unknown", ["unknown_format"])


def test_many_travellers_keep_their_own_data() -> None:
    body = "".join(
        f"NAD+FL+++N{number}'ATT+2++M'DOC+P+X{number}'LOC+91+UTO'" for number in range(500)
    )
    found = message(f"BGM+745'{FLIGHT}{body}")
    assert [t.surname for t in found.travellers] == [f"N{number}" for number in range(500)]
    assert all(t.documents[0].number == f"X{t.surname[1:]}" for t in found.travellers if t.surname)


@pytest.mark.parametrize(
    ("sent", "present", "born", "codes"),
    [
        ("850901", "2026-11-23", "1971-05-27", {"sent_date_implausible"}),
        ("270901", "2026-11-23", "1971-05-27", set()),
        ("850901", None, "2071-05-27", set()),
    ],
)
def test_an_interchange_from_the_future_moves_no_century(sent, present, born, codes):
    body = f"BGM+745'{FLIGHT}{NAD}DTM+329:710527'"
    data = (
        f"UNB+UNOA:4+UTOAIR+UTOGOV+{sent}:0900+1'UNH+1+PAXLST:D:05B:UN:IATA'{body}UNT+10+1'UNZ+1+1'"
    )
    (only,) = read(data.encode(), at=present).messages
    assert only.travellers[0].born == born
    assert {one.code for one in only.defects} == codes
