from datetime import UTC, datetime

from safepassage.simulation.dialects import Noise
from safepassage.simulation.edifact import Body, Envelope, Syntax, interchange
from safepassage.simulation.noise import disturb

AT = datetime(2026, 9, 1, 8, 30, tzinfo=UTC)


def test_service_characters_in_values_are_released() -> None:
    assert Syntax().segment("FTX", "A+B", ("C:D", "E?F'G")) == "FTX+A?+B+C?:D:E??F?'G'"


def test_empty_parts_at_the_end_are_left_out() -> None:
    assert Syntax().segment("NAD", "FL", "", "", ("A", "", ""), "", "") == "NAD+FL+++A'"


def test_separators_and_line_ends_are_free() -> None:
    syntax = Syntax(element="*", terminator="#", newline="\r\n")
    assert syntax.una == "UNA:*.? #\r\n"
    assert syntax.segment("LOC", "178", "A*B") == "LOC*178*A?*B#\r\n"


def test_counts_of_an_interchange_with_group_are_right() -> None:
    body = Body("7", (("PAXLST", "D", "05B", "UN", "IATA"),), ["BGM+745'", "CNT+42:0'"])
    text = interchange(Syntax(announced=False), _envelope(group=True), [body, body])
    assert text == (
        "UNB+UNOA:4+1U+GOV+260901:0830+R1'UNG+PAXLST+1U+GOV+260901:0830+1+UN+D:05B'"
        + "UNH+7+PAXLST:D:05B:UN:IATA'BGM+745'CNT+42:0'UNT+4+7'" * 2
        + "UNE+2+1'UNZ+1+R1'"
    )


def test_counts_of_an_interchange_without_group_are_right() -> None:
    body = Body("7", (("PNRGOV", "13", "1", "IA"),), [])
    text = interchange(Syntax(), _envelope(group=False), [body, body, body])
    assert text.startswith("UNA:+.? 'UNB+UNOA:4+")
    assert text.endswith("UNT+2+7'UNZ+3+R1'")


def _envelope(*, group: bool) -> Envelope:
    return Envelope(
        syntax_id="UNOA:4", sender="1U", recipient="GOV", prepared=AT, reference="R1", group=group
    )


def test_wrapping_breaks_lines_after_69_characters_and_loses_nothing() -> None:
    text = "UNA:+.? '" + "LOC+178+PDL'" * 40
    lines = disturb(text, Noise.WRAPPED, AT).decode().split("\r\n")
    body = [line for line in lines if line.startswith(("UNA", "+", "L", "O", "C", "1", "7", "8"))]
    assert max(map(len, lines)) == 69
    assert text in "".join(lines)
    assert body


def test_other_noise() -> None:
    text = "UNA:+.? 'UNZ+1+R'"
    assert disturb(text, Noise.NONE, AT) == text.encode()
    assert disturb(text, Noise.UNTERMINATED, AT) == b"UNA:+.? 'UNZ+1+R"
    assert disturb(text, Noise.MAIL, AT).startswith(text.encode())
    assert b".HDQSIM1 010830\r\n" + text.encode() in disturb(text, Noise.TELEX, AT)
    assert disturb(text, Noise.TYPOGRAPHIC, AT) == "UNA:+.? \u2019UNZ+1+R'".encode()
