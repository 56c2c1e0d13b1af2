"""Compressed content is whole, and never grows without end."""

import zlib

import pytest

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.seals.encodings.inflate import LARGEST, inflate


def test_both_forms_are_read():
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    assert inflate(zlib.compress(b"seal")) == b"seal"
    assert inflate(packer.compress(b"seal") + packer.flush(), raw=True) == b"seal"


def test_the_largest_content_is_read_and_a_larger_one_is_not():
    assert len(inflate(zlib.compress(bytes(LARGEST)))) == LARGEST
    with pytest.raises(MalformedError):
        inflate(zlib.compress(bytes(LARGEST + 1)))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"seal",
        zlib.compress(b"seal")[:-1],
        zlib.compress(b"seal") + b"\0",
        zlib.compress(bytes(1 << 26)),
    ],
)
def test_broken_content_is_refused(data):
    with pytest.raises(MalformedError):
        inflate(data)
