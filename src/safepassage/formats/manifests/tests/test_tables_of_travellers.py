import pytest

from safepassage.formats.manifests import Column, DateOrder, Field, Mapping, read_manifest
from safepassage.formats.read import read
from safepassage.records import Document, Leg, Message, Place, Role, Severity
from workbooks import workbook

HEADINGS = "Surname;First name;DOB;Nationality;Passport No\r\n"


def only(data: str | bytes, **options: object) -> Message:
    raw = data.encode() if isinstance(data, str) else data
    parsed = read_manifest(raw, at="2026-11-23", **options)
    (message,) = parsed.messages
    return message


def codes(message: Message) -> list[str]:
    return [defect.code for defect in message.defects]


def test_a_list_with_its_flight_above_is_read_and_the_guess_is_told() -> None:
    data = (
        "Flight;UT815;;From;FRA;To;SIN\r\nDeparture date: 01.12.2026;;Dep time;0830\r\n\r\n"
        + HEADINGS
        + "MUSTER;ERIKA;17.05.1990;UTO;C01X00T47\r\n"
    )
    found = only(data)
    assert found.format == "csv-manifest"
    assert found.flights == (
        Leg(
            carrier="UT",
            number="815",
            origin="FRA",
            destination="SIN",
            departs="2026-12-01T08:30",
        ),
    )
    (one,) = found.travellers
    assert (one.surname, one.given_names, one.born) == ("MUSTER", "ERIKA", "1990-05-17")
    assert one.documents == (Document(number="C01X00T47"),)
    (note,) = found.defects
    assert note.code == "mapping_guessed"
    assert "3 born" in note.text
    assert "MUSTER" not in note.text


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_dialects_are_found_by_the_headings(delimiter: str, encoding: str) -> None:
    text = (HEADINGS + 'MÜLLER;"A;B, C|D";1990-05-17;UTO;;;;').replace(";", delimiter)
    text = text.replace(f"A{delimiter}B", "A;B")
    (one,) = read(text.encode(encoding)).messages[0].travellers
    assert (one.surname, one.born) == ("MÜLLER", "1990-05-17")


def test_nobody_is_lost_whatever_a_row_lacks() -> None:
    rows = ["A;;;;", ";B;;;", ";;1990-05-17;;", ";;;UTO;", ";;;;X1", "-;-;-;-;-", "C;D;never;??;"]
    found = only(HEADINGS + "\n".join(rows))
    assert len(found.travellers) == 6
    assert codes(found).count("name_missing") == 3
    assert codes(found).count("unreadable_date") == 1
    assert [one.segment for one in found.defects if one.code == "row_unread"] == [7]


def test_defects_name_line_column_and_field_and_never_a_value() -> None:
    found = only(HEADINGS + "MUSTER;ERIKA;SECRET;DE;X1\n")
    texts = {one.code: (one.segment, one.text) for one in found.defects}
    assert texts["unreadable_date"][0] == 2
    assert texts["unreadable_date"][1].startswith("Line 2, column 3 (born): ")
    assert "SECRET" not in texts["unreadable_date"][1]
    assert texts["two_letter_country"][1].startswith("Line 2, column 4 (nationality): ")
    assert found.travellers[0].nationality == "DEU"


def test_rows_that_are_no_travellers_are_told_or_understood() -> None:
    rows = ["CREW", "A;A;1990-05-17;UTO;", "Passengers", "B;B;;;", HEADINGS.strip(), "C;C;;;"]
    found = only(HEADINGS + "\n".join([*rows, "Total;3", ";;;;", "Signature of the master"]))
    assert [one.role for one in found.travellers] == [Role.CREW, Role.PASSENGER, Role.PASSENGER]
    assert found.control_totals == {"42": 3}
    assert "control_total" not in codes(found)
    assert codes(found).count("row_unread") == 3


def test_a_total_that_differs_is_told() -> None:
    found = only(HEADINGS + "A;A;;;\nTotal;2\n")
    assert "control_total" in codes(found)


def test_a_row_with_too_many_cells_is_told_and_kept() -> None:
    found = only(HEADINGS + "A;B;1990-05-17;UTO;X1;Y;Z\n")
    assert "row_too_long" in codes(found)
    assert found.travellers[0].surname == "A"


def test_one_column_settles_the_order_of_all_dates() -> None:
    found = only(HEADINGS + "A;A;02/01/1990;;\nB;B;02/13/1990;;\n")
    assert [one.born for one in found.travellers] == ["1990-02-01", "1990-02-13"]
    assert "date_order_assumed" not in codes(found)


def test_an_order_that_nothing_settles_is_assumed_and_told() -> None:
    found = only(HEADINGS + "A;A;02/01/1990;;\n")
    assert found.travellers[0].born == "1990-01-02"
    assert "date_order_assumed" in codes(found)


def test_a_mapping_says_what_the_headings_do_not() -> None:
    mapping = Mapping(
        columns=(
            Column(field=Field.SURNAME, name="Col A"),
            Column(field=Field.BORN, name="col c", dates=DateOrder.MONTH_FIRST),
            Column(field=Field.SEAT, name="Col Z"),
        ),
        constants={Field.CARRIER: "UT", Field.NUMBER: "815", Field.NATIONALITY: "UTO"},
    )
    found = only("Col A,Col B,Col C\nMUSTER,x,02/01/1990\n", mapping=mapping)
    (one,) = found.travellers
    assert (one.surname, one.born, one.nationality) == ("MUSTER", "1990-02-01", "UTO")
    assert found.flights == (Leg(carrier="UT", number="815"),)
    assert codes(found) == ["column_missing"]


def test_positions_serve_where_there_are_no_headings() -> None:
    mapping = Mapping(
        header_line=0,
        delimiter=",",
        columns=(
            Column(field=Field.DOCUMENT_NUMBER, position=1),
            Column(field=Field.SURNAME, position=3),
        ),
    )
    found = only("X1,y,MUSTER\nX2,y,MODEL\n", mapping=mapping)
    assert [one.surname for one in found.travellers] == ["MUSTER", "MODEL"]
    assert found.travellers[1].documents == (Document(number="X2"),)


def test_columns_may_tell_the_flight_of_each_row() -> None:
    data = (
        "flight,from,to,departure date,name,passport,nationality\n"
        'UT1,AAA,BBB,2026-12-01,"MUSTER, ERIKA",X1,UTO\n'
        "UT1,AAA,BBB,2026-12-01,MODEL/MAX,X2,UTO\n"
        "UT2,BBB,CCC,2026-12-02,Whole Name,X3,UTO\n"
    )
    found = only(data)
    assert [leg.number for leg in found.flights] == ["1", "2"]
    assert [(one.surname, one.given_names) for one in found.travellers] == [
        ("MUSTER", "ERIKA"),
        ("MODEL", "MAX"),
        ("Whole Name", None),
    ]
    assert codes(found) == ["mapping_guessed", "name_not_split"]


def test_two_digit_years_use_the_journeys_own_date() -> None:
    data = "Departure date;01.12.2026\nFlight;UT1\n" + HEADINGS + "A;A;17.05.30;;\n"
    (message,) = read(data.encode()).messages
    assert message.travellers[0].born == "1930-05-17"
    (message,) = read((HEADINGS + "A;A;17.05.30;;\n").encode()).messages
    assert message.travellers[0].born is None
    assert "century_unknown" in codes(message)


def test_every_field_of_the_table_reaches_its_place() -> None:
    headings = (
        "surname;given_names;sex;born;birth_country;birth_place;role;residence;document_type;"
        "document_number;document_issuer;document_expires;visa number;seat;pnr;bag_count;"
        "bag_weight_kg;bag_tags;phone;transit;middle name"
    )
    row = (
        "A;B;male;1990-05-17;UTO;Utopolis;pax;GB;Passport;X1;UTO;2030-01-01;V9;12A 12B;AAAB22;"
        "2;23,5 kg;UT1 UT2;'+4930|1;yes;C"
    )
    (one,) = only(f"{headings}\n{row}\n").travellers
    assert (one.sex, one.given_names, one.residence) == ("M", "B C", "GBR")
    assert one.birth_place == Place(country="UTO", text="Utopolis")
    assert one.role is Role.TRANSIT_PASSENGER
    assert one.documents == (
        Document(type="P", number="X1", issuer="UTO", expires="2030-01-01"),
        Document(type="V", number="V9"),
    )
    assert [seat.number for seat in one.seats] == ["12A", "12B"]
    assert (one.bags.count, one.bags.weight_kg, one.bags.tags) == (2, 23.5, ("UT1", "UT2"))
    assert one.phones == ("+4930", "1")
    assert one.reservation == "AAAB22"


def test_a_workbook_gives_a_message_for_each_sheet_with_travellers() -> None:
    table = [["Surname", "First name", "DOB"], ["MUSTER", "ERIKA", "1990-05-17"]]
    parsed = read(workbook(table, [["nothing", "here"]], table))
    assert [one.format for one in parsed.messages] == ["xlsx-manifest", "xlsx-manifest"]
    assert parsed.messages[0].travellers[0].born == "1990-05-17"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_input"),
        (b"one;two;three\n1;2;3\n", "table_missing"),
        (b"PK\x03\x04 broken", "workbook_damaged"),
        (b'{"manifest": ', "not_json"),
        (b'{"manifest": "fal5"}', "not_a_manifest"),
        (b'{"manifest": ' + b"[" * 100_000, "not_json"),
    ],
)
def test_what_cannot_be_read_is_one_fatal_defect(data: bytes, code: str) -> None:
    parsed = read_manifest(data)
    assert parsed.messages == ()
    assert [one.code for one in parsed.defects] == [code]
    assert parsed.defects[-1].severity is Severity.FATAL
