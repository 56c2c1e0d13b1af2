"""Expectations come from the format: groups with counts, slashes, one order of fields."""

import pytest

from safepassage.formats.read import read
from safepassage.records import Defect, Meaning, Message, ParsedFile, Role, Scope, Severity
from safepassage.records.redress import CHANCE_BYTES, make_number

INT = "INT/8/S/UT815/FRA/SIN/20261123/101500/20261124/044000"
HEADER = "CIRQ:77/UTUTA1/N//21"
NARROW = "PRQ/22/{n}/P/UTO/UTO/X{n}//P/20310517////{name}/ALEX/19850412/F///N/Y////"
WIDE = "PRQ/34/{n}/P/UTO/UTO/X{n}//P//20310517////{name}/ALEX/19850412/F///N/Y///////R{n}////////"
VISA = "PAD/13/{n}/UTO/V//V{n}/UTO/20271231///////"
CHECKED = "PRS/27/00{n}/UTO/P/UTO/UTO/X{n}//P//20310517////VESPER/ALEX/19850412/F//{result}"


def narrow(number: int, name: str = "VESPER") -> str:
    return NARROW.format(n=number, name=name)


def wide(number: int, name: str = "VESPER") -> str:
    return WIDE.format(n=number, name=name)


def parsed(data: bytes, at: str | None = None) -> ParsedFile:
    return read(data, at=at)


def only(data: bytes, at: str | None = None) -> Message:
    (message,) = parsed(data, at).messages
    return message


def codes(message: Message) -> list[str]:
    return [defect.code for defect in message.defects]


def test_check_in_request_tells_flight_and_traveller() -> None:
    message = only(f"{HEADER}/{INT}/{narrow(1)}\n".encode())
    assert (message.format, message.version, message.function) == ("apps", "21", "CIRQ")
    assert (message.reference, message.sender) == ("77", "UTUTA1")
    (leg,) = message.flights
    assert (leg.carrier, leg.number, leg.origin, leg.destination) == ("UT", "815", "FRA", "SIN")
    assert (leg.departs, leg.arrives) == ("2026-11-23T10:15:00", "2026-11-24T04:40:00")
    (traveller,) = message.travellers
    assert (traveller.surname, traveller.given_names) == ("VESPER", "ALEX")
    assert (traveller.born, traveller.sex, traveller.nationality) == ("1985-04-12", "F", "UTO")
    assert (traveller.local_reference, traveller.role) == ("1", Role.PASSENGER)
    (document,) = traveller.documents
    assert (document.type, document.number, document.issuer) == ("P", "X1", "UTO")
    assert document.expires == "2031-05-17"
    assert codes(message) == []


def test_apps_holds_what_was_sent() -> None:
    apps = only(f"{HEADER}/{INT}/{narrow(1)}\n".encode()).apps
    assert apps
    assert (apps.transaction, apps.message_id, apps.group) == ("CIRQ", "77", "INT")
    assert apps.header == ("UTUTA1", "N", "", "21")
    assert apps.field_count == 8
    assert [(group.name, len(group.fields)) for group in apps.groups] == [("INT", 8), ("PRQ", 22)]
    (passenger,) = apps.passengers
    assert (passenger.transfer_at_origin, passenger.transfer_at_destination) == ("N", "Y")


def test_five_passengers_of_version_26_keep_their_references_and_visas() -> None:
    groups = [wide(n) for n in range(1, 6)] + [VISA.format(n=n) for n in (2, 5)]
    header = HEADER.replace("21", "26")
    message = only(f"{header}/{INT}/{''.join(groups)}".encode())
    assert codes(message) == []
    assert [one.reference for one in message.travellers] == ["R1", "R2", "R3", "R4", "R5"]
    numbers = [[document.number for document in one.documents] for one in message.travellers]
    assert numbers == [["X1"], ["X2", "V2"], ["X3"], ["X4"], ["X5", "V5"]]
    assert message.apps
    pad = message.apps.passengers[1].pad
    assert pad
    assert (pad.country, pad.document_type, pad.expiry) == ("UTO", "V", "2027-12-31")


def test_request_before_check_in_is_told_from_one_at_check_in() -> None:
    message = only(f"{HEADER.replace('N//', 'N/P/')}/{INT}/{narrow(1)}".encode())
    assert message.subfunction == "P"
    assert message.apps
    assert message.apps.passengers[0].pre_check_in == "P"


def test_transit_groups_and_chk_are_kept_as_sent() -> None:
    data = f"{HEADER}/CHK/2/A/B/{INT}/EXO/4/a/b/c/d/EXD/4/e/f/g/h/{narrow(1)}"
    message = only(data.encode())
    assert message.apps
    assert [group.name for group in message.apps.groups] == ["CHK", "INT", "EXO", "EXD", "PRQ"]
    assert message.apps.groups[2].fields == ("a", "b", "c", "d")
    assert len(message.flights) == 1
    assert codes(message) == []


@pytest.mark.parametrize(
    ("digits", "iso"),
    [("19850400", "1985-04"), ("19850000", "1985"), ("850412", "1985-04-12"), ("", None)],
)
def test_birth_dates_may_be_partial(digits: str, iso: str | None) -> None:
    data = f"{HEADER}/{INT}/{narrow(1)}".replace("19850412", digits)
    assert only(data.encode()).travellers[0].born == iso


def test_cancellation_names_the_passenger_by_the_number_apps_gave() -> None:
    passenger = narrow(1).replace("PRQ/22/1/", "PCX/20/1/4711/").removesuffix("///")
    message = only(f"{HEADER.replace('CIRQ', 'CICX')}/{INT}/{passenger}".encode())
    assert message.apps
    assert message.apps.passengers[0].apps_passenger_id == "4711"
    assert message.travellers[0].surname == "VESPER"
    assert codes(message) == []


def test_manifest_close_names_the_flight() -> None:
    message = only(b"CIMR:9/UTUTA1/21/INM/3/UT815/FRA/20261123/MRQ/3/UTO/C/C/")
    (leg,) = message.flights
    assert (leg.carrier, leg.number, leg.origin, leg.departs) == ("UT", "815", "FRA", "2026-11-23")
    assert codes(message) == []


@pytest.mark.parametrize(
    ("result", "meaning"),
    [
        ("8501/B/7", Meaning.BOARD),
        ("8502/D/7", Meaning.DO_NOT_BOARD),
        ("8503//7", Meaning.ADVISORY),
        ("8509/X/7", Meaning.DO_NOT_BOARD),
        ("8517//7", Meaning.BOARD),
        ("8630//7", Meaning.CONTACT_GOVERNMENT),
        ("8599/D/7", Meaning.DO_NOT_BOARD),
        ("8599//7", None),
        ("//", None),
    ],
)
def test_codes_of_an_answer_have_their_meaning(result: str, meaning: Meaning | None) -> None:
    data = f"CIRS:77/{CHECKED.format(n=1, result=result)}///////"
    (answer,) = only(data.encode()).answers
    assert (answer.scope, answer.traveller_reference, answer.surname) == (
        Scope.TRAVELLER,
        "1",
        "VESPER",
    )
    assert answer.meaning is meaning
    assert answer.status == (result.split("/", maxsplit=1)[0] or None)


def test_an_answer_without_a_field_for_the_subtype_is_read_too() -> None:
    group = CHECKED.format(n=1, result="/8501/B/7").replace("P//2031", "P/2031")
    message = only(f"CIRS:77/{group}///////".encode())
    assert message.apps
    passenger = message.apps.passengers[0]
    assert (passenger.code, passenger.status, passenger.apps_passenger_id) == ("8501", "B", "7")
    assert message.answers[0].surname == "VESPER"
    assert codes(message) == []


def test_errors_of_an_answer_come_in_pairs() -> None:
    data = f"CIRS:77/{CHECKED.format(n=1, result='8502/D/7/5555/FIRST/5556/SECOND')}///"
    (answer,) = only(data.encode()).answers
    assert [(error.code, error.text) for error in answer.errors] == [
        ("5555", "FIRST"),
        ("5556", "SECOND"),
    ]


def test_error_answer_is_about_the_message() -> None:
    message = only(b"CIRS:77/ERR/3/UTO/5569/TRY AGAIN/")
    (answer,) = message.answers
    assert (answer.scope, answer.meaning) == (Scope.MESSAGE, Meaning.ERROR)
    assert (answer.errors[0].code, answer.errors[0].text) == ("5569", "TRY AGAIN")
    assert message.apps
    assert message.apps.passengers[0].country == "UTO"


def test_text_of_an_error_may_hold_a_slash() -> None:
    message = only(b"CIRS:77/ERR/3/UTO/6999/NO AP/SQL/")
    assert message.answers[0].errors[0].text == "NO AP/SQL"


@pytest.mark.parametrize(
    ("code", "meaning"),
    [("8700", Meaning.MANIFEST_ACCEPTED), ("8701", Meaning.MANIFEST_REJECTED)],
)
def test_manifest_answer_is_about_the_flight(code: str, meaning: Meaning) -> None:
    (answer,) = only(f"CIMA:9/MAK/4/UTO/{code}///".encode()).answers
    assert (answer.scope, answer.status, answer.meaning) == (Scope.FLIGHT, code, meaning)


def test_telex_lines_and_mail_around_do_no_harm() -> None:
    text = f"QU UTOAPXS\r\n.UTOTTUT 230900\r\n{HEADER}/{INT}/{narrow(1)}\r\n\r\nNNNN\r\nscanned"
    found = parsed(text.encode())
    assert [defect.code for defect in found.defects] == ["noise_before"]
    (message,) = found.messages
    assert codes(message) == ["noise_after"]
    assert message.apps
    assert len(message.apps.groups[1].fields) == 22


@pytest.mark.parametrize("at", range(1, 150, 7))
def test_hard_line_breaks_may_stand_anywhere(at: int) -> None:
    text = f"{HEADER}/{INT}/{narrow(1)}"
    broken = f"{text[:at]}\r\n{text[at:]}"
    assert only(broken.encode()) == only(text.encode())


def test_frame_characters_part_messages() -> None:
    one = f"\x02{HEADER}/{INT}/{narrow(1)}\x03"
    found = parsed((one + one).encode())
    assert [codes(message) for message in found.messages] == [[], []]


@pytest.mark.parametrize("frame", ["\x03", "\r\n\x03", "\x1c \t"])
def test_what_follows_a_frame_character_is_noise(frame: str) -> None:
    message = only(f"{HEADER}/{INT}/{narrow(1)}{frame}NNNN".encode())
    assert codes(message) == ["noise_after"]


def test_several_messages_in_one_input_are_read_apart() -> None:
    text = f"{HEADER}/{INT}/{narrow(1)}\nCIRS:77/ERR/3/UTO/6999/LATER\nCIMR:9/UTUTA1/21/"
    found = parsed(text.encode())
    functions = [message.function for message in found.messages]
    assert functions == ["CIRQ", "CIRS", "CIMR"]
    assert codes(found.messages[1]) == ["final_terminator_missing"]


def test_a_text_that_names_a_transaction_begins_no_message() -> None:
    (message,) = parsed(b"CIRS:77/ERR/3/UTO/6999/SAW CIRQ:77/").messages
    assert message.answers[0].errors[0].text == "SAW CIRQ:77"


def test_a_group_too_short_does_not_swallow_the_next_passenger() -> None:
    short = "PRQ/22/1/P/UTO/UTO/X1//P/20310517////VESPER/ALEX/19850412/"
    message = only(f"{HEADER}/{INT}/{short}{narrow(2, 'MORRO')}".encode())
    assert [one.surname for one in message.travellers] == ["VESPER", "MORRO"]
    assert codes(message) == ["apps_field_count"]


def test_a_passenger_with_an_unknown_count_is_no_field_of_the_one_before() -> None:
    short = "PRQ/22/1/P/UTO/UTO/X1//P/20310517////VESPER/ALEX/19850412/"
    other = narrow(2, "MORRO").replace("PRQ/22", "PRQ/24") + "//"
    message = only(f"{HEADER}/{INT}/{short}{other}".encode())
    assert [one.surname for one in message.travellers] == ["VESPER", "MORRO"]


def test_fields_too_many_are_kept_with_their_group() -> None:
    message = only(f"{HEADER}/{INT}/extra/{narrow(1)}".encode())
    assert message.apps
    assert message.apps.groups[0].fields[-1] == "extra"
    assert codes(message) == ["apps_field_count"]
    assert len(message.travellers) == 1


def test_a_lost_header_costs_no_traveller() -> None:
    message = only(f"CIRX:77/UTUTA1/N//21/{INT}/{narrow(1)}".encode())
    assert [one.surname for one in message.travellers] == ["VESPER"]
    assert (message.function, message.version) == (None, "21")
    assert codes(message) == ["apps_header_missing"]


def test_a_lost_header_before_another_message_costs_no_traveller() -> None:
    one = f"{HEADER}/{INT}/{narrow(1)}\n"
    found = parsed((one.replace("CIRQ", "C RQ") + one).encode())
    assert [len(message.travellers) for message in found.messages] == [1, 1]


def test_a_lost_header_after_another_message_costs_no_traveller() -> None:
    one = f"{HEADER}/{INT}/{narrow(1)}\n"
    (message,) = parsed((one + one.replace("CIRQ", "C RQ")).encode()).messages
    assert len(message.travellers) == 2
    assert codes(message) == ["apps_fields_outside"]


@pytest.mark.parametrize(
    ("text", "code", "segment"),
    [
        (f"{HEADER}/XYZ/2/a/b/{INT}/{narrow(1)}", "apps_unknown_group", 2),
        (f"CIRQ:77/UTUTA1/21/{INT}/{narrow(1)}", "apps_header_fields", 1),
        (f"CIRQ:77/UTUTA1/N//99/{INT}/{narrow(1)}", "apps_version", 1),
        (f"CIRQ:77/UTUTA1/N/Q/21/{INT}/{narrow(1)}", "apps_unknown_flag", 1),
        (f"{HEADER}/{INT}/PRQ/23/1/P/{'/' * 20}/", "apps_other_count", 3),
        (f"{HEADER}/{INT}/{narrow(1)}MRQ/3/UTO/C/C/", "apps_group_misplaced", 4),
        (f"{HEADER}/{INT}/{narrow(1)}{VISA.format(n=2)}", "apps_pad_unassigned", 4),
        (f"{HEADER}/{INT}/{''.join(map(narrow, range(1, 7)))}", "apps_too_many", None),
        (f"{HEADER}/{INT}/{narrow(1, 'A' * 24)}", "apps_name_length", 3),
        (f"{HEADER}/{INT}/{narrow(1, '').replace('ALEX', '')}", "name_missing", 3),
        (f"{HEADER}/{INT}/{narrow(1)}".replace("/F/", "/Q/"), "unknown_code", 3),
        (f"{HEADER}/{INT}/{narrow(1)}".replace("/1/P/UTO", "/1/Z/UTO"), "unknown_code", 3),
        (f"{HEADER}/{INT}/{narrow(1)}".replace("P/UTO", "P/DE"), "two_letter_country", 3),
        (f"{HEADER}/{INT}/{narrow(1)}".replace("P/UTO", "P/QQQ"), "unknown_country", 3),
        (f"{HEADER}/{INT}/{narrow(1)}".replace("19850412", "19851399"), "unreadable_date", 3),
        (f"{HEADER}/{INT}/{narrow(1)}".replace("22/1/", "22/A/"), "unreadable_number", 3),
        (f"{HEADER}/{narrow(1)}", "flight_missing", None),
        (f"{HEADER}/{INT}/{narrow(1)}".replace("UT815", ""), "flight_missing", 2),
        ("CIRS:77/", "apps_no_group", None),
    ],
)
def test_what_is_wrong_is_reported_with_its_place(
    text: str, code: str, segment: int | None
) -> None:
    message = only(text.encode())
    (found,) = [defect for defect in message.defects if defect.code == code]
    assert found.segment == segment
    assert found.severity is not Severity.FATAL
    if "PRQ" in text:
        assert message.travellers


def test_offsets_are_those_of_the_input() -> None:
    text = f"noise é\r\n{HEADER}\r\n/{INT}/XYZ/1/a/{narrow(1)}".encode()
    defect: Defect = only(text).defects[0]
    assert defect.offset == text.index(b"XYZ")
    assert defect.text == "Group XYZ is not one that is read; it is kept as sent."


@pytest.mark.parametrize(
    ("today", "is_reported"),
    [
        ("2026-11-23", False),
        ("2026-11-25", False),
        ("2026-11-26", True),
        ("2026-11-13", False),
        ("2026-11-12", True),
    ],
)
def test_flights_outside_the_window_are_reported(today: str, *, is_reported: bool) -> None:
    message = only(f"{HEADER}/{INT}/{narrow(1)}".encode(), at=today)
    assert ("apps_outside_window" in codes(message)) is is_reported


def test_crew_is_told_from_passengers() -> None:
    data = f"{HEADER}/{INT}/{narrow(1)}".replace("/1/P/UTO", "/1/C/UTO")
    assert only(data.encode()).travellers[0].role is Role.CREW


def test_the_format_can_be_forced() -> None:
    found = read(b"nothing of the kind", format_name="apps")
    assert [(d.code, d.severity) for d in found.defects] == [("apps_not_found", Severity.FATAL)]
    assert [d.code for d in read(b" ", format_name="apps").defects] == ["empty_input"]


def test_edifact_is_not_taken_for_apps() -> None:
    data = b"UNB+UNOA:4+A+B+261123:0900+1'UNH+1+PAXLST:D:05B:UN'BGM+745'FTX+AAP+++CIRQ:1/'UNT+4+1'"
    assert only(data).format == "paxlst"


def test_a_redress_number_in_pad_is_a_document_of_its_own_kind() -> None:
    number = make_number(b"\x05" * CHANCE_BYTES)
    pad = VISA.format(n=1).removesuffix("///") + f"/{number}//"
    message = only(f"{HEADER}/{INT}/{narrow(1)}{pad}\n".encode())
    kinds = [(one.type, one.number) for one in message.travellers[0].documents]
    assert kinds == [("P", "X1"), ("V", "V1"), ("R", number)]


def test_what_has_no_check_character_in_pad_is_no_redress_number() -> None:
    pad = VISA.format(n=1).removesuffix("///") + "/MAINSTREET22B//"
    message = only(f"{HEADER}/{INT}/{narrow(1)}{pad}\n".encode())
    assert [one.type for one in message.travellers[0].documents] == ["P", "V"]
