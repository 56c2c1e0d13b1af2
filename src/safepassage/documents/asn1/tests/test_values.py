from datetime import UTC, datetime

import pytest

from safepassage.documents.asn1 import values
from safepassage.documents.asn1.der import MalformedError


@pytest.mark.parametrize(
    ("octets", "dotted"),
    [
        ("2a864886f70d010101", "1.2.840.113549.1.1.1"),
        ("678108010101", "2.23.136.1.1.1"),
        ("04007f000702020102", "0.4.0.127.0.7.2.2.1.2"),
        ("8837", "2.999"),
    ],
)
def test_object_identifiers_are_read_with_dots(octets, dotted):
    assert values.oid(bytes.fromhex(octets)) == dotted


@pytest.mark.parametrize("octets", ["", "86", "2a80", "2a8001", "ff" * 70])
def test_identifiers_without_end_or_padded_are_refused(octets):
    with pytest.raises(MalformedError):
        values.oid(bytes.fromhex(octets))


@pytest.mark.parametrize(
    ("tag", "text", "year"),
    [
        (values.UTC_TIME, b"491231235959Z", 2049),
        (values.UTC_TIME, b"500101000000Z", 1950),
        (values.UTC_TIME, b"2611280000Z", 2026),
        (values.GENERALIZED_TIME, b"20611231235959Z", 2061),
        (values.GENERALIZED_TIME, b"20261128000000.5Z", 2026),
    ],
)
def test_times_have_the_century_that_the_standard_says(tag, text, year):
    assert values.instant(tag, text).year == year


def test_a_time_is_an_instant_in_utc():
    assert values.instant(values.UTC_TIME, b"261128010203Z") == datetime(
        2026, 11, 28, 1, 2, 3, tzinfo=UTC
    )


@pytest.mark.parametrize("text", [b"", b"Z", b"261328000000Z", b"261128000000+0100", b"\xff\xffZ"])
def test_what_is_no_time_in_utc_is_refused(text):
    with pytest.raises(MalformedError):
        values.instant(values.UTC_TIME, text)


def test_numbers_are_signed():
    assert [values.integer(bytes.fromhex(each)) for each in ("00", "ff", "0080")] == [0, -1, 128]


def test_numbers_that_people_are_told_have_a_bound():
    assert values.small(b"\x7f\xff\xff\xff") == 2**31 - 1
    with pytest.raises(MalformedError):
        values.small(bytes(5))


def test_named_bits_are_numbered_from_the_left():
    assert values.flags(b"\x01\x06") == {5, 6}
    assert values.bits(b"\0ab") == b"ab"


@pytest.mark.parametrize("read", [values.integer, values.bits, values.flags])
def test_nothing_is_no_value(read):
    with pytest.raises(MalformedError):
        read(b"")


def test_text_in_a_wrong_codec_is_still_read():
    assert values.text(values.UTF8_STRING, "Böhm".encode("latin-1")) == "Böhm"
    assert values.text(values.BMP_STRING, "Ωm".encode("utf-16-be")) == "Ωm"
