"""An X.509 certificate, read without writing it anew (RFC 5280 clause 4.1).

States' certificates have negative serial numbers, extensions that are not DER inside, and
names in any case: none of this keeps one from being read. What was signed stays as it came.
"""

from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from safepassage.documents.asn1 import der, values
from safepassage.documents.certificates import names

VERSION = 0xA0
ISSUER_UNIQUE_ID = 0x81
SUBJECT_UNIQUE_ID = 0x82
EXTENSIONS = 0xA3
LARGEST = 64 << 10
"""Octets; real ones have about two thousand, and those that were read are remembered."""
PARTS = 6
"""Serial number, algorithm, issuer, validity, subject, key: what stands in every certificate."""


class Extension(NamedTuple):
    """One extension's octets and whether it is marked critical."""

    critical: bool
    value: bytes


class Certificate(NamedTuple):
    """A certificate's fields as they stand; ``raw`` and ``signed`` are its own bytes."""

    raw: bytes
    signed: bytes
    serial: int
    algorithm: bytes
    issuer: bytes
    not_before: datetime
    not_after: datetime
    subject: bytes
    public_key: bytes
    extensions: dict[str, Extension]
    signature: bytes

    @property
    def sha256(self) -> str:
        """Identity of a certificate: the digest of all its bytes, in hexadecimal."""
        return sha256(self.raw).hexdigest()

    @property
    def country(self) -> str | None:
        """Country of the subject, or of the issuer where the subject names none."""
        return names.country(self.subject) or names.country(self.issuer)

    @property
    def is_self_issued(self) -> bool:
        """Whether subject and issuer are one name; a link certificate may be so, too."""
        return names.key(self.subject) == names.key(self.issuer)


@lru_cache(maxsize=2048)
def read_certificate(raw: bytes) -> Certificate:
    """Read one certificate that is all of ``raw``; raises MalformedError."""
    if len(raw) > LARGEST:
        raise der.MalformedError("a certificate larger than any state's")
    start, stop = der.whole(raw, der.SEQUENCE)
    first, last = der.expect(raw, start, stop, der.SEQUENCE)
    _, after = der.expect(raw, last, stop, der.SEQUENCE)
    bits, end = der.expect(raw, after, stop, der.BIT_STRING)
    if end != stop:
        raise der.MalformedError("something after the signature of a certificate")
    algorithm = raw[last:after]
    fields, extensions = _fields(raw, first, last)
    serial, inner, issuer, validity, subject, public_key = fields
    if inner != algorithm:
        raise der.MalformedError("a certificate that names two algorithms for its signature")
    not_before, not_after = _validity(validity)
    return Certificate(
        raw=raw,
        signed=raw[start:last],
        serial=_serial(serial),
        algorithm=algorithm,
        issuer=names.checked(issuer),
        not_before=not_before,
        not_after=not_after,
        subject=names.checked(subject),
        public_key=public_key,
        extensions=extensions,
        signature=values.bits(raw[bits:end]),
    )


def _fields(raw: bytes, start: int, stop: int) -> tuple[list[bytes], dict[str, Extension]]:
    """The six elements that every TBSCertificate has, whole, and its extensions."""
    fields: list[bytes] = []
    extensions: dict[str, Extension] = {}
    for tag, begin, inner, end in der.children(raw, start, stop):
        if tag == EXTENSIONS:
            extensions = _extensions(raw, inner, end)
        elif tag not in {VERSION, ISSUER_UNIQUE_ID, SUBJECT_UNIQUE_ID}:
            fields.append(raw[begin:end])
    if len(fields) != PARTS:
        raise der.MalformedError(f"a certificate with {len(fields)} fields")
    return fields, extensions


def _extensions(raw: bytes, start: int, stop: int) -> dict[str, Extension]:
    first, last = der.expect(raw, start, stop, der.SEQUENCE)
    found: dict[str, Extension] = {}
    for _, _, inner, end in der.children(raw, first, last):
        name_start, name_stop = der.expect(raw, inner, end, der.OID)
        tag, value, after = der.element(raw, name_stop, end)
        critical = tag == der.BOOLEAN and raw[value:after] != b"\0"
        if tag == der.BOOLEAN:
            tag, value, after = der.element(raw, after, end)
        name = values.oid(raw[name_start:name_stop])
        if tag != der.OCTET_STRING or name in found:
            raise der.MalformedError(f"extension {name} is not one string of octets")
        found[name] = Extension(critical, raw[value:after])
    return found


def _serial(field: bytes) -> int:
    start, stop = der.whole(field, der.INTEGER)
    return values.integer(field[start:stop])


def _validity(field: bytes) -> tuple[datetime, datetime]:
    start, stop = der.whole(field, der.SEQUENCE)
    tag, first, last = der.element(field, start, stop)
    not_before = values.instant(tag, field[first:last])
    tag, first, last = der.element(field, last, stop)
    return not_before, values.instant(tag, field[first:last])
