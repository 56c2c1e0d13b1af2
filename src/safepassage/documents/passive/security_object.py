"""The document security object EF.SOD and the list of digests in it (Doc 9303-10 clause 4.6.2)."""

from hashlib import new
from typing import NamedTuple

from safepassage.documents.asn1 import ber, der, values
from safepassage.documents.certificates.signatures import digest_of
from safepassage.documents.cms import DATA, SignedData, read_signed_data

EF_SOD = 0x77
SECURITY_OBJECT = "2.23.136.1.1.1"
FORMER_TYPES = frozenset({DATA, "1.3.27.1.1.1", "1.2.528.1.1006.1.20.1"})
"""Types that real documents of before 2008, and some of today, name instead."""
SIGNED_DATA_VERSION = 3
DATA_VERSION = 1
"""RFC 5652 clause 5.1: version 1 where the content is plain data, 3 for any other."""
LAST_DATA_GROUP = 16
LARGEST = 256 << 10
"""Octets; real ones have some thousand. Much of what is read in one is remembered."""


class Digests(NamedTuple):
    """The LDS security object: its version, the algorithm, the digests by number of data group."""

    version: int
    algorithm: str
    of: dict[int, bytes]


def read_envelope(raw: bytes) -> SignedData:
    """Read an EF.SOD, with its tag 77 or bare; raises MalformedError, UnusableKeyError."""
    if len(raw) > LARGEST:
        raise der.MalformedError("a security object larger than any chip's")
    data = read_signed_data(without_tag(raw))
    versions = {SIGNED_DATA_VERSION}
    if data.content_type == DATA:
        versions.add(DATA_VERSION)
    if data.version not in versions:
        raise der.MalformedError(f"signed data of version {data.version}")
    if len(data.signers) != 1:
        raise der.MalformedError(f"a security object with {len(data.signers)} signers")
    return data


def is_known_type(content_type: str) -> bool:
    """Whether a security object may name this as the type of its content."""
    return content_type == SECURITY_OBJECT or content_type in FORMER_TYPES


def without_tag(raw: bytes) -> bytes:
    """The signed data inside an EF.SOD, or what came if it has no tag; raises MalformedError."""
    if raw[:1] != bytes((EF_SOD,)):
        return raw
    try:
        start, stop = der.whole(raw, EF_SOD)
    except der.MalformedError:
        raw = ber.to_der(raw)
        start, stop = der.whole(raw, EF_SOD)
    return raw[start:stop]


def read_digests(raw: bytes) -> Digests:
    """Read the content of a security object; raises MalformedError, UnusableKeyError."""
    start, stop = der.whole(raw, der.SEQUENCE)
    first, at = der.expect(raw, start, stop, der.INTEGER)
    version = values.small(raw[first:at])
    if version not in {0, 1}:
        raise der.MalformedError(f"a security object of version {version}")
    _, last = der.expect(raw, at, stop, der.SEQUENCE)
    algorithm = digest_of(raw[at:last])
    inner, end = der.expect(raw, last, stop, der.SEQUENCE)
    return Digests(version, algorithm, _digests(raw, inner, end, new(algorithm).digest_size))


def _digests(raw: bytes, start: int, stop: int, size: int) -> dict[int, bytes]:
    found: dict[int, bytes] = {}
    for _, _, inner, end in der.children(raw, start, stop):
        first, last = der.expect(raw, inner, end, der.INTEGER)
        number = values.small(raw[first:last])
        begin, until = der.expect(raw, last, end, der.OCTET_STRING)
        if number in found or not 1 <= number <= LAST_DATA_GROUP or until - begin != size:
            raise der.MalformedError(f"the digest of data group {number}")
        found[number] = raw[begin:until]
    if not found:
        raise der.MalformedError("a security object without digests")
    return found
