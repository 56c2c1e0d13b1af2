"""Messages in parts are joined, whatever came twice, too late or not at all."""

from itertools import permutations

import pytest
from msgspec.structs import replace

from safepassage.formats.parts import join, key_of, split
from safepassage.formats.read import read
from safepassage.records import Message, Reservation, Transfer

FLIGHT = "TDT+20+UT815'LOC+125+FRA'LOC+87+SIN'"


def part(place: str, names: str, *, total: str = "CNT+42:5'", bgm: str = "BGM+745'") -> Message:
    people = "".join(f"NAD+FL+++{name}'" for name in names)
    data = (
        f"UNB+UNOA:4+UTOAIR+UTOGOV+261123:0900+1'UNH+1+PAXLST:D:05B:UN:IATA+CAR1+{place}'"
        f"{bgm}{FLIGHT}{people}{total}UNT+{7 + len(names) - (not total)}+1'UNZ+1+1'"
    )
    (only,) = read(data.encode()).messages
    return only


PARTS = (part("01:C", "AB"), part("02", "CD"), part("03:F", "E"))


def names(message: Message) -> str:
    return "".join(traveller.surname or "" for traveller in message.travellers)


def codes(message: Message) -> list[str]:
    return [defect.code for defect in message.defects]


@pytest.mark.parametrize("order", list(permutations(PARTS)))
def test_parts_are_joined_in_any_order(order: tuple[Message, ...]) -> None:
    joined = join(order)
    assert (joined.complete, joined.missing) == (True, ())
    assert (names(joined.message), codes(joined.message)) == ("ABCDE", [])
    assert joined.message.control_totals == {"42": 5}
    assert len(joined.message.flights) == 1
    assert (joined.message.transfer, joined.message.segment_count) == (None, None)


@pytest.mark.parametrize(
    ("present", "missing"),
    [([0], (2,)), ([1], (1, 3)), ([2], (1, 2)), ([0, 1], (3,)), ([0, 2], (2,)), ([2, 1], (1,))],
)
def test_missing_parts_are_told_and_no_total_is_held_against_the_rest(
    present: list[int], missing: tuple[int, ...]
) -> None:
    joined = join(PARTS[number] for number in present)
    assert (joined.complete, joined.missing) == (False, missing)
    assert codes(joined.message) == ["part_missing"] * len(missing)


def test_a_repeated_part_counts_once() -> None:
    joined = join([PARTS[1], *PARTS, PARTS[0]])
    assert (names(joined.message), codes(joined.message)) == ("ABCDE", [])


def test_of_a_part_with_other_content_the_later_one_counts() -> None:
    joined = join([*PARTS, part("02", "XY")])
    assert (names(joined.message), codes(joined.message)) == ("ABXYE", ["part_differs"])


def test_a_total_that_the_whole_does_not_keep_is_told_once() -> None:
    joined = join([PARTS[0], PARTS[1], part("03:F", "EF")])
    assert codes(joined.message) == ["control_total"]
    assert joined.message.defects[0].text.count("5") == 1


@pytest.mark.parametrize("people", [("AB", "CD"), ("ABC", "D"), ("", "ABCD")])
def test_totals_counted_part_by_part_are_no_contradiction(people: tuple[str, str]) -> None:
    first, last = (f"CNT+42:{len(names)}'" for names in people)
    joined = join([part("01:C", people[0], total=first), part("02:F", people[1], total=last)])
    assert (joined.message.control_totals, codes(joined.message)) == ({"42": 4}, [])


def test_a_total_in_the_last_part_alone_is_compared() -> None:
    joined = join([part("01:C", "AB", total=""), part("02:F", "CD", total="CNT+42:5'")])
    assert (joined.message.control_totals, codes(joined.message)) == ({"42": 5}, ["control_total"])


def test_what_else_is_wrong_with_a_part_is_kept() -> None:
    odd = part("03:F", "E", total="CNT+42:5'ZZZ+1'")
    assert codes(join([PARTS[0], PARTS[1], odd]).message) == ["segment_count", "unknown_segment"]


def test_a_whole_message_is_joined_already() -> None:
    whole = part("01:F", "A", total="CNT+42:1'")
    assert key_of(whole) is None
    assert join([whole]).message is whole
    assert join([whole]).complete


def test_a_part_that_nothing_ties_to_others_is_incomplete() -> None:
    alone = replace(PARTS[1], common_access_reference=None)
    assert (key_of(alone), join([alone]).complete) == (None, False)


@pytest.mark.parametrize(
    "other",
    [
        part("02", "C", bgm="BGM+250'"),
        part("02", "C", bgm="BGM+745+CP'"),
        replace(PARTS[1], sender="UTOSEA"),
        replace(PARTS[1], common_access_reference="CAR2"),
        replace(PARTS[1], format="pnrgov"),
    ],
)
def test_parts_of_different_messages_are_not_joined(other: Message) -> None:
    assert key_of(other) != key_of(PARTS[0])
    with pytest.raises(ValueError, match="one message"):
        join([PARTS[0], other])


def test_an_absurd_number_is_no_flood_of_findings() -> None:
    joined = join([part("9000", "A")])
    assert (len(joined.missing), len(joined.message.defects)) == (9000, 20)


def test_nothing_cannot_be_joined() -> None:
    with pytest.raises(ValueError, match="one message"):
        join([])


def test_reservations_are_joined_and_counted() -> None:
    one = Message(
        format="pnrgov",
        common_access_reference="CAR1",
        transfer=Transfer(number=1, first=True, last=False),
        control_totals={"EQN": 3},
        reservations=(Reservation(locator="AAAA11"),),
    )
    two = replace(one, transfer=Transfer(number=2, first=False, last=True))
    found = join([two, one]).message
    assert (len(found.reservations), codes(found)) == (2, ["reservation_count"])
    assert codes(join([one, replace(two, reservations=one.reservations * 2)]).message) == []


def test_parts_of_a_push_are_not_held_against_its_count() -> None:
    data = (
        "UNH+1+PNRGOV:11:1:IA+CAR1+02'MSG+:22'TVL+231126:1000+FRA+SIN+UT+815'EQN+9'SRC'RCI+UT:A1'"
    )
    (only,) = read(f"{data}UNT+7+1'".encode()).messages
    assert "reservation_count" not in codes(only)


def test_a_message_small_enough_is_not_split() -> None:
    assert split(PARTS[0], 5) == (PARTS[0],)
