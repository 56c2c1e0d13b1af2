"""CBOR is read as another reader reads it, within bounds."""

import cbor2
import pytest

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.seals.encodings import cbor
from safepassage.documents.seals.encodings.cbor import DEEPEST, Tagged, read


def tupled(value):
    """Arrays as tuples, as our reader gives them."""
    if isinstance(value, list):
        return tuple(tupled(each) for each in value)
    if isinstance(value, dict):
        return {key: tupled(each) for key, each in value.items()}
    return value


@pytest.mark.parametrize(
    "octets",
    [
        "00", "1818", "1b000000e8d4a51000", "1bffffffffffffffff", "20", "3863",
        "f90000", "f93c00", "fa47c35000", "fb3ff199999999999a", "f4", "f5", "f6",
        "40", "4401020304", "60", "6449455446", "80", "83010203", "a201020304",
        "5f42010243030405ff", "7f657374726561646d696e67ff", "9fff", "9f018202039f0405ffff",
        "bf61610161629f0203ffff", "98190102030405060708090a0b0c0d0e0f101112131415161718181819",
    ],
)  # fmt: skip
def test_the_examples_of_its_rfc_mean_the_same_as_for_another_reader(octets):
    """RFC 8949 appendix A."""
    assert read(bytes.fromhex(octets)) == tupled(cbor2.loads(bytes.fromhex(octets)))


def test_a_tag_stays_a_tag_and_keeps_its_octets():
    octets = bytes.fromhex("d818456449455446")
    assert read(octets) == Tagged(24, b"dIETF", octets)


@pytest.mark.parametrize(
    "octets",
    [
        "", "18", "0000", "1c", "1f", "3f", "df", "f8ff", "fc", "ff", "5f01ff", "5f6161ff",
        "5f5fffff", "7f41ff", "62c328", "82", "8201", "9f", "a1", "a101", "bf01ff", "a201020102",
        "a1800001", "a1f500", "a1f93c0000", "c0", "5b7fffffffffffffff", "9b7fffffffffffffff",
        "81" * DEEPEST + "00", "c1" * DEEPEST + "00",
    ],
)  # fmt: skip
def test_what_is_cut_doubled_or_too_deep_is_refused(octets):
    with pytest.raises(MalformedError):
        read(bytes.fromhex(octets))


@pytest.mark.parametrize("size", [0, 23, 24, 255, 256, 65_535, 65_536])
def test_octets_are_written_in_their_shortest_form(size):
    assert cbor.octets(bytes(size)) == cbor2.dumps(bytes(size))


@pytest.mark.parametrize(("start", "item"), [(b"\x9f", b"\0"), (b"\x5f", b"\x40")])
def test_a_file_of_single_octets_does_not_keep_its_reader(start, item):
    with pytest.raises(MalformedError, match="items"):
        read(start + item * cbor.MOST_ITEMS + b"\xff")
