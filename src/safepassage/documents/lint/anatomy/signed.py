"""Signed data taken apart (RFC 5652 clause 5): versions, order, and what else stands beside."""

from typing import NamedTuple

from safepassage.documents.asn1 import der, values
from safepassage.documents.lint.anatomy import parts

_EXPLICIT_0 = 0xA0
_CERTIFICATES = 0xA0
_REVOCATIONS = 0xA1
_ATTRIBUTES = 0xA0
_KEY_IDENTIFIER = 0x80


class SignerParts(NamedTuple):
    """One SignerInfo; ``by_key`` says that it names its signer by key identifier.

    ``attributes`` are the whole elements of the signed attributes as they were sent, None where
    there are none.
    """

    version: int
    by_key: bool
    digest: parts.Algorithm
    attributes: tuple[bytes, ...] | None
    algorithm: parts.Algorithm
    has_unsigned: bool


class SignedParts(NamedTuple):
    """What stands in signed data, apart from the content itself."""

    version: int
    digests: tuple[parts.Algorithm, ...]
    has_revocations: bool
    signers: tuple[SignerParts, ...]


def dissect_signed_data(raw: bytes) -> SignedParts:
    """Take a ContentInfo in DER apart; raises MalformedError."""
    start, stop = der.whole(raw, der.SEQUENCE)
    _, last = der.expect(raw, start, stop, der.OID)
    first, last = der.expect(raw, last, stop, _EXPLICIT_0)
    start, stop = der.expect(raw, first, last, der.SEQUENCE)
    first, at = der.expect(raw, start, stop, der.INTEGER)
    version = values.integer(raw[first:at])
    _, end = der.expect(raw, at, stop, der.SET)
    digests = tuple(map(parts.algorithm, parts.elements(raw[at:end], der.SET)))
    _, at = der.expect(raw, end, stop, der.SEQUENCE)
    has_revocations = False
    signers: tuple[SignerParts, ...] = ()
    for tag, begin, _, until in der.children(raw, at, stop):
        if tag == _REVOCATIONS:
            has_revocations = True
        elif tag == der.SET:
            signers = tuple(map(_signer, parts.elements(raw[begin:until], der.SET)))
        elif tag != _CERTIFICATES:
            raise der.MalformedError(f"tag {tag:02X} in signed data")
    return SignedParts(version, digests, has_revocations, signers)


def _signer(raw: bytes) -> SignerParts:
    start, stop = der.whole(raw, der.SEQUENCE)
    first, at = der.expect(raw, start, stop, der.INTEGER)
    version = values.integer(raw[first:at])
    tag, _, after = der.element(raw, at, stop)
    by_key = tag == _KEY_IDENTIFIER
    _, last = der.expect(raw, after, stop, der.SEQUENCE)
    digest = parts.algorithm(raw[after:last])
    attributes = None
    tag, inner, end = der.element(raw, last, stop)
    if tag == _ATTRIBUTES:
        attributes = tuple(raw[a:b] for _, a, _, b in der.children(raw, inner, end))
        last = end
    _, end = der.expect(raw, last, stop, der.SEQUENCE)
    algorithm = parts.algorithm(raw[last:end])
    _, at = der.expect(raw, end, stop, der.OCTET_STRING)
    return SignerParts(version, by_key, digest, attributes, algorithm, has_unsigned=at < stop)
