"""A reservation whose beginning is damaged is a reservation all the same."""

import pytest

from safepassage.formats.pnrgov.tests.conftest import HEAD
from safepassage.formats.read import read
from safepassage.records import Message

FLIGHT = "TVL+231126:1015:241126:0440+FRA+SIN+UT+815:Y'"
LEE = f"SRC'RCI+UT:ABC123'TIF+LEE+ADA:A:1'{FLIGHT}"
ROE = f"SRC'RCI+UT:DEF456'TIF+ROE+BOB:A:1'{FLIGHT}"
BOTH = [("ABC123", ["LEE"]), ("DEF456", ["ROE"])]


def received(body: str) -> Message:
    """A message that says how many segments the undamaged one has."""
    text = f"UNH+1+PNRGOV:17:1:IA'{HEAD.replace('EQN+1', 'EQN+2')}{body}UNT+14+1'"
    (only,) = read(f"UNB+IATA:1+UT+UTOGOV+261122:0900+1'{text}UNZ+1+1'".encode()).messages
    return only


def people(found: Message) -> list[tuple[str | None, list[str | None]]]:
    return [(each.locator, [who.surname for who in each.travellers]) for each in found.reservations]


def test_the_undamaged_message_has_no_findings(codes):
    found = received(LEE + ROE)
    assert (people(found), codes(found)) == (BOTH, [])


@pytest.mark.parametrize(
    "body",
    [
        LEE.replace("SRC'", "", 1) + ROE,
        LEE.replace("SRC'RCI+UT:ABC123'", "RCI+UT:ABC123'") + ROE,
        LEE + ROE.replace("SRC'", ""),
        LEE + "TRI++7:::1'TIF+LEE+ADA:A:1'SSD+22C'" + ROE.replace("SRC'", ""),
        LEE + "EQN+1'RCI+UT:OLD222'" + ROE.replace("SRC'", ""),
        LEE + "MSG+8'TVL+241126'" + ROE.replace("SRC'", ""),
        LEE + "LTS+0/O/X'" + ROE.replace("SRC'", ""),
        LEE + "ABI+1+:UTO'SAC+++A'TVL+221126'" + ROE.replace("SRC'", "XRC'"),
        LEE + ROE.replace("SRC'", "").replace("'TIF", "'DAT+700:201126'IFT+4:28+X'TIF"),
    ],
)
def test_a_reservation_without_src_is_read_and_told(body, codes):
    found = received(body)
    assert people(found) == BOTH
    assert codes(found).count("reservation_unopened") == 1
    assert "misplaced_segment" not in codes(found)


@pytest.mark.parametrize("first", ["TIF+LEE+ADA:A:1'", "SSR+VGML:HK:1:UT'TIF+LEE+ADA:A:1'"])
def test_travellers_without_src_and_locator_are_read(first, codes):
    found = received(first + FLIGHT + ROE)
    assert people(found) == [(None, ["LEE"]), BOTH[1]]
    assert "reservation_unopened" in codes(found)


@pytest.mark.parametrize(
    "body",
    [
        LEE + ROE.replace("SRC'", "SRC"),
        LEE[:-1] + ROE,
        LEE[:-1] + ROE.replace("SRC'", "SRC"),
        LEE[:-1] + "\n" + ROE,
        LEE.replace("SRC'RCI", "SRCRCI") + ROE,
    ],
)
def test_a_missing_terminator_beside_src_is_put_in(body):
    found = received(body)
    assert people(found) == BOTH
    assert found.reservations[0].flights[0].cabin == "Y"


def test_a_missing_terminator_before_the_first_src_is_put_in(codes):
    text = HEAD.replace("EQN+1'", "EQN+1") + "SRC'TIF+LEE+ADA:A:1'"
    message = f"UNB+IATA:1+UT+UTOGOV+261122:0900+1'UNH+1+PNRGOV:17:1:IA'{text}UNT+8+1'UNZ+1+1'"
    found = read(message.encode())
    assert people(found.messages[0]) == [(None, ["LEE"])]
    assert codes(found) == ["terminator_missing"]
    assert message[found.defects[0].offset or 0 :].startswith("SRC'")


def test_a_locator_that_ends_in_src_is_not_parted():
    found = received("SRC'RCI+UT:ABCSRC'SSR+VGML:HK:1:UT'TIF+LEE+ADA:A:1'" + FLIGHT)
    assert people(found) == [("ABCSRC", ["LEE"])]


def test_a_name_glued_to_src_is_not_lost(codes):
    found = received(LEE + "SRCTIF+ROE JR+BOB D.:A:1'" + FLIGHT)
    assert people(found) == [BOTH[0], (None, ["ROE JR"])]
    assert "terminator_missing" in codes(found)


def test_names_that_follow_without_a_terminator_are_parted():
    found = received(LEE.replace("A:1'", "A:1TIF+DOE+EVE MRS:A:2'") + ROE + "LTS+X'")
    assert people(found)[0] == ("ABC123", ["LEE", "DOE"])


def test_a_surname_that_ends_like_a_tag_is_not_parted():
    found = received(LEE.replace("LEE+ADA:A:1", "LATIF+ADA:A:1+EVE:A:2") + ROE)
    assert people(found)[0] == ("ABC123", ["LATIF", "LATIF"])


@pytest.mark.parametrize(
    "locators",
    ["RCI+ZZ:ZZZZZZ'TRI++7:::1'TIF+LEE+ADA:A:1'", "RCI+UT:XYZ999'", "RCI+UT:ABC123'TIF+DOE+EVE'"],
)
def test_locators_of_a_leg_begin_no_reservation(locators):
    assert len(received(LEE + locators + ROE).reservations) == 2


def test_history_keeps_its_locators_and_names(codes):
    history = "ABI+1+:UTO'SAC+++A'RCI+UT:XYZ999'TIF+DOE+EVE'"
    found = received(LEE + history + ROE)
    assert people(found) == BOTH
    assert [entry.segment for entry in found.reservations[0].history] == ["RCI", "TIF"]
