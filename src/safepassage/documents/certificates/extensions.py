"""What a certificate's extensions say (RFC 5280 clause 4.2, Doc 9303-12 clause 7.1.1).

Absent and unreadable are told apart: absent gives ``None`` or nothing, unreadable raises
MalformedError, but for what some states encode in a way of their own (BasicConstraints).
"""

from datetime import datetime

from safepassage.documents.asn1 import der, values
from safepassage.documents.certificates.certificate import Certificate

SUBJECT_KEY_IDENTIFIER = "2.5.29.14"
KEY_USAGE = "2.5.29.15"
PRIVATE_KEY_USAGE_PERIOD = "2.5.29.16"
SUBJECT_ALTERNATIVE_NAME = "2.5.29.17"
ISSUER_ALTERNATIVE_NAME = "2.5.29.18"
BASIC_CONSTRAINTS = "2.5.29.19"
CRL_NUMBER = "2.5.29.20"
CRL_DISTRIBUTION_POINTS = "2.5.29.31"
AUTHORITY_KEY_IDENTIFIER = "2.5.29.35"
EXTENDED_KEY_USAGE = "2.5.29.37"
DOCUMENT_TYPES = "2.23.136.1.1.6.2"
NAME_CHANGE = "2.23.136.1.1.6.1"

MASTER_LIST_SIGNER = "2.23.136.1.1.3"
DEVIATION_LIST_SIGNER = "2.23.136.1.1.8"
LIST_SIGNERS = frozenset({MASTER_LIST_SIGNER, DEVIATION_LIST_SIGNER})
SEAL_SIGNER = "2.23.136.1.1.11.1"
"""Doc 9303-12 clause 7.1.3: visible digital seals."""
NON_CONSTRAINED_SEAL_SIGNER = "2.23.136.1.1.14.2"
"""Seals for environments that are not constrained (VDS-NC), by ICAO's technical report on them."""
MOBILE_LICENCE_SIGNER = "1.0.18013.5.1.2"
"""ISO/IEC 18013-5 clause B.1.4."""

DIGITAL_SIGNATURE = 0
KEY_CERT_SIGN = 5
CRL_SIGN = 6

_KEY_IDENTIFIER = 0x80
_NOT_BEFORE = 0x80
_NOT_AFTER = 0x81


def subject_key_identifier(certificate: Certificate) -> bytes | None:
    """Octets that name this certificate's key."""
    value = _value(certificate, SUBJECT_KEY_IDENTIFIER)
    if value is None:
        return None
    start, stop = der.whole(value, der.OCTET_STRING)
    return value[start:stop]


def authority_key_identifier(certificate: Certificate) -> bytes | None:
    """Octets that name the key by which this certificate was signed."""
    return key_identifier_in(_value(certificate, AUTHORITY_KEY_IDENTIFIER))


def key_identifier_in(value: bytes | None) -> bytes | None:
    """The key identifier inside an authority key identifier's octets, of a CRL as well."""
    if value is None:
        return None
    start, stop = der.whole(value, der.SEQUENCE)
    for tag, _, inner, end in der.children(value, start, stop):
        if tag == _KEY_IDENTIFIER:
            return value[inner:end]
    return None


def key_usage(certificate: Certificate) -> frozenset[int] | None:
    """Numbers of the uses that the key has (RFC 5280 clause 4.2.1.3), None where none are named."""
    value = _value(certificate, KEY_USAGE)
    if value is None:
        return None
    start, stop = der.whole(value, der.BIT_STRING)
    return values.flags(value[start:stop])


def is_authority(certificate: Certificate) -> bool:
    """Whether BasicConstraints marks a CA; one state writes its TRUE as another octet than FF."""
    value = _value(certificate, BASIC_CONSTRAINTS)
    if value is None:
        return False
    start, stop = der.whole(value, der.SEQUENCE)
    return any(
        tag == der.BOOLEAN and value[inner:end] != b"\0"
        for tag, _, inner, end in der.children(value, start, stop)
    )


def path_length(certificate: Certificate) -> int | None:
    """How many CAs may follow, None where that is not said."""
    value = _value(certificate, BASIC_CONSTRAINTS)
    if value is None:
        return None
    start, stop = der.whole(value, der.SEQUENCE)
    for tag, _, inner, end in der.children(value, start, stop):
        if tag == der.INTEGER:
            return values.small(value[inner:end])
    return None


def private_key_usage(certificate: Certificate) -> tuple[datetime | None, datetime | None] | None:
    """From when to when the key signs (RFC 3280 clause 4.2.1.4), None where that is not said."""
    value = _value(certificate, PRIVATE_KEY_USAGE_PERIOD)
    if value is None:
        return None
    start, stop = der.whole(value, der.SEQUENCE)
    said = {
        tag: values.instant(values.GENERALIZED_TIME, value[inner:end])
        for tag, _, inner, end in der.children(value, start, stop)
    }
    return said.get(_NOT_BEFORE), said.get(_NOT_AFTER)


def extended_key_usage(certificate: Certificate) -> tuple[str, ...]:
    """Purposes of the key by their identifiers; empty where none are named."""
    value = _value(certificate, EXTENDED_KEY_USAGE)
    if value is None:
        return ()
    start, stop = der.whole(value, der.SEQUENCE)
    return tuple(
        values.oid(value[inner:end])
        for tag, _, inner, end in der.children(value, start, stop)
        if tag == der.OID
    )


def document_types(certificate: Certificate) -> tuple[str, ...]:
    """Types of document that this signer may sign (Doc 9303-12 clause 7.1.1.6); empty: any."""
    value = _value(certificate, DOCUMENT_TYPES)
    if value is None:
        return ()
    start, stop = der.whole(value, der.SEQUENCE)
    return tuple(
        values.text(tag, value[inner:end])
        for holder, _, first, last in der.children(value, start, stop)
        if holder == der.SET
        for tag, _, inner, end in der.children(value, first, last)
    )


def _value(certificate: Certificate, name: str) -> bytes | None:
    extension = certificate.extensions.get(name)
    return extension.value if extension else None
