"""Every function and sub-function of a PAXLST, read and written."""

import pytest

from safepassage.formats import paxlst
from safepassage.formats.paxlst.functions import (
    FUNCTIONS,
    SUBFUNCTIONS,
    Intent,
    intent,
    is_known,
)
from safepassage.formats.read import read
from safepassage.records import Leg, Message, Role, Traveller

FLIGHT = "TDT+20+UT815'LOC+125+FRA'LOC+87+SIN'"
PAIRS = [(function, code) for function, codes in SUBFUNCTIONS.items() for code in (None, *codes)]


def message(body: str) -> Message:
    head = "UNB+UNOA:4+UTOAIR+UTOGOV+261123:0900+1'UNH+1+PAXLST:D:05B:UN:IATA'"
    (only,) = read(f"{head}{body}UNT+{body.count(chr(39)) + 2}+1'UNZ+1+1'".encode()).messages
    return only


def codes(found: Message) -> list[str]:
    return [defect.code for defect in found.defects]


@pytest.mark.parametrize(("function", "code"), PAIRS)
def test_functions_are_read_and_written(function: str, code: str | None) -> None:
    bgm = "+".join(filter(None, ("BGM", function, code)))
    found = message(f"{bgm}'{FLIGHT}NAD+FM+++LEE:ADA'")
    assert (found.function, found.subfunction, codes(found)) == (function, code, [])
    assert f"'{bgm}'" in paxlst.write(found).decode()


@pytest.mark.parametrize(("function", "code"), [("745", "CLOB"), ("250", "XF"), ("336", "C")])
def test_a_sub_function_of_another_function_is_noted_and_kept(function: str, code: str) -> None:
    found = message(f"BGM+{function}+{code}'{FLIGHT}NAD+FM+++LEE:ADA'")
    assert (found.subfunction, codes(found)) == (code, ["unknown_code"])
    assert intent(function, code) is None


@pytest.mark.parametrize(
    ("function", "code", "expected"),
    [
        ("745", None, Intent.ANNOUNCE),
        ("745", "CP", Intent.CHANGE),
        ("745", "XR", Intent.CANCEL),
        ("745", "RP", Intent.REDUCE),
        ("250", "EC", Intent.CHANGE),
        ("266", "CLOB", Intent.CLOSE_ON_BOARD),
        ("266", "CLNB", Intent.CLOSE_NOT_ON_BOARD),
        ("266", "XF", Intent.CANCEL_FLIGHT),
        ("266", "CF", Intent.CHANGE_FLIGHT),
        ("336", "H", Intent.DELETE),
        ("655", None, Intent.ANNOUNCE),
        ("266", None, None),
        (None, None, None),
    ],
)
def test_intents(function: str | None, code: str | None, expected: Intent | None) -> None:
    assert intent(function, code) == expected


def test_all_functions_have_their_sub_functions() -> None:
    assert set(SUBFUNCTIONS) == FUNCTIONS
    assert is_known("999", None)
    assert not is_known("999", "C")


@pytest.mark.parametrize("bgm", ["BGM+266+CLOB", "BGM+266", "BGM+745+XR", "BGM+745+RP"])
def test_people_announced_before_may_be_named_by_reference_alone(bgm: str) -> None:
    found = message(f"{bgm}'{FLIGHT}NAD+FL'RFF+AVF:ABC123'RFF+ABO:R1'NAD+FL'RFF+ABO:R2'")
    assert codes(found) == []
    assert [t.reference for t in found.travellers] == ["R1", "R2"]


@pytest.mark.parametrize("bgm", ["BGM+745", "BGM+745+CP", "BGM+250+C", "BGM+336+G"])
def test_people_announced_anew_have_names(bgm: str) -> None:
    assert codes(message(f"{bgm}'{FLIGHT}NAD+FL'RFF+ABO:R1'")) == ["name_missing"]


def test_nobody_is_referred_to_by_nothing() -> None:
    assert codes(message(f"BGM+266+CLOB'{FLIGHT}NAD+FL'")) == ["name_missing"]


@pytest.mark.parametrize(
    ("function", "role"), [("250", Role.CREW), ("336", Role.CREW), ("745", Role.PASSENGER)]
)
def test_an_unknown_role_is_that_of_the_list(function: str, role: Role) -> None:
    found = message(f"BGM+{function}'{FLIGHT}NAD+ZZ+++LEE:ADA'")
    assert [t.role for t in found.travellers] == [role]
    assert codes(found) == ["unknown_qualifier"]


def test_crew_position_and_licence_are_read() -> None:
    (found,) = message(f"BGM+250+C'{FLIGHT}NAD+FM+++LEE:ADA'EMP+1+CR1:110:111'DOC+L+7'").travellers
    assert (found.crew_position, found.documents[0].type) == ("CR1", "L")


@pytest.mark.parametrize("bgm", ["BGM+336+G", "BGM+655"])
@pytest.mark.parametrize("tdt", ["", "TDT+20'"])
def test_a_list_without_a_flight_lacks_none(bgm: str, tdt: str) -> None:
    found = message(f"{bgm}'{tdt}NAD+FM+++LEE:ADA'")
    assert (found.flights, codes(found)) == ((), [])


def test_a_passenger_list_with_an_empty_flight_lacks_one() -> None:
    found = message("BGM+745'TDT+20'NAD+FL+++LEE:ADA'")
    assert (found.flights, codes(found)) == ((), ["flight_missing"])


def test_a_gate_pass_names_its_airport() -> None:
    found = message("BGM+655'TDT+20'LOC+188+FRA'LOC+172+SIN'NAD+FL+++LEE:ADA'")
    assert (found.filing_place, found.reporting_place, codes(found)) == ("FRA", "SIN", [])
    written = paxlst.write(found).decode().split("'")
    assert written[3:8] == ["BGM+655", "TDT+20", "LOC+188+FRA", "LOC+172+SIN", "NAD+FL+++LEE:ADA"]


def test_a_transaction_carries_its_revision() -> None:
    found = message(f"BGM+745+CP'RFF+TN:T1:::002'{FLIGHT}")
    assert (found.transaction, found.revision) == ("T1", "002")
    assert "'RFF+TN:T1:::002'" in paxlst.write(found).decode()


def test_a_flight_status_looks_like_the_ones_governments_know() -> None:
    written = paxlst.write(
        Message(
            format="paxlst",
            reference="M1",
            function="266",
            subfunction="CLOB",
            flights=(Leg(carrier="UT", number="815", origin="FRA", destination="SIN"),),
            travellers=(Traveller(reservation="ABC123", reference="R1"),),
            control_totals={"42": 1},
        )
    )
    assert written.decode().split("'")[3:-3] == [
        "BGM+266+CLOB",
        "TDT+20+UT815+++UT",
        "LOC+125+FRA",
        "LOC+87+SIN",
        "NAD+FL",
        "RFF+AVF:ABC123",
        "RFF+ABO:R1",
        "CNT+42:1",
        "UNT+10+M1",
    ]
