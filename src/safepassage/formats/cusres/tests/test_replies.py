"""CUSRES 312: what a carrier says to a change of status, and what says that input is wrong."""

import pytest
from msgspec.structs import replace

from safepassage.formats import cusres
from safepassage.formats.read import read
from safepassage.records import Answer, AnswerError, Leg, Meaning, Message, Scope

CHANGE = Message(
    format="cusres",
    version="D.05B",
    reference="M1",
    function="132",
    transaction="T1",
    revision="2",
    sender="UTOGOV",
    recipient="UTOAIR",
    sent_at="2026-11-23T09:00",
    flights=(Leg(carrier="UT", number="815", origin="FRA", destination="SIN"),),
    answers=(
        Answer(
            scope=Scope.TRAVELLER,
            flight="UT815",
            traveller_reference="R1",
            reservation="ABC123",
            status="1Z",
            meaning=Meaning.DO_NOT_BOARD,
            text="DO NOT BOARD",
        ),
    ),
)


def sent(message: Message) -> Message:
    (only,) = read(cusres.write(message)).messages
    return only


def test_an_acknowledgement_repeats_transaction_persons_and_status() -> None:
    reply = cusres.acknowledgement(CHANGE, reference="A1", sent_at="2026-11-23T09:01")
    written = cusres.write(reply).decode().split("'")
    assert written[0].startswith("UNB+UNOA:4+UTOAIR+UTOGOV+261123:0901")
    assert written[3:-4] == [
        "BGM+312",
        "RFF+TN:T1:::2",
        "RFF+AF:UT815",
        "LOC+125+FRA",
        "LOC+87+SIN",
        "ERP+2",
        "RFF+AVF:ABC123",
        "RFF+ABO:R1",
        "ERC+1Z",
    ]
    assert cusres.acknowledges(sent(reply), sent(CHANGE))


@pytest.mark.parametrize(
    "change",
    [
        {"transaction": "T2"},
        {"transaction": None},
        {"function": "962"},
        {"answers": ()},
        {"answers": (replace(CHANGE.answers[0], traveller_reference="R2"),)},
    ],
)
def test_another_message_is_no_acknowledgement(change: dict[str, object]) -> None:
    reply = cusres.acknowledgement(CHANGE, reference="A1")
    assert not cusres.acknowledges(replace(reply, **change), CHANGE)


def test_input_errors_are_told_apart_from_an_acknowledgement() -> None:
    errors = (AnswerError(code="103", text="DEPARTURE TIME"), AnswerError(code="114"))
    request = Message(format="paxlst", transaction="T1", sender="UTOAIR", recipient="UTOGOV")
    found = sent(cusres.input_errors(request, errors, reference="E1"))
    assert (found.function, found.sender, found.transaction) == ("312", "UTOGOV", "T1")
    assert found.answers == (Answer(scope=Scope.MESSAGE, meaning=Meaning.ERROR, errors=errors),)
    assert cusres.tells_input_errors(found)
    assert not cusres.acknowledges(found, replace(CHANGE, answers=()))
    assert not cusres.tells_input_errors(cusres.acknowledgement(CHANGE, reference="A1"))


def test_input_errors_look_like_the_ones_carriers_know() -> None:
    written = cusres.write(cusres.input_errors(CHANGE, [AnswerError(code="103")], reference="E1"))
    assert written.decode().split("'")[8:10] == ["ERP+1", "ERC+103"]
