import pytest

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.lds import tlv


@pytest.mark.parametrize(
    ("octets", "tag", "length"),
    [
        ("5F1F02AABB", 0x5F1F, 2),
        ("7F6100", 0x7F61, 0),
        ("5F8F7F01AA", 0x5F8F7F, 1),
        ("618102AABB", 0x61, 2),
        ("61820002AABB", 0x61, 2),
        ("6183000002AABB", 0x61, 2),
        ("618400000002AABB", 0x61, 2),
    ],
)
def test_tags_of_several_octets_and_lengths_of_more_than_needed_are_read(octets, tag, length):
    data = bytes.fromhex(octets)
    found, start, stop = tlv.element(data, 0, len(data))
    assert (found, stop - start, stop) == (tag, length, len(data))


@pytest.mark.parametrize(
    "octets",
    [
        "",
        "61",
        "5F",
        "5F8F",
        "5F8F8F8F01",
        "6102AA",
        "6181",
        "618200",
        "6180AA0000",
        "6185" + "00" * 9,
    ],
    ids=repr,
)
def test_truncated_oversized_and_indefinite_objects_are_refused(octets):
    data = bytes.fromhex(octets)
    with pytest.raises(MalformedError):
        tlv.element(data, 0, len(data))


def test_an_object_does_not_reach_beyond_what_holds_it():
    with pytest.raises(MalformedError):
        list(tlv.children(bytes.fromhex("6102AABBCC"), 0, 3))


@pytest.mark.parametrize("octets", ["6200", "6100", "6101AA00"], ids=["tag", "empty", "after"])
def test_a_whole_object_has_the_tag_a_content_and_nothing_after(octets):
    with pytest.raises(MalformedError):
        tlv.whole(bytes.fromhex(octets), 0x61)


def test_an_object_that_stands_there_twice_is_refused():
    with pytest.raises(MalformedError):
        tlv.fields(bytes.fromhex("5F0E0141" * 2), 0, 8)


def test_an_object_that_is_wanted_has_to_be_there():
    with pytest.raises(MalformedError):
        tlv.wanted({0x61: (0, 1)}, 0x75)


@pytest.mark.parametrize("octets", ["020200FF", "5F0101AA", ""], ids=["two", "tag", "nothing"])
def test_a_list_begins_with_a_number_of_one_octet(octets):
    data = bytes.fromhex(octets)
    with pytest.raises(MalformedError):
        tlv.counted(data, 0, len(data))


def test_a_tag_list_is_tags_without_lengths():
    assert tlv.tags(bytes.fromhex("615F0E7F61")) == (0x61, 0x5F0E, 0x7F61)
    with pytest.raises(MalformedError):
        tlv.tags(bytes.fromhex("615F"))
