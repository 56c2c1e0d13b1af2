import pytest

from safepassage.formats.edifact.interchange import Interchange, read_interchange
from safepassage.formats.noise import clean

HEADER = "UNB+UNOA:4+UTOAIR:ZZ+UTOGOV+261123:0834+77++APIS'"
MESSAGE = "UNH+M1+PAXLST:D:05B:UN:IATA+CAR1+01:F'BGM+745'NAD+FL+++ADA:LEE'UNT+4+M1'"
PLAIN = f"{HEADER}{MESSAGE}UNZ+1+77'"
GROUPED = f"{HEADER}UNG+PAXLST+A+B+261123:0834+5+UN+D:05B'{MESSAGE}UNE+1+5'UNZ+1+77'"
SEGMENTS = MESSAGE.split("'")[:-1]


def codes(interchange: Interchange) -> list[str]:
    inside = [defect for message in interchange.messages for defect in message.defects]
    return [defect.code for defect in (*interchange.defects, *inside)]


@pytest.mark.parametrize("text", [PLAIN, GROUPED, "UNA:+.? '" + GROUPED])
def test_message_is_read_with_its_envelope(text: str) -> None:
    found = read_interchange(text.encode())
    (message,) = found.messages
    assert message.segments == SEGMENTS
    assert (message.envelope.sender, message.envelope.recipient) == ("UTOAIR", "UTOGOV")
    assert message.envelope.sent_at == "2026-11-23T08:34"
    assert message.envelope.control_reference == "77"
    assert message.envelope.application_reference == "APIS"
    assert (message.header.type, message.header.version) == ("PAXLST", "D.05B")
    assert message.header.common_access_reference == "CAR1"
    assert (message.segment_count, codes(found)) == (4, [])


def test_group_is_part_of_the_envelope() -> None:
    (message,) = read_interchange(GROUPED.encode()).messages
    assert message.envelope.group == "5"


def test_offsets_count_bytes_of_the_input() -> None:
    data = PLAIN.replace("ADA", "ÅDÅ").replace("'", "'\r\n").encode()
    (message,) = read_interchange(data).messages
    for index, segment in enumerate(message.segments):
        assert data[message.offset(index) :].startswith(segment.encode())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty_input"),
        ("no message at all", "no_interchange"),
        (MESSAGE, "envelope_absent"),
        ("QU HDQXX\r\n" + PLAIN, "noise_before"),
        (PLAIN + "\r\nscanned, don't worry", "noise_after"),
        (PLAIN.replace("ADA", "A\x00DA"), "control_characters"),
        (PLAIN[:-1], "final_terminator_missing"),
        (PLAIN.replace("UNZ+1+77'", ""), "interchange_unclosed"),
        (PLAIN.replace("UNZ+1", "UNZ+2"), "interchange_count"),
        (PLAIN.replace("UNZ+1+77", "UNZ+1+78"), "interchange_reference"),
        (GROUPED.replace("UNE+1+5'", ""), "group_unclosed"),
        (GROUPED.replace("UNE+1", "UNE+3"), "group_count"),
        (GROUPED.replace("UNE+1+5", "UNE+1+6"), "group_reference"),
        (PLAIN.replace("UNT+4+M1'", ""), "message_unclosed"),
        (PLAIN.replace("UNT+4+M1", "UNT+4+M2"), "message_reference"),
        (PLAIN.replace("UNT+4", "UNT+9"), "segment_count"),
        (PLAIN.replace("UNZ", "XXX+1'UNZ"), "segment_outside_message"),
        (PLAIN.replace(SEGMENTS[0] + "'", ""), "message_unopened"),
        (PLAIN.replace("'NAD+FL", "NAD+FL"), "terminator_missing"),
        ("UNA:+\\*'" + PLAIN, "una_malformed"),
        ("UNA:+.?*\u2019" + PLAIN, "una_contradicted"),
    ],
)
def test_what_is_wrong_is_reported(text: str, code: str) -> None:
    assert codes(read_interchange(text.encode())) == [code]


def test_single_bytes_beyond_ascii_are_read_as_latin_1_with_a_note() -> None:
    found = read_interchange(PLAIN.replace("ADA", "ÅDA").encode("latin-1"))
    assert found.messages[0].segments[2] == "NAD+FL+++ÅDA:LEE"
    assert codes(found) == ["charset_assumed"]


def test_declared_character_set_is_followed() -> None:
    text = PLAIN.replace("UNOA", "UNOE").replace("ADA", "АДА")
    found = read_interchange(text.encode("iso8859-5"))
    assert "АДА" in found.messages[0].segments[2]
    assert codes(found) == []


def test_hard_line_breaks_may_stand_inside_tags() -> None:
    lines = "\r\n".join(PLAIN[i : i + 7] for i in range(0, len(PLAIN), 7))
    assert read_interchange(lines.encode()).messages[0].segments == SEGMENTS


def test_blanks_at_the_beginning_of_lines_do_not_count() -> None:
    text = PLAIN.replace("'", "' \r\n  ")
    assert read_interchange(text.encode()).messages[0].segments == SEGMENTS


def test_missing_terminator_is_put_in_and_positions_stay_true() -> None:
    data = PLAIN.replace("745'NAD", "745NAD").encode()
    (message,) = read_interchange(data).messages
    assert message.segments == SEGMENTS
    assert data[message.offset(3) :].startswith(b"UNT+4+M1")


def test_segment_on_its_own_line_needs_no_terminator_before_it() -> None:
    data = PLAIN.replace("LEE'UNT", "LEE\nUNT").encode()
    assert read_interchange(data).messages[0].segments == SEGMENTS


def test_names_that_hold_tags_are_not_parted() -> None:
    data = PLAIN.replace("ADA:LEE", "BALOC:ANDTM").replace("UNT+4", "UNT+9").encode()
    assert read_interchange(data).messages[0].segments[2] == "NAD+FL+++BALOC:ANDTM"


MARKS = "'\u2018\u2019\u00b4`"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
@pytest.mark.parametrize("advice", ["", "UNA:+.? '"])
@pytest.mark.parametrize("first", range(3))
def test_different_quotation_marks_are_one_terminator(first, advice, encoding) -> None:
    *parts, last = PLAIN.split("'")
    ends = [MARKS[(first + n) % len(MARKS)] for n in range(len(parts))]
    mixed = advice + "\n".join(map("".join, zip(parts, ends, strict=True))) + last
    data = mixed.encode(encoding)
    found = read_interchange(data)
    (message,) = found.messages
    assert message.segments == SEGMENTS
    assert "terminators_mixed" in codes(found)
    for index, segment in enumerate(SEGMENTS):
        assert data[message.offset(index) :].startswith(segment.encode())


@pytest.mark.parametrize("mark", ["\u2019", "`", "\u00b4"])
def test_another_quotation_mark_in_a_name_is_part_of_it(mark) -> None:
    found = read_interchange(PLAIN.replace("ADA:LEE", f"O{mark}HALE:D{mark}ORG ADA").encode())
    assert found.messages[0].segments[2] == f"NAD+FL+++O{mark}HALE:D{mark}ORG ADA"
    assert codes(found) == []


def test_clean_prints_one_terminator_for_all_quotation_marks() -> None:
    mixed = PLAIN.replace("745'", "745\u2019").replace("LEE'", "LEE\u2018")
    assert clean(mixed.encode()) == PLAIN.replace("'", "'\n")


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["> ", ">", ">> ", "> > "])
@pytest.mark.parametrize("advice", ["", "UNA:+.? '"])
def test_marks_of_quotation_before_lines_are_no_data(advice, mark, break_) -> None:
    lines = (advice + PLAIN).replace("'", "'\n").replace("ADA:", "ADA\n:").splitlines()
    data = break_.join(["they wrote:", *(mark + line for line in lines), ""]).encode()
    found = read_interchange(data)
    (message,) = found.messages
    assert message.segments == SEGMENTS
    assert set(codes(found)) <= {"noise_before"}
    for index, segment in enumerate(SEGMENTS):
        assert data[message.offset(index) :].startswith(segment[:12].encode())


def test_a_sign_of_the_data_at_the_beginning_of_a_line_stays() -> None:
    data = PLAIN.replace("ADA", "A\n> DA").encode()
    assert read_interchange(data).messages[0].segments[2] == "NAD+FL+++A> DA:LEE"
    quoted = b"> " + PLAIN.replace("ADA", "A\n> >DA").encode()
    assert read_interchange(quoted).messages[0].segments[2] == "NAD+FL+++A>DA:LEE"


def test_a_terminator_that_marks_quotations_elsewhere_is_one_here() -> None:
    data = PLAIN.replace("'", ">\n").encode()
    assert read_interchange(data).messages[0].segments == SEGMENTS


def test_several_interchanges_with_different_separators_are_read() -> None:
    other = PLAIN.translate({ord("+"): "*", ord("'"): "#"})
    data = f"mail text\n{PLAIN}\nmore text\nUNA:*.? #{other}\nend".encode()
    found = read_interchange(data)
    assert [len(message.segments) for message in found.messages] == [4, 4]
    assert [message.separators.element for message in found.messages] == ["+", "*"]


def test_message_after_the_trailer_is_not_lost() -> None:
    found = read_interchange((PLAIN + MESSAGE.replace("M1", "M2")).encode())
    assert [message.header.reference for message in found.messages] == ["M1", "M2"]


def test_messages_of_an_interchange_broken_into_by_another_are_not_lost() -> None:
    broken_into = f"{HEADER}UNA:*.? #UNB*UNOA:4*A*B*261123:0900*9#{MESSAGE}UNZ+1+77'"
    (message,) = read_interchange(broken_into.encode()).messages
    assert message.segments == SEGMENTS


def test_message_without_header_is_read_all_the_same() -> None:
    found = read_interchange(PLAIN.replace("UNH+M1", "UNX+M1").encode())
    (message,) = found.messages
    assert (message.header.type, message.segments[2:]) == ("PAXLST", SEGMENTS[2:])
    assert codes(found) == ["segment_outside_message", "message_unopened"]


def test_clean_prints_one_segment_a_line() -> None:
    noisy = f"QU XXX\r\n{PLAIN}\r\n\r\nscanned".encode()
    assert clean(noisy) == PLAIN.replace("'", "'\n")


def test_clean_corrects_a_una_that_the_data_contradicts() -> None:
    assert clean(f"UNA:+\\*'{PLAIN}".encode()).startswith("UNA:+.  '\nUNB")


def test_clean_cuts_noise_after_an_unterminated_trailer() -> None:
    assert clean(f"{PLAIN[:-1]}\nscanned".encode()).endswith("UNZ+1+77'\n")


def test_clean_of_anything_else_is_empty() -> None:
    assert clean(b"just a letter") == ""


def test_count_of_absurd_length_is_no_count() -> None:
    found = read_interchange(PLAIN.replace("UNT+4", "UNT+" + "9" * 5000).encode())
    assert found.messages[0].segment_count is None
    assert codes(found) == ["segment_count"]
