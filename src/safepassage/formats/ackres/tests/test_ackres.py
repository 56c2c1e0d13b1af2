import pytest

from safepassage.formats import ackres
from safepassage.formats.read import read
from safepassage.records import Answer, AnswerError, Leg, Meaning, Message, Scope

FLIGHT = Leg(carrier="UT", number="815", origin="FRA", destination="SIN", departs="2026-11-23")


def message(body: str) -> Message:
    head = "UNB+IATA:1+UTOGOV+UT+261122:0905+1'UNH+1+ACKRES:17:1:IA+PUSH7'"
    (only,) = read(f"{head}{body}UNT+{body.count(chr(39)) + 2}+1'UNZ+1+1'".encode()).messages
    return only


def codes(found: Message) -> list[str]:
    return [defect.code for defect in found.defects]


def push(**values: object) -> Message:
    told = {"reference": "9", "common_access_reference": "PUSH7", "flights": (FLIGHT,), **values}
    return Message(format="pnrgov", version="17.1", function="22", sender="UT", **told)


def test_an_acknowledgement_without_errors_has_no_complaint() -> None:
    found = message("MSG+:22'")
    assert (found.format, found.version, found.function) == ("ackres", "17.1", "22")
    assert found.common_access_reference == "PUSH7"
    assert found.answers == (Answer(scope=Scope.MESSAGE),)
    assert codes(found) == []


def test_errors_have_codes_and_the_texts_behind_them() -> None:
    body = "MSG+:22+7'ERC+103'IFT+4+INVALID DEPARTURE+TIME'ERC+114'FTX+AAO+++FLIGHT'ERC+999:x:y'"
    found = message(body)
    assert found.answers == (
        Answer(
            scope=Scope.MESSAGE,
            status="7",
            meaning=Meaning.ERROR,
            errors=(
                AnswerError(code="103", text="INVALID DEPARTURE TIME"),
                AnswerError(code="114", text="FLIGHT"),
                AnswerError(code="999"),
            ),
        ),
    )
    assert codes(found) == []


def test_what_it_refers_to_is_read_where_it_is_told() -> None:
    found = message("MSG+:22'ORG+UTO'TVL+231126:1015::0440+FRA+SIN+UT+815'RCI+UT:ABC123'ERC+1'")
    assert found.answers[0].reservation == "ABC123"
    assert [(leg.number, leg.departs, leg.arrives) for leg in found.flights] == [
        ("815", "2026-11-23T10:15", "2026-11-24T04:40")
    ]
    assert codes(found) == ["arrival_date_assumed"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("IFT+4+TEXT'", ["misplaced_segment"]),
        ("ERC'", ["unknown_code"]),
        ("XYZ+1'", ["unknown_segment"]),
        ("", []),
    ],
)
def test_what_cannot_be_used_is_reported(body: str, expected: list[str]) -> None:
    assert codes(message(body)) == expected


def test_an_answer_echoes_the_push_and_goes_back_to_its_sender() -> None:
    answer = ackres.acknowledgement(push(recipient="UTOGOV"))
    assert (answer.sender, answer.recipient) == ("UTOGOV", "UT")
    assert (answer.reference, answer.common_access_reference) == ("9", "PUSH7")
    written = ackres.write(answer).decode()
    assert "UNH+9+ACKRES:17:1:IA+PUSH7'MSG+:22'UNT+3+9'" in written


@pytest.mark.parametrize(
    ("flights", "expected"),
    [
        ((FLIGHT,), []),
        ((), ["103", "114"]),
        ((Leg(number="815"),), ["103"]),
        ((Leg(departs="2026-11-23"),), ["114"]),
    ],
)
def test_what_is_wrong_with_a_push_is_told_in_its_codes(flights, expected) -> None:
    told = push(flights=flights)
    errors = ackres.errors_of(told)
    assert [error.code for error in errors] == expected
    (found,) = read(ackres.write(ackres.acknowledgement(told, errors))).messages
    assert found.answers[0].errors == errors
    assert all(error.text == ackres.ERRORS[error.code] for error in errors)
