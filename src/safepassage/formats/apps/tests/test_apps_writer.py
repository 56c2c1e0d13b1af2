import pytest

from safepassage.formats import apps
from safepassage.formats.read import read
from safepassage.records import (
    Answer,
    AnswerError,
    Apps,
    AppsGroup,
    Document,
    Leg,
    Meaning,
    Message,
    Role,
    Scope,
    Traveller,
)

LEG = Leg(
    carrier="UT",
    number="815",
    origin="FRA",
    destination="SIN",
    departs="2026-11-23T10:15",
    arrives="2026-11-24T04:40",
)
ALEX = Traveller(
    surname="VESPER",
    given_names="ALEX",
    sex="F",
    born="1985-04",
    nationality="UTO",
    reference="R1",
    documents=(
        Document(type="P", number="X1", issuer="UTO", expires="2031-05-17"),
        Document(type="V", number="V1", issuer="UTO", expires="2027-12-31"),
    ),
)
OLD = apps.Asking(message_id="77", sender="UTUTA1")
NEW = apps.Asking(message_id="78", sender="UTUTA1", version="26", pad_country="UTO")
INT = "INT/8/S/UT815/FRA/SIN/20261123/101500/20261124/044000"
PERSON = "P/UTO/UTO/X1//P//20310517////VESPER/ALEX/19850400/F"


def told(meaning: Meaning, *errors: AnswerError) -> Answer:
    return Answer(scope=Scope.TRAVELLER, meaning=meaning, errors=errors)


def text(message: Message) -> str:
    return apps.write(message).decode()


def test_check_in_request_of_version_21() -> None:
    message = apps.check_in(LEG, [ALEX], OLD)
    person = PERSON.replace("P//2031", "P/2031")
    assert text(message) == f"CIRQ:77/UTUTA1/N//21/{INT}/PRQ/22/1/{person}///N/N////\n"
    assert message.defects == ()


def test_check_in_request_of_version_26_has_reference_and_visa() -> None:
    message = apps.check_in(LEG, [ALEX], NEW)
    assert text(message) == (
        f"CIRQ:78/UTUTA1/N//26/{INT}/PRQ/34/1/{PERSON}///N/N///////R1////////"
        "PAD/13/1/UTO/V//V1/UTO/20271231///////\n"
    )
    assert message.travellers[0].documents == ALEX.documents
    assert message.defects == ()


def test_request_before_check_in_says_so() -> None:
    how = apps.Asking(message_id="79", sender="UTUTA1", pre_check_in=True)
    assert text(apps.check_in(LEG, [ALEX], how)).startswith("CIRQ:79/UTUTA1/N/P/21/")


def test_cancellation_and_close() -> None:
    assert "/PCX/20/1/4711/P/UTO/UTO/X1/" in text(apps.cancel(LEG, [ALEX], ["4711"], OLD))
    assert "/PCX/21/1/4711/P/UTO/UTO/X1/" in text(apps.cancel(LEG, [ALEX], ["4711"], NEW))
    closed = apps.close(LEG, ["UTO"], OLD)
    assert text(closed) == "CIMR:77/UTUTA1/21/INM/3/UT815/FRA/20261123/MRQ/3/UTO/C/C/\n"


def test_long_names_are_cut_and_crew_is_named() -> None:
    message = apps.check_in(LEG, [Traveller(surname="A" * 30, role=Role.CREW)], OLD)
    (traveller,) = message.travellers
    assert (traveller.surname, traveller.role) == ("A" * 24, Role.CREW)


def test_more_passengers_than_a_request_takes_are_not_written() -> None:
    assert len(apps.check_in(LEG, [ALEX] * 5, OLD).travellers) == 5
    with pytest.raises(ValueError, match="at most 5"):
        apps.check_in(LEG, [ALEX] * 6, OLD)
    with pytest.raises(ValueError, match="at most 10"):
        apps.cancel(LEG, [ALEX] * 11, ["1"] * 11, OLD)


@pytest.mark.parametrize(("how", "count"), [(OLD, 27), (NEW, 29)])
def test_answer_repeats_the_passenger_and_tells_the_code(how: apps.Asking, count: int) -> None:
    request = apps.check_in(LEG, [ALEX, ALEX], how)
    answers = [told(Meaning.BOARD), told(Meaning.CONTACT_GOVERNMENT)]
    response = apps.respond(request, answers, country="UTO", ids=["7", "8"])
    empty = "/" * (count - 20)
    assert text(response) == (
        f"CIRS:{request.reference}/PRS/{count}/001/UTO/{PERSON}//8501/B/7{empty}"
        f"PRS/{count}/002/UTO/{PERSON}//8630//8{empty}\n"
    )
    assert [one.meaning for one in response.answers] == [one.meaning for one in answers]
    assert response.defects == ()


def test_errors_are_told_with_the_answer() -> None:
    error = AnswerError(code="5555", text="A/B")
    request = apps.check_in(LEG, [ALEX], OLD)
    response = apps.respond(request, [told(Meaning.DO_NOT_BOARD, error)], country="UTO")
    assert "/8502/D//5555/A B////" in text(response)


def test_cancellation_and_close_are_answered() -> None:
    done = Answer(scope=Scope.TRAVELLER, status="8505")
    gone = apps.respond(apps.cancel(LEG, [ALEX], ["7"], OLD), [done], country="UTO")
    assert text(gone) == f"CICC:77/PCC/26/001/UTO/{PERSON}//8505/C///////\n"
    close = apps.close(LEG, ["UTO"], OLD)
    closed = apps.respond(close, [told(Meaning.MANIFEST_ACCEPTED)], country="UTO")
    assert text(closed) == "CIMA:77/MAK/4/UTO/8700///\n"


def test_a_request_that_cannot_be_answered_gets_an_error() -> None:
    request = apps.check_in(LEG, [ALEX], OLD)
    refused = apps.refuse(request, country="UTO", code="6999", text="TRY AGAIN")
    assert text(refused) == "CIRS:77/ERR/3/UTO/6999/TRY AGAIN/\n"


def test_what_cannot_be_said_is_not_said_wrongly() -> None:
    request = apps.check_in(LEG, [ALEX], OLD)
    with pytest.raises(ValueError, match="no established code"):
        apps.respond(request, [told(Meaning.INSUFFICIENT_DATA)], country="UTO")
    with pytest.raises(ValueError, match="answers were given"):
        apps.respond(request, [], country="UTO")
    with pytest.raises(ValueError, match="can be answered"):
        apps.respond(apps.refuse(request, country="", code="1", text=""), [], country="UTO")
    with pytest.raises(ValueError, match="can be written"):
        apps.write(Message(format="paxlst"))


def test_wrong_counts_are_not_written_again() -> None:
    groups = (
        AppsGroup(name="PRS", field_count=27, fields=("001", "UTO", *[""] * 26)),
        AppsGroup(name="MAK", field_count=4, fields=("UTO", "8700")),
        AppsGroup(name="ERR", field_count=3, fields=("UTO", "1", "a", "b")),
    )
    written = Message(format="apps", apps=Apps(transaction="CIRS", message_id="1", groups=groups))
    assert text(written) == (f"CIRS:1/PRS/27/001/UTO{'/' * 26}MAK/4/UTO/8700///ERR/4/UTO/1/a/b/\n")


def test_nothing_in_a_field_can_begin_another_field_or_message() -> None:
    group = AppsGroup(name="ERR", field_count=3, fields=("UTO\n", "CIRQ:1", "a/b\x00c"))
    written = Message(format="apps", apps=Apps(transaction="CIRS", message_id="1", groups=(group,)))
    (message,) = read(apps.write(written)).messages
    assert message.apps
    assert message.apps.groups[0].fields == ("UTO", "CIRQ 1", "a b c")
