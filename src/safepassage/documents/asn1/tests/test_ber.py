import pytest

from safepassage.documents.asn1.ber import DEEPEST, to_der
from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.asn1.writing import encode

INDEFINITE_SEQUENCE = b"\x30\x80" + encode(0x02, b"\5") + b"\0\0"


def test_an_indefinite_length_becomes_a_definite_one():
    assert to_der(INDEFINITE_SEQUENCE) == encode(0x30, encode(0x02, b"\5"))


def test_a_string_in_parts_becomes_one():
    parts = b"\x24\x80" + encode(0x04, b"ab") + encode(0x04, b"cd") + b"\0\0"
    assert to_der(parts) == encode(0x04, b"abcd")


def test_a_length_in_more_octets_than_needed_is_shortened():
    assert to_der(b"\x04\x83\x00\x00\x02ab") == encode(0x04, b"ab")


def test_what_is_der_stays_as_it_is():
    data = encode(0x30, encode(0x06, b"\x2a\x03"), encode(0xA0, encode(0x04, bytes(300))))
    assert to_der(data) == data


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x30",
        b"\x30\x80",
        b"\x04\x80ab\0\0",
        INDEFINITE_SEQUENCE + b"\0",
        b"\x24\x04\x02\x02ab",
    ],
)
def test_what_is_not_ber_either_is_refused(data):
    with pytest.raises(MalformedError):
        to_der(data)


def test_elements_inside_one_another_have_a_bound():
    data = b"\x30\x80" * (DEEPEST + 1)
    with pytest.raises(MalformedError, match="inside one another"):
        to_der(data)
