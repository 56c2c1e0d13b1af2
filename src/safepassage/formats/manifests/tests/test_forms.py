import pytest

from safepassage.formats.manifests import READERS
from safepassage.formats.read import read
from safepassage.records import (
    Document,
    Leg,
    Message,
    Mode,
    Place,
    Role,
    Vehicle,
)
from workbooks import workbook

BLOCKS = """***VERSION {version},,,,,,,,,,,,
***HEADER,,,,,,,,,,,,
*TYPE,{kind},,,,,,,,,,,
*DIRECTION,I,,,,,,,,,,,
*FLIGHT,UT015,,,,,,,,,,,
*DEP PORT,FRA,,,,,,,,,,,
*DEP DATE,01-DEC-2026,,,,,,,,,,,
*DEP TIME,2330,,,,,,,,,,,
*ARR PORT,BKK,,,,,,,,,,,
*ARR DATE,02-DEC-2026,,,,,,,,,,,
*ARR TIME,0905,,,,,,,,,,,
*TB PORT,,,,,,,,,,,,
***START,,,,,,,,,,,,
{rows}***END,,,,,,,,,,,,
"""
NUMBER_FIRST = "X1,UTO,P,UTO,MUSTER,ERIKA ANNA,17-MAY-1990,F,UTO,01-JAN-2030,{trip},,\n"
TYPE_FIRST = "P,UTO,X1,01-JAN-2030,UTO,MUSTER,ERIKA ANNA,17-MAY-1990,F,UTO,{trip},,\n"
CREW_LIST = [
    ["IMO CREW LIST (IMO FAL Form 5)"],
    ["Arrival", "X", "Departure", ""],
    ["1.1 Name of ship", "1.2 IMO number", "1.3 Call sign", "1.4 Voyage number"],
    ["MV Testa", "IMO 9074729", "UTAB", "26-117"],
    ["2. Port of arrival/departure", "UTXYZ", "3. Date of arrival/departure", "2026-12-01 06:00"],
    ["4. Flag State of ship", "UTO", "5. Last port of call", "DEHAM"],
    [
        *("6. No.", "7. Family name", "8. Given names", "9. Gender", "10. Rank or rating"),
        *("11. Nationality", "12. Date of birth", "13. Place of birth"),
        *("14. Nature of identity document", "15. Number of identity document"),
        *("16. Issuing State of identity document", "17. Expiry date of identity document"),
    ],
    [
        *("1", "MUSTER", "ERIKA", "F", "Master", "UTO", "1970-01-31", "Utopolis"),
        *("Passport", "X1", "UTO", "2030-01-01"),
    ],
]


def only(data: bytes | str, **options: str) -> Message:
    parsed = read(data.encode() if isinstance(data, str) else data, at="2026-11-23", **options)
    (message,) = parsed.messages
    return message


def codes(message: Message) -> list[str]:
    return [defect.code for defect in message.defects]


def csv_of(table: list[list[str]], delimiter: str = ";") -> str:
    return "\n".join(delimiter.join(row) for row in table)


@pytest.mark.parametrize(("version", "row"), [("2", NUMBER_FIRST), ("4", TYPE_FIRST)])
@pytest.mark.parametrize(
    ("kind", "trip", "role"),
    [
        ("P", "N", Role.PASSENGER),
        ("P", "T", Role.TRANSIT_PASSENGER),
        ("C", "N", Role.CREW),
        ("C", "X", Role.TRANSIT_CREW),
    ],
)
def test_both_layouts_of_blocks(version: str, row: str, kind: str, trip: str, role: Role) -> None:
    text = BLOCKS.format(version=version, kind=kind, rows=row.format(trip=trip))
    found = only(text.replace("\n", "\r\n"))
    assert found.format == "block-manifest"
    assert found.flights == (
        Leg(
            carrier="UT",
            number="015",
            origin="FRA",
            destination="BKK",
            departs="2026-12-01T23:30",
            arrives="2026-12-02T09:05",
        ),
    )
    (one,) = found.travellers
    assert (one.surname, one.given_names, one.sex) == ("MUSTER", "ERIKA ANNA", "F")
    assert (one.born, one.nationality, one.role) == ("1990-05-17", "UTO", role)
    assert one.birth_place == Place(country="UTO")
    assert one.documents == (Document(type="P", number="X1", issuer="UTO", expires="2030-01-01"),)
    assert found.defects == ()


@pytest.mark.parametrize("row", [NUMBER_FIRST, TYPE_FIRST])
def test_a_version_that_is_not_known_is_told_and_the_rows_decide(row: str) -> None:
    found = only(BLOCKS.format(version="9", kind="P", rows=row.format(trip="Q")))
    assert found.travellers[0].surname == "MUSTER"
    assert codes(found) == ["layout_assumed", "unknown_code"]


def test_a_block_that_breaks_off_keeps_its_travellers() -> None:
    text = BLOCKS.format(version="2", kind="P", rows=NUMBER_FIRST.format(trip="N"))
    found = only(text.partition("***END")[0])
    assert len(found.travellers) == 1
    assert codes(found) == ["block_unclosed"]


def test_two_blocks_in_one_file_are_two_messages() -> None:
    one = BLOCKS.format(version="2", kind="P", rows=NUMBER_FIRST.format(trip="N"))
    two = BLOCKS.format(version="2", kind="C", rows=NUMBER_FIRST.format(trip="N"))
    parsed = read((one + two).encode())
    assert [m.travellers[0].role for m in parsed.messages] == [Role.PASSENGER, Role.CREW]


@pytest.mark.parametrize("data", [workbook(CREW_LIST), csv_of(CREW_LIST).encode()])
def test_a_crew_list_of_the_imo(data: bytes) -> None:
    found = only(data)
    assert found.format == "fal5"
    assert found.flights == (
        Leg(
            number="26-117",
            origin="DEHAM",
            destination="UTXYZ",
            arrives="2026-12-01T06:00",
            mode=Mode.SEA,
            vehicle=Vehicle(name="MV Testa", imo="9074729", call_sign="UTAB", country="UTO"),
        ),
    )
    (one,) = found.travellers
    assert (one.role, one.rank, one.sex) == (Role.CREW, "Master", "F")
    assert (one.born, one.birth_place) == ("1970-01-31", Place(text="Utopolis"))
    assert one.documents == (Document(type="P", number="X1", issuer="UTO", expires="2030-01-01"),)
    assert codes(found) == ["mapping_guessed"]


def test_the_older_crew_list_holds_two_facts_in_one_column() -> None:
    table = [
        ["Departure", "x"],
        ["Name of ship", "MV Testa", "Port of arrival/departure", "UTXYZ"],
        ["Date of arrival/departure", "01.12.2026", "Next port of call", "DEHAM"],
        [
            *("No.", "Family name, given names", "Rank or rating", "Nationality"),
            *("Date and place of birth", "Nature and No. of identity document (passport)"),
        ],
        ["1", "MUSTER, ERIKA", "Master", "UTO", "31.01.1970 Utopolis", "Passport X1"],
    ]
    found = only(csv_of(table))
    (leg,), (one,) = found.flights, found.travellers
    assert (leg.origin, leg.destination, leg.departs) == ("UTXYZ", "DEHAM", "2026-12-01")
    assert (one.surname, one.given_names, one.born) == ("MUSTER", "ERIKA", "1970-01-31")
    assert one.birth_place == Place(text="Utopolis")
    assert one.documents == (Document(type="P", number="X1"),)


def test_a_form_that_does_not_say_which_way_uses_neither() -> None:
    table = [row for row in CREW_LIST if row[0] != "Arrival"]
    found = only(csv_of(table))
    assert "movement_unknown" in codes(found)
    assert found.flights[0].destination is None


def test_a_passenger_list_of_the_imo() -> None:
    head = [["Vessel name", "MV Testa"], ["IMO number", "9074728"], ["Call sign", "UTAB"]]
    table = [
        [
            *("Family name", "Given names", "Nationality", "Date of birth"),
            *("Port of embarkation", "Port of disembarkation", "Visa number"),
            *("Transit passenger or not", "Number of identity document"),
        ],
        ["MUSTER", "ERIKA", "UTO", "1990-05-17", "DEHAM", "UTXYZ", "V1", "Yes", "X1"],
        ["MODEL", "MAX", "UTO", "1990-05-17", "DEHAM", "UTXYZ", "", "No", "X2"],
    ]
    found = only(csv_of(head + table, ","))
    one, two = found.travellers
    assert found.format == "fal6"
    assert (one.embarks, one.disembarks, one.role) == ("DEHAM", "UTXYZ", Role.TRANSIT_PASSENGER)
    assert one.documents == (Document(number="X1"), Document(type="V", number="V1"))
    assert two.role is Role.PASSENGER
    assert found.flights[0].vehicle == Vehicle(name="MV Testa", imo="9074728", call_sign="UTAB")
    assert "imo_number_check" in codes(found)


def test_a_small_aircraft_with_coordinates() -> None:
    text = (
        "General declaration\nRegistration,UT-ABC\nOperator,Testa Air Club\n"
        "Departure coordinates,4730N00830E\nArrival airport,UTXX\nDeparture date,2026-12-01\n"
        "surname,given names,role,passport\nMUSTER,ERIKA,Pilot,X1\nMODEL,MAX,,X2\n"
    )
    found = only(text)
    assert found.format == "gendec"
    assert found.flights == (
        Leg(
            origin="4730N00830E",
            destination="UTXX",
            departs="2026-12-01",
            vehicle=Vehicle(registration="UT-ABC", operator="Testa Air Club"),
        ),
    )
    assert [one.role for one in found.travellers] == [Role.CREW, Role.PASSENGER]


def test_a_coach_names_its_plate_above_and_people_below() -> None:
    text = (
        "mode;coach\nCarrier;Testa Lines\nLine number;7\nvehicle plate;UT 4711\n"
        "vehicle country;UTO\nFrom;Utopolis;To;Testaville\n"
        "surname;first name;nationality;pick up\nMUSTER;ERIKA;UTO;Utopolis\n"
    )
    found = only(text)
    assert found.format == "vehicle-manifest"
    (leg,) = found.flights
    assert leg.mode is Mode.ROAD
    assert (leg.carrier, leg.number) == ("Testa Lines", "7")
    assert leg.vehicle == Vehicle(registration="UT 4711", country="UTO")
    assert found.travellers[0].embarks == "Utopolis"


def test_people_in_one_car_keep_their_car_and_their_group() -> None:
    text = (
        "group,vehicle plate,plate country,surname,given names\n"
        "1,UT 4711,UT,MUSTER,ERIKA\n1,UT 4711,UTO,MUSTER,MAX\n,,,FOOT,PASSENGER\n2,UT 1,UTO,,\n"
    )
    found = only(text)
    assert found.format == "vehicle-manifest"
    one, two, three = found.travellers
    assert one.group == two.group == "1"
    assert two.vehicle == Vehicle(registration="UT 4711", country="UTO")
    assert (three.group, three.vehicle) == (None, None)
    assert codes(found) == ["mapping_guessed", "unknown_country", "row_unread", "flight_missing"]


JSON = """{"manifest": "vehicle-manifest", "mode": "rail", "carrier": "UTR", "number": "9001",
 "origin": "Utopolis", "destination": "Testaville", "departs": "2026-12-01T08:30",
 "vehicle": {"kind": "train", "name": "Testa"}, "control_total": 3,
 "contact": {"name": "Desk", "telephone": ["+1", "+2"]},
 "groups": [{"group": 1, "vehicle": {"registration": "UT 4711", "country": "UTO"},
   "travellers": [
     {"surname": "MUSTER", "born": "1990-05-17", "birth_place": {"text": "Utopolis"},
      "documents": [{"type": "P", "number": "X1"}, {"type": "V", "number": 9}],
      "bags": {"count": 1, "tags": ["A", "B"]}, "seats": [{"number": "1A"}], "transit": true,
      "phones": ["+1"], "unheard": 1},
     {"surname": "MODEL", "documents": "X2", "nationality": ["UTO"]}]}],
 "travellers": [{"surname": "FOOT"}, 7]}"""


def test_a_json_manifest_keeps_groups_and_passes_over_what_is_malformed() -> None:
    found = only(JSON)
    (leg,) = found.flights
    assert leg == Leg(
        carrier="UTR",
        number="9001",
        origin="Utopolis",
        destination="Testaville",
        departs="2026-12-01T08:30",
        mode=Mode.RAIL,
        vehicle=Vehicle(kind="train", name="Testa"),
    )
    one, two, three, four = found.travellers
    assert one.vehicle == two.vehicle == Vehicle(registration="UT 4711", country="UTO")
    assert (one.group, three.group) == ("1", None)
    assert one.documents == (Document(type="P", number="X1"), Document(type="V", number="9"))
    assert (one.bags.count, one.bags.tags, one.role) == (1, ("A", "B"), Role.TRANSIT_PASSENGER)
    assert one.seats[0].number == "1A"
    assert four.surname is None
    assert found.contact is not None
    assert found.contact.telephone == ("+1", "+2")
    assert sorted(codes(found)) == [
        *("control_total", "field_malformed", "field_malformed", "field_unread", "name_missing"),
    ]
    assert [d.segment for d in found.defects if d.code == "field_malformed"] == [2, 4]


@pytest.mark.parametrize(
    "data",
    [
        b"UNA:+.? 'UNB+UNOA:4+A+B+261201:0900+1'UNH+1+PAXLST:D:05B:UN:IATA'BGM+745'UNT+3+1'",
        b"noise, more noise; and noise\nUNB+UNOA:4+A+B+261201:0900+1'UNH+1+PAXLST:D:05B:UN:IATA'",
        b"surname nothing else",
        b'{"other": 1}',
        b"",
    ],
)
def test_what_is_no_manifest_goes_to_the_reader_of_edifact(data: bytes) -> None:
    parsed = read(data)
    assert all(one.format in {"paxlst", "unknown"} for one in parsed.messages)
    assert not {one.code for one in parsed.defects} & {"table_missing", "not_json"}


@pytest.mark.parametrize("name", sorted(READERS))
def test_a_kind_can_be_forced_by_its_name(name: str) -> None:
    parsed = read(csv_of(CREW_LIST).encode(), format_name=name)
    if name == "block-manifest":
        assert [one.code for one in parsed.defects] == ["table_missing"]
    else:
        assert [one.format for one in parsed.messages] == [name]
