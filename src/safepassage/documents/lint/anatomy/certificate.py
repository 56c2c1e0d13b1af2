"""A certificate taken apart (RFC 5280 clause 4.1), also where reading refuses it."""

from typing import NamedTuple

from safepassage.documents.asn1 import der, values
from safepassage.documents.certificates.certificate import (
    EXTENSIONS,
    ISSUER_UNIQUE_ID,
    PARTS,
    SUBJECT_UNIQUE_ID,
    VERSION,
)
from safepassage.documents.lint.anatomy import parts

UNIQUE_IDS = {ISSUER_UNIQUE_ID, SUBJECT_UNIQUE_ID, 0xA1, 0xA2}


class CertificateParts(NamedTuple):
    """What stands in a certificate; ``version`` counts from 1, ``serial`` are its octets.

    ``inner`` and ``outer`` are the two elements that name the signature's algorithm.
    """

    raw: bytes
    version: int
    serial: bytes
    inner: bytes
    outer: bytes
    issuer: bytes
    subject: bytes
    not_before: parts.Time
    not_after: parts.Time
    key: bytes
    has_unique_ids: bool
    extensions: tuple[parts.ExtensionPart, ...]

    def extension(self, oid: str) -> parts.ExtensionPart | None:
        """The first extension of this kind."""
        return next((each for each in self.extensions if each.oid == oid), None)

    def value(self, oid: str) -> bytes | None:
        """Octets of the first extension of this kind."""
        found = self.extension(oid)
        return found.value if found else None


def dissect_certificate(raw: bytes) -> CertificateParts:
    """Take a certificate apart; raises MalformedError where its frame cannot be read."""
    start, stop = der.whole(raw, der.SEQUENCE)
    first, last = der.expect(raw, start, stop, der.SEQUENCE)
    _, after = der.expect(raw, last, stop, der.SEQUENCE)
    version, has_unique_ids = 1, False
    fields: list[bytes] = []
    extensions: tuple[parts.ExtensionPart, ...] = ()
    for tag, begin, inner, end in der.children(raw, first, last):
        if tag == VERSION:
            version = _version(raw[inner:end])
        elif tag == EXTENSIONS:
            extensions = tuple(parts.extensions(raw, inner, end))
        elif tag in UNIQUE_IDS:
            has_unique_ids = True
        else:
            fields.append(raw[begin:end])
    if len(fields) != PARTS:
        raise der.MalformedError(f"a certificate with {len(fields)} fields")
    serial, inner_algorithm, issuer, validity, subject, key = fields
    not_before, not_after = _validity(validity)
    return CertificateParts(
        raw=raw,
        version=version,
        serial=_content(serial, der.INTEGER),
        inner=inner_algorithm,
        outer=raw[last:after],
        issuer=issuer,
        subject=subject,
        not_before=not_before,
        not_after=not_after,
        key=key,
        has_unique_ids=has_unique_ids,
        extensions=extensions,
    )


def _version(element: bytes) -> int:
    return values.integer(_content(element, der.INTEGER)) + 1


def _content(element: bytes, tag: int) -> bytes:
    start, stop = der.whole(element, tag)
    return element[start:stop]


def _validity(element: bytes) -> tuple[parts.Time, parts.Time]:
    times = parts.elements(element, der.SEQUENCE)
    if len(times) != 2:  # noqa: PLR2004 - from and to
        raise der.MalformedError(f"a validity of {len(times)} times")
    return parts.time(times[0]), parts.time(times[1])
