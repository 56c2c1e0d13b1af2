import pytest

from safepassage.documents.asn1 import der
from safepassage.documents.asn1.writing import encode


@pytest.mark.parametrize("size", [0, 1, 127, 128, 255, 256, 70_000])
def test_an_element_is_read_as_long_as_it_was_written(size):
    data = encode(der.OCTET_STRING, bytes(size))
    tag, start, stop = der.element(data, 0, len(data))
    assert (tag, stop - start, stop) == (der.OCTET_STRING, size, len(data))


@pytest.mark.parametrize("tag", [0x5F1F, 0x7F61, 0x30, 0xA0])
def test_tags_of_one_and_of_two_octets_are_one_number(tag):
    assert der.whole(encode(tag, b"xy"), tag)[1] >= 2


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "end within"),
        (b"\x30", "end within"),
        (b"\x30\x80\x00\x00", "indefinite"),
        (b"\x30\x05\x00", "longer than what holds it"),
        (b"\x04\x81\x05hello", "does not allow"),
        (b"\x04\x82\x00\x81" + bytes(129), "does not allow"),
        (b"\x04\x85\x01\x00\x00\x00\x00", "5 octets"),
        (b"\x04\x84\xff\xff\xff\xff", "longer than what holds it"),
        (b"\x7f\xff\xff\xff\x00", "no end"),
    ],
)
def test_what_der_does_not_allow_is_refused_and_why_is_said(data, why):
    with pytest.raises(der.MalformedError, match=why):
        der.element(data, 0, len(data))


def test_bytes_after_the_end_are_not_passed_over():
    with pytest.raises(der.MalformedError, match="1 bytes after the end"):
        der.whole(encode(der.SEQUENCE) + b"\0", der.SEQUENCE)


def test_another_tag_than_belongs_is_refused():
    with pytest.raises(der.MalformedError, match="tag 04 at byte 0 where 30 belongs"):
        der.expect(encode(der.OCTET_STRING), 0, 2, der.SEQUENCE)


def test_children_come_in_their_order_with_their_bounds():
    data = encode(der.INTEGER, b"\1") + encode(der.OCTET_STRING, b"ab")
    assert list(der.children(data, 0, len(data))) == [(2, 0, 2, 3), (4, 3, 5, 7)]
