import pytest

from safepassage.formats import cusres
from safepassage.formats.read import read
from safepassage.records import Answer, AnswerError, Leg, Meaning, Message, Scope

FLIGHT = "RFF+AF:UT815'DTM+189:2611231015:201'DTM+232:2611240440:201'LOC+125+FRA'LOC+87+SIN'"


def message(body: str) -> Message:
    head = "UNB+UNOA:4+UTOGOV+UTOAIR+261123:0900+1'UNH+1+CUSRES:D:05B:UN:IATA'"
    (only,) = read(f"{head}{body}UNT+{body.count(chr(39)) + 2}+1'UNZ+1+1'".encode()).messages
    return only


def codes(found: Message) -> list[str]:
    return [defect.code for defect in found.defects]


def test_answer_about_a_traveller_is_read() -> None:
    found = message(
        f"BGM+962'RFF+TN:T1'{FLIGHT}ERP+2'RFF+AVF:ABC123'RFF+ABO:R1'ERC+0Z'FTX+AAP+++OK TO BOARD'"
    )
    assert (found.function, found.transaction, codes(found)) == ("962", "T1", [])
    assert found.answers == (
        Answer(
            scope=Scope.TRAVELLER,
            flight="UT815",
            traveller_reference="R1",
            reservation="ABC123",
            status="0Z",
            meaning=Meaning.BOARD,
            text="OK TO BOARD",
        ),
    )


def test_times_before_the_places_frame_the_flight() -> None:
    assert message(f"BGM+962'{FLIGHT}").flights == (
        Leg(
            carrier="UT",
            number="815",
            origin="FRA",
            destination="SIN",
            departs="2026-11-23T10:15",
            arrives="2026-11-24T04:40",
        ),
    )


@pytest.mark.parametrize(
    ("status", "meaning"),
    [
        ("0Z", Meaning.BOARD),
        ("1Z", Meaning.DO_NOT_BOARD),
        ("2Z", Meaning.ADVISORY),
        ("4Z", Meaning.INSUFFICIENT_DATA),
    ],
)
def test_meanings(status: str, meaning: Meaning) -> None:
    (answer,) = message(f"BGM+132'{FLIGHT}ERP+2'RFF+ABO:R1'ERC+{status}'").answers
    assert (answer.status, answer.meaning) == (status, meaning)


def test_unknown_status_stays_as_sent_without_a_meaning() -> None:
    found = message(f"BGM+962'{FLIGHT}ERP+2'ERC+7Q'")
    assert (found.answers[0].status, found.answers[0].meaning) == ("7Q", None)
    assert codes(found) == ["unknown_code"]


def test_errors_carry_their_texts() -> None:
    (answer,) = message("BGM+312'ERP+1'ERC+103'FTX+AAP+++TIME'ERC+114'FTX+AAP+++FLIGHT'").answers
    assert (answer.scope, answer.meaning, answer.flight) == (Scope.MESSAGE, Meaning.ERROR, None)
    assert answer.errors == (
        AnswerError(code="103", text="TIME"),
        AnswerError(code="114", text="FLIGHT"),
    )


def test_answers_follow_the_flight_of_their_group() -> None:
    found = message(
        f"BGM+962'{FLIGHT}ERP+2'RFF+ABO:R1'ERC+0Z'RFF+AF:UT816'LOC+125+SIN'LOC+87+FRA'"
        "ERP+2'RFF+ABO:R2'ERC+1Z'"
    )
    assert [answer.flight for answer in found.answers] == ["UT815", "UT816"]
    assert [(leg.number, leg.origin) for leg in found.flights] == [("815", "FRA"), ("816", "SIN")]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("BGM+999'", "unknown_code"),
        ("BGM+962'ZZZ+1'", "unknown_segment"),
        ("BGM+962'RFF+ABO:R1'", "unknown_qualifier"),
        ("BGM+962'ERC+0Z'", "misplaced_segment"),
        ("BGM+962'LOC+125+FRA'", "misplaced_segment"),
        (f"BGM+962'{FLIGHT}LOC+999+FRA'", "unknown_qualifier"),
        ("BGM+962'ERP+9'", "unknown_code"),
    ],
)
def test_what_is_not_understood_is_a_defect(body: str, code: str) -> None:
    assert codes(message(body)) == [code]


def test_written_answer_looks_like_the_ones_carriers_know() -> None:
    answer = Answer(scope=Scope.TRAVELLER, flight="UT815", traveller_reference="R1", status="0Z")
    leg = Leg(carrier="UT", number="815", origin="FRA", destination="SIN")
    written = cusres.write(
        Message(
            format="cusres",
            reference="M1",
            function="962",
            transaction="T1",
            sender="UTOGOV",
            recipient="UTOAIR",
            sent_at="2026-11-23T09:00",
            flights=(leg,),
            answers=(answer,),
        )
    )
    assert written.decode().split("'")[:-1] == [
        "UNB+UNOA:4+UTOGOV+UTOAIR+261123:0900+1++IAPI",
        "UNG+CUSRES+UTOGOV+UTOAIR+261123:0900+1+UN+D:05B",
        "UNH+M1+CUSRES:D:05B:UN:IATA",
        "BGM+962",
        "RFF+TN:T1",
        "RFF+AF:UT815",
        "LOC+125+FRA",
        "LOC+87+SIN",
        "ERP+2",
        "RFF+ABO:R1",
        "ERC+0Z",
        "UNT+10+M1",
        "UNE+1+1",
        "UNZ+1+1",
    ]


def test_meaning_is_written_as_status_where_no_status_is_given() -> None:
    answer = Answer(scope=Scope.TRAVELLER, meaning=Meaning.INSUFFICIENT_DATA)
    written = cusres.write(Message(format="cusres", answers=(answer,)))
    assert read(written).messages[0].answers[0].status == "4Z"


def test_an_answer_whose_header_is_lost_changes_no_other_travellers_answer() -> None:
    found = message(
        "BGM+962'RFF+AF:UT815'ERP+2'RFF+AVF:ABC123'RFF+ABO:R1'ERC+0Z'EXP+2'RFF+AVF:DEF456'RFF+ABO:R2'ERC+1Z'"
    )
    assert [
        (each.traveller_reference, each.reservation, each.status) for each in found.answers
    ] == [
        ("R1", "ABC123", "0Z"),
        ("R2", "DEF456", "1Z"),
    ]
    assert "answer_unopened" in [defect.code for defect in found.defects]


def test_an_unknown_time_is_no_arrival() -> None:
    found = message(
        "BGM+962'RFF+AF:UT815'DTM+777:2611231015:201'LOC+125+FRA'LOC+87+SIN'DTM+232:2611240440:201'ERP+2'"
    )
    assert found.flights[0].arrives == "2026-11-24T04:40"
    assert [defect.code for defect in found.defects if defect.segment == 4] == ["unknown_qualifier"]


def test_an_unknown_kind_of_text_is_told_and_kept() -> None:
    found = message("BGM+962'RFF+AF:UT815'ERP+2'ERC+4Z'FTX+QQQ+++MORE'FTX+AAP+++DATA'")
    assert found.answers[0].text == "MORE DATA"
    assert "unknown_qualifier" in [defect.code for defect in found.defects]
