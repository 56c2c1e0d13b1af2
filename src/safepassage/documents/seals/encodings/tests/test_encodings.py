"""The encodings of seals: worked values of their standards, and what none of them may take."""

from datetime import date

import pytest

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.seals.encodings import base45, c40, dates, radix, tlv


@pytest.mark.parametrize(
    ("text", "octets"),
    [
        ("VISA01", "DE515826"),  # Doc 9303-13 clause 2.3
        ("XK<CD", "EB0466A9"),  # Doc 9303-13 appendix C.1
        ("XKCD", "EB11FE45"),  # BSI TR-03137-1: one sign is left over
        ("", ""),
    ],
)
def test_c40_writes_the_worked_examples(text, octets):
    assert c40.encode(text).hex().upper() == octets
    assert c40.decode(bytes.fromhex(octets)) == text.replace("<", " ")


def test_a_filler_left_over_is_read_as_a_blank_however_it_is_written():
    assert c40.decode(b"\xfe!") == c40.decode(b"\xfe=") == " "


@pytest.mark.parametrize("octets", ["00", "0000", "FFFF", "FE00", "FE2E", "FE45EB04", "0001"])
def test_c40_refuses_what_has_no_sign(octets):
    with pytest.raises(MalformedError):
        c40.decode(bytes.fromhex(octets))


def test_c40_does_not_write_small_letters():
    with pytest.raises(ValueError, match="substring"):
        c40.encode("xk")


def test_a_date_is_month_day_and_year_as_one_number():
    """Doc 9303-13 clause 2.3.1."""
    assert dates.encode(date(1957, 3, 25)).hex().upper() == "319EF5"
    assert dates.decode(bytes.fromhex("319EF5")) == "1957-03-25"
    assert dates.decode(bytes(3)) is None


@pytest.mark.parametrize("octets", ["319E", "FFFFFF", "000001"])
def test_a_date_that_no_calendar_has_is_refused(octets):
    with pytest.raises(MalformedError):
        dates.decode(bytes.fromhex(octets))


@pytest.mark.parametrize("text", ["2024-10-18", "19XX-10-XX", "XXXX-XX-XX"])
def test_unknown_digits_of_a_date_are_masked(text):
    assert dates.decode_masked(dates.encode_masked(text)) == text


@pytest.mark.parametrize("octets", ["00000000", "00FFFFFF", "009B5D"])
def test_a_masked_date_with_nothing_unknown_is_a_date(octets):
    with pytest.raises(MalformedError):
        dates.decode_masked(bytes.fromhex(octets))


@pytest.mark.parametrize("text", ["2026112", "20261328", "2026112x", "\u0662" * 8])
def test_a_date_in_digits_has_eight_of_them(text):
    with pytest.raises(MalformedError):
        dates.from_digits(text)


@pytest.mark.parametrize(
    ("octets", "text"), [(b"AB", "BB8"), (b"Hello!!", "%69 VD92EX0"), (b"ietf!", "QED8WEX0")]
)
def test_base45_writes_the_examples_of_its_rfc(octets, text):
    """RFC 9285 clause 4.3 and 4.4."""
    assert base45.encode(octets) == text
    assert base45.decode(text) == octets


@pytest.mark.parametrize("text", ["A", "GGW", ":::", "::", "ab", "QED8WEX"])
def test_base45_refuses_what_no_octets_give(text):
    with pytest.raises(MalformedError):
        base45.decode(text)


@pytest.mark.parametrize("text", ["-_8=", "-_8", "+/8="])
def test_base64_is_read_in_both_alphabets_and_with_or_without_padding(text):
    assert radix.decode(text) == b"\xfb\xff"


@pytest.mark.parametrize("text", ["-_9", "-_8==", "-_8=====", "A", "A A=", "é", "="])
def test_base64_has_one_text_for_one_sequence_of_octets(text):
    with pytest.raises(MalformedError):
        radix.decode(text)


@pytest.mark.parametrize("text", ["MZ", "mzxw6", "M", "MZXW6!"])
def test_base32_has_one_text_for_one_sequence_of_octets(text):
    with pytest.raises(MalformedError):
        radix.decode_base32(text)
    assert radix.decode_base32("MZXW6") == b"foo"


def test_every_octet_is_a_tag_and_lengths_are_as_in_der():
    long = b"\x1f\x81\x80" + bytes(128)
    assert [each.tag for each in tlv.elements(b"\x7f\x00" + long)] == [0x7F, 0x1F]


def test_a_length_of_128_is_read_where_it_stands_alone():
    """As the visa of BSI TR-03137-1 has it."""
    (element,) = tlv.elements(b"\x03\x80" + bytes(128))
    assert len(element.value) == 128


@pytest.mark.parametrize(
    "octets", ["01", "0102", "018101", "01817f", "01820001", "0185000000000100", "01ff"]
)
def test_an_element_that_is_cut_or_padded_is_refused(octets):
    with pytest.raises(MalformedError):
        list(tlv.elements(bytes.fromhex(octets)))
