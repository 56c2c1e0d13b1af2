"""Whatever the bytes, the readers answer."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.formats.edifact.interchange import read_interchange
from safepassage.formats.edifact.segment import (
    components,
    escape,
    parse_segment,
    split_released,
)
from safepassage.formats.edifact.syntax import Separators
from safepassage.formats.noise import clean
from safepassage.formats.read import FORMATS, read

PIECES = st.sampled_from(
    [
        b"UNA:+.? '", b"UNA:*.? #", b"UNA:+\\*'", b"UNB+UNOA:4+A+B+261123:0900+1'",
        b"UNB*UNOA:4*A*B*261123:0900*1#", b"UNB\x1dUNOB\x1f1\x1dA\x1dB\x1c", b"UNG+PAXLST+A+B'",
        b"UNH+1+PAXLST:D:05B:UN:IATA'", b"UNH+1+CUSRES:D:05B:UN'", b"UNH+1+PNRGOV:11:1:IA'",
        b"BGM+745'", b"MSG+:22'", b"TDT+20+UT815'", b"LOC+125+FRA'", b"LOC+87+", b"DTM+189:2611",
        b"NAD+FL+++SURNAME:GIVEN'", b"NAD", b"ATT+2++M'", b"DOC+P+X'", b"FTX+BAG+++A1:99999999'",
        b"ERP+2'", b"ERC+0Z'", b"RFF+AF:UT1'", b"SRC'", b"TIF+A+B'", b"CNT+42:2'", b"UNT+3+1'",
        b"UNE+1+1'", b"UNZ+1+1'", b"?", b"??", b"'", b"+", b":", b"\r\n", b"\x00", b"\xff\xfe",
        "\u2019".encode(),
    ]
)  # fmt: skip
INPUTS = st.binary(max_size=400) | st.lists(PIECES | st.binary(max_size=6), max_size=40).map(
    b"".join
)
MARKS = [*"+:'?*#-.~^|\\", "\x1c", "\x1d", "\x1f"]


@st.composite
def separators(draw: st.DrawFn) -> Separators:
    component, element, terminator, release = draw(
        st.lists(st.sampled_from(MARKS), min_size=4, max_size=4, unique=True)
    )
    return Separators(component=component, element=element, terminator=terminator, release=release)


@given(INPUTS)
def test_any_input_is_answered_and_the_answer_is_json(data: bytes) -> None:
    parsed = read(data)
    assert parsed.messages or parsed.defects
    msgspec.json.encode(parsed)


@pytest.mark.parametrize("name", sorted(FORMATS))
@given(data=INPUTS)
def test_a_forced_format_reads_any_message(name: str, data: bytes) -> None:
    msgspec.json.encode(read(data, format_name=name, at="2026-11-23"))


@given(INPUTS)
def test_every_segment_and_its_position_lie_in_the_input(data: bytes) -> None:
    for message in read_interchange(data).messages:
        for index, segment in enumerate(message.segments):
            offset = message.offset(index)
            assert 0 <= offset < len(data)
            put_in = segment == "UNH"  # stands for a header that was lost
            assert put_in or not segment[0].isascii() or data[offset] == ord(segment[0])


@given(INPUTS)
def test_cleaned_text_is_clean(data: bytes) -> None:
    once = clean(data)
    assert once == "" or once.endswith("\n")


@given(separators(), st.lists(st.lists(st.text(max_size=8), min_size=1, max_size=4), min_size=1))
def test_what_is_joined_with_any_separators_is_split_again(
    marks: Separators, values: list[list[str]]
) -> None:
    elements = [marks.component.join(escape(v, marks) for v in parts) for parts in values]
    text = marks.element.join(elements)
    assert parse_segment(text, marks) == values


@given(separators(), st.lists(st.text(max_size=8), min_size=1))
def test_terminators_inside_values_do_not_part_segments(
    marks: Separators, values: list[str]
) -> None:
    assert marks.release
    text = marks.terminator.join(escape(value, marks) for value in values)
    parts = split_released(text, marks.terminator, marks.release)
    assert [components(part, marks) for part in parts] == [[value] for value in values]


@pytest.mark.parametrize("number", ["9" * 5000, "nan", "inf", "1_0", "\u0661"])
@pytest.mark.parametrize(
    "segment",
    ["EQN+{}", "TBD++{}:1:700", "TBD++1:{}:700", "TBD++1:1:700++MP+618:{}:3", "MEA+WT++KGM:{}",
     "TBD++1:1:700++MP+618:1:{}", "CNT+42:{}", "UNT+{}+1", "DTM+329:{}", "UNZ+{}+1"],
)  # fmt: skip
def test_numbers_nobody_means_are_not_read(number: str, segment: str) -> None:
    for kind in ("PAXLST:D:05B:UN'BGM+745'NAD+FL+++A", "PNRGOV:11:1:IA'SRC'TIF+A+B:A:1'TRI++1"):
        data = f"UNB+UNOA:4+A+B+261123:0900+1'UNH+1+{kind}'TIF+A+B'{segment.format(number)}'"
        answer = msgspec.json.encode(read(data.encode()))
        assert b"Infinity" not in answer
        assert b"NaN" not in answer
