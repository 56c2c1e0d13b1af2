"""Signed data as travel documents use them (RFC 5652 clause 5, Doc 9303-10 clause 4.6.2).

Only what is signed is believed: the content's digest has to stand in the signed attributes,
with the content's type, and the signature has to hold over those.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from hashlib import new
from typing import NamedTuple

from safepassage.documents.asn1 import ber, der, values
from safepassage.documents.asn1.writing import encode
from safepassage.documents.certificates import names
from safepassage.documents.certificates.certificate import Certificate, read_certificate
from safepassage.documents.certificates.extensions import subject_key_identifier
from safepassage.documents.certificates.keys import Key
from safepassage.documents.certificates.signatures import algorithm_of, digest_of, verify

SIGNED_DATA = "1.2.840.113549.1.7.2"
DATA = "1.2.840.113549.1.7.1"
CONTENT_TYPE = "1.2.840.113549.1.9.3"
MESSAGE_DIGEST = "1.2.840.113549.1.9.4"
SIGNING_TIME = "1.2.840.113549.1.9.5"

_EXPLICIT_0 = 0xA0
_IMPLICIT_0 = 0xA0
_IMPLICIT_1 = 0xA1
_KEY_IDENTIFIER = 0x80
_SET_OCTET = b"\x31"


class Attributes(NamedTuple):
    """What a signer signed besides the content's digest."""

    content_type: str | None
    message_digest: bytes | None
    signing_time: datetime | None


class Signer(NamedTuple):
    """One SignerInfo; ``signed`` are the signed attributes as they were signed, if there are any.

    Who signed is named by issuer (a Name element) and serial number, or by a key identifier.
    """

    issuer: bytes | None
    serial: int | None
    key_identifier: bytes | None
    digest: str
    signed: bytes | None
    attributes: Attributes
    algorithm: bytes
    signature: bytes


class SignedData(NamedTuple):
    """A content, those who signed it, and the certificates and revocation lists beside it."""

    version: int
    content_type: str
    content: bytes
    certificates: tuple[bytes, ...]
    revocations: tuple[bytes, ...]
    signers: tuple[Signer, ...]
    is_der: bool


def read_signed_data(raw: bytes) -> SignedData:
    """Read a ContentInfo with signed data, DER or BER; MalformedError, UnusableKeyError."""
    try:
        return _read(raw, is_der=True)
    except der.MalformedError:
        converted = ber.to_der(raw)
        if converted == raw:
            raise
        return _read(converted, is_der=False)


def _read(raw: bytes, *, is_der: bool) -> SignedData:
    start, stop = der.whole(raw, der.SEQUENCE)
    first, last = der.expect(raw, start, stop, der.OID)
    if values.oid(raw[first:last]) != SIGNED_DATA:
        raise der.MalformedError("these are no signed data")
    first, last = der.expect(raw, last, stop, _EXPLICIT_0)
    start, stop = der.expect(raw, first, last, der.SEQUENCE)
    first, at = der.expect(raw, start, stop, der.INTEGER)
    version = values.small(raw[first:at])
    _, at = der.expect(raw, at, stop, der.SET)
    content_type, content, at = _content(raw, at, stop)
    certificates: tuple[bytes, ...] = ()
    revocations: tuple[bytes, ...] = ()
    signers: list[Signer] | None = None
    for tag, _, inner, end in der.children(raw, at, stop):
        if tag == _IMPLICIT_0:
            certificates = _sequences(raw, inner, end)
        elif tag == _IMPLICIT_1:
            revocations = _sequences(raw, inner, end)
        elif tag == der.SET and signers is None:
            signers = [
                _signer(raw, each, last) for _, _, each, last in der.children(raw, inner, end)
            ]
        else:
            raise der.MalformedError(f"tag {tag:02X} in signed data")
    if not signers:
        raise der.MalformedError("signed data that nobody signed")
    return SignedData(
        version, content_type, content, certificates, revocations, tuple(signers), is_der
    )


def _content(raw: bytes, at: int, stop: int) -> tuple[str, bytes, int]:
    """Type and octets of what is signed, and where its element ends."""
    start, end = der.expect(raw, at, stop, der.SEQUENCE)
    first, last = der.expect(raw, start, end, der.OID)
    content_type = values.oid(raw[first:last])
    first, last = der.expect(raw, last, end, _EXPLICIT_0)
    inner, inner_end = der.expect(raw, first, last, der.OCTET_STRING)
    return content_type, raw[inner:inner_end], end


def _sequences(raw: bytes, start: int, stop: int) -> tuple[bytes, ...]:
    return tuple(
        raw[begin:end]
        for tag, begin, _, end in der.children(raw, start, stop)
        if tag == der.SEQUENCE
    )


def _signer(raw: bytes, start: int, stop: int) -> Signer:
    _, at = der.expect(raw, start, stop, der.INTEGER)
    issuer, serial, key_identifier, at = _identifier(raw, at, stop)
    _, last = der.expect(raw, at, stop, der.SEQUENCE)
    digest = digest_of(raw[at:last])
    at = last
    signed = None
    attributes = Attributes(None, None, None)
    tag, first, last = der.element(raw, at, stop)
    if tag == _IMPLICIT_0:
        signed = _SET_OCTET + raw[at + 1 : last]
        attributes = _attributes(raw, first, last)
        at = last
    _, last = der.expect(raw, at, stop, der.SEQUENCE)
    algorithm = raw[at:last]
    first, last = der.expect(raw, last, stop, der.OCTET_STRING)
    return Signer(
        issuer, serial, key_identifier, digest, signed, attributes, algorithm, raw[first:last]
    )


def _identifier(
    raw: bytes, at: int, stop: int
) -> tuple[bytes | None, int | None, bytes | None, int]:
    """Issuer and serial number, or key identifier, and where they end."""
    tag, first, last = der.element(raw, at, stop)
    if tag == _KEY_IDENTIFIER:
        return None, None, raw[first:last], last
    if tag != der.SEQUENCE:
        raise der.MalformedError("a signer without a name")
    _, after = der.expect(raw, first, last, der.SEQUENCE)
    inner, end = der.expect(raw, after, last, der.INTEGER)
    return names.checked(raw[first:after]), values.integer(raw[inner:end]), None, last


def _attributes(raw: bytes, start: int, stop: int) -> Attributes:
    found: dict[str, tuple[int, bytes]] = {}
    for _, _, inner, end in der.children(raw, start, stop):
        first, last = der.expect(raw, inner, end, der.OID)
        name = values.oid(raw[first:last])
        first, last = der.expect(raw, last, end, der.SET)
        tag, value, after = der.element(raw, first, last)
        if name in found or after != last:
            raise der.MalformedError(f"signed attribute {name} is not one value")
        found[name] = tag, raw[value:after]
    content_type = found.get(CONTENT_TYPE)
    message_digest = found.get(MESSAGE_DIGEST)
    signing_time = found.get(SIGNING_TIME)
    return Attributes(
        content_type=values.oid(content_type[1]) if content_type else None,
        message_digest=message_digest[1] if message_digest else None,
        signing_time=values.instant(*signing_time) if signing_time else None,
    )


@lru_cache(maxsize=1024)
def certificates_of(raws: tuple[bytes, ...]) -> tuple[Certificate, ...]:
    """Read the certificates that came with signed data, those left out that are none.

    MalformedError where there are some and none of them can be read.
    """
    found: list[Certificate] = []
    problem = None
    for raw in raws:
        try:
            found.append(read_certificate(raw))
        except der.MalformedError as error:
            problem = error
    if problem and not found:
        raise problem
    return tuple(found)


def is_of(signer: Signer, certificate: Certificate) -> bool:
    """Whether a SignerInfo names this certificate; names are compared whatever their order.

    A certificate whose key identifier cannot be read is named by none.
    """
    if signer.issuer is None:
        try:
            return subject_key_identifier(certificate) == signer.key_identifier
        except der.MalformedError:
            return False
    return certificate.serial == signer.serial and (
        certificate.issuer == signer.issuer
        or names.key(certificate.issuer) == names.key(signer.issuer)
    )


def digest_holds(data: SignedData, signer: Signer) -> bool:
    """Whether the signed attributes hold the content's digest; true where there are none."""
    if signer.signed is None:
        return True
    return signer.attributes.message_digest == new(signer.digest, data.content).digest()


def signature_holds(data: SignedData, signer: Signer, key: Key) -> bool:
    """Whether a SignerInfo's signature holds by a key; UnusableKeyError where it cannot be told."""
    algorithm = algorithm_of(signer.algorithm)
    return any(
        verify(key, algorithm, signer.signature, signed, signer.digest)
        for signed in _signed(data, signer)
    )


def _signed(data: SignedData, signer: Signer) -> Iterator[bytes]:
    """What may have been signed: attributes as sent, else in DER's order (RFC 5652 clause 5.4)."""
    if signer.signed is None:
        yield data.content
        return
    yield signer.signed
    raw = signer.signed
    start, stop = der.whole(raw, der.SET)
    sent = [raw[begin:end] for _, begin, _, end in der.children(raw, start, stop)]
    if sent != sorted(sent):
        yield encode(der.SET, *sorted(sent))
