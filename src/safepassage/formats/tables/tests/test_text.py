import pytest

from safepassage.formats.tables import decode

LINE = "Müller;Łódź;Ж"


@pytest.mark.parametrize(
    "data",
    [
        LINE.encode(),
        LINE.encode("utf-8-sig"),
        LINE.encode("utf-16"),
        b"\xfe\xff" + LINE.encode("utf-16-be"),
    ],
)
def test_marks_and_unicode_are_read_without_a_finding(data: bytes) -> None:
    assert decode(data) == (LINE, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_seen_by_its_zeros(encoding: str) -> None:
    assert decode("surname;given names".encode(encoding)) == ("surname;given names", ())


def test_lines_that_are_not_utf_8_are_read_as_windows_1252_and_the_others_are_not_harmed() -> None:
    text, (found,) = decode("Müller\n".encode() + "Jörg „€".encode("cp1252"))
    assert text == "Müller\nJörg „€"
    assert found.code == "charset_assumed"


def test_bytes_that_windows_1252_does_not_have_are_kept_by_latin_1() -> None:
    assert decode(b"\x81\xe9")[0] == "\x81é"


def test_control_characters_are_left_out_and_told() -> None:
    text, (found,) = decode(b"a\x00b\x1ac")
    assert text == "abc"
    assert found.code == "control_characters"


def test_half_a_character_of_utf_16_costs_itself() -> None:
    text, found = decode(b"\xff\xfea\x00b")
    assert text.startswith("a")
    assert [one.code for one in found] == ["characters_lost"]
