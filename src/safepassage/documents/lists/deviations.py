"""Deviation lists: mistakes in their documents that states have announced (Doc 9303-3 clause 7).

Such a mistake explains what a check found and is told beside it. It takes the weight of a
failure only from what the announcement names, and never from a signature that does not hold.
"""

from collections.abc import Iterator
from datetime import datetime
from hashlib import new
from typing import NamedTuple

from safepassage.documents.asn1 import der, values
from safepassage.documents.certificates import names
from safepassage.documents.certificates.anchors import Anchors
from safepassage.documents.certificates.certificate import Certificate
from safepassage.documents.certificates.extensions import (
    DEVIATION_LIST_SIGNER,
    subject_key_identifier,
)
from safepassage.documents.certificates.revocation import Revocations
from safepassage.documents.certificates.signatures import digest_of
from safepassage.documents.cms import SignedData, read_signed_data
from safepassage.documents.lists.signed_list import certificate_of, judge
from safepassage.records import DocumentReason

DEVIATION_LIST = "2.23.136.1.1.7"

_DOCUMENT_TYPE = 0x80
_ISSUER_AND_SERIAL = 0xA1
_KEY_IDENTIFIER = 0x82
_CERTIFICATE_DIGEST = 0x83
_ISSUED = 0xA4
_NUMBERS = 0xA5
_PARAMETERS = 0xA0
DEEPEST_PARAMETERS = 2


class SignerNamed(NamedTuple):
    """The document signer that a deviation is about, by one of three ways to name it."""

    issuer: bytes | None = None
    serial: int | None = None
    key_identifier: bytes | None = None
    digest: bytes | None = None


class Deviation(NamedTuple):
    """One mistake: which documents have it, its kind as an identifier, and its parameters."""

    document_type: str | None
    signer: SignerNamed | None
    issued: tuple[datetime, datetime] | None
    numbers: frozenset[str]
    kind: str
    description: str | None
    data_groups: frozenset[int]


class DeviationList(NamedTuple):
    """All deviations of a list; ``digest`` is the algorithm of certificates' digests in it."""

    data: SignedData
    digest: str
    deviations: tuple[Deviation, ...]

    @property
    def country(self) -> str | None:
        """The state whose list it says it is, by its signer's certificate."""
        signer = certificate_of(self.data, self.data.signers[0])
        return names.country(signer.issuer) if signer else None


def read_deviation_list(raw: bytes) -> DeviationList:
    """Read a signed deviation list; raises MalformedError, UnusableKeyError."""
    data = read_signed_data(raw)
    if data.content_type != DEVIATION_LIST:
        raise der.MalformedError(f"signed data of type {data.content_type}, not a deviation list")
    content = data.content
    start, stop = der.whole(content, der.SEQUENCE)
    _, at = der.expect(content, start, stop, der.INTEGER)
    tag, first, last = der.element(content, at, stop)
    digest = "sha256"
    if tag == der.SEQUENCE:
        digest = digest_of(content[at:last])
        first, last = der.expect(content, last, stop, der.SET)
    elif tag != der.SET:
        raise der.MalformedError(f"tag {tag:02X} in a deviation list")
    found = tuple(
        deviation
        for _, _, inner, end in der.children(content, first, last)
        for deviation in _deviations(content, inner, end)
    )
    return DeviationList(data, digest, found)


def judge_deviation_list(
    listed: DeviationList, anchors: Anchors, revocations: Revocations, at: datetime
) -> tuple[DocumentReason, ...]:
    """Say whether a list is of whom it should be, by roots that were held before it came."""
    return tuple(judge(listed.data, DEVIATION_LIST_SIGNER, anchors, revocations, at))


def is_about(
    deviation: Deviation,
    certificate: Certificate,
    digest: str,
    *,
    signed_at: datetime | None,
    document_type: str | None,
    number: str | None,
) -> bool:
    """Whether a deviation covers a document; what is not known of the document covers nothing.

    A deviation that names no documents at all, only a type, binds by the signer's country, which
    is for the caller to see to.
    """
    if deviation.signer is not None and not _is_named(deviation.signer, certificate, digest):
        return False
    if deviation.document_type is not None and document_type != deviation.document_type.rstrip("<"):
        return False
    if deviation.numbers and number not in deviation.numbers:
        return False
    if deviation.issued is None:
        return True
    first, last = deviation.issued
    return signed_at is not None and first <= signed_at <= last


def _is_named(signer: SignerNamed, certificate: Certificate, digest: str) -> bool:
    if signer.issuer is not None:
        same = names.key(signer.issuer) == names.key(certificate.issuer)
        return same and signer.serial == certificate.serial
    if signer.key_identifier is not None:
        return signer.key_identifier == subject_key_identifier(certificate)
    return signer.digest == new(digest, certificate.raw).digest()


def _deviations(raw: bytes, start: int, stop: int) -> Iterator[Deviation]:
    """Every description of a Deviation, with the documents that it is about."""
    first, last = der.expect(raw, start, stop, der.SEQUENCE)
    documents = _documents(raw, first, last)
    first, last = der.expect(raw, last, stop, der.SET)
    for _, _, inner, end in der.children(raw, first, last):
        kind, description, groups = _description(raw, inner, end)
        yield Deviation(*documents, kind, description, groups)


def _documents(
    raw: bytes, start: int, stop: int
) -> tuple[str | None, SignerNamed | None, tuple[datetime, datetime] | None, frozenset[str]]:
    document_type = None
    signer = None
    issued = None
    numbers: frozenset[str] = frozenset()
    for tag, _, inner, end in der.children(raw, start, stop):
        content = raw[inner:end]
        if tag == _DOCUMENT_TYPE:
            document_type = values.text(values.PRINTABLE_STRING, content)
        elif tag == _ISSUER_AND_SERIAL:
            signer = _issuer_and_serial(content)
        elif tag == _KEY_IDENTIFIER:
            signer = SignerNamed(key_identifier=content)
        elif tag == _CERTIFICATE_DIGEST:
            signer = SignerNamed(digest=content)
        elif tag == _ISSUED:
            issued = _period(content)
        elif tag == _NUMBERS:
            numbers = frozenset(
                values.text(kind, content[first:last])
                for kind, _, first, last in der.children(content, 0, len(content))
            )
        else:
            raise der.MalformedError(f"tag {tag:02X} in a deviation's documents")
    return document_type, signer, issued, numbers


def _issuer_and_serial(content: bytes) -> SignerNamed:
    _, last = der.expect(content, 0, len(content), der.SEQUENCE)
    first, end = der.expect(content, last, len(content), der.INTEGER)
    return SignerNamed(issuer=content[:last], serial=values.integer(content[first:end]))


def _period(content: bytes) -> tuple[datetime, datetime]:
    tag, first, last = der.element(content, 0, len(content))
    begin = values.instant(tag, content[first:last])
    tag, first, last = der.element(content, last, len(content))
    return begin, values.instant(tag, content[first:last])


def _description(raw: bytes, start: int, stop: int) -> tuple[str, str | None, frozenset[int]]:
    """Kind, words, and the data groups that parameters of LDS deviations name."""
    kind, description = None, None
    groups: frozenset[int] = frozenset()
    for tag, _, inner, end in der.children(raw, start, stop):
        if tag == der.OID:
            kind = values.oid(raw[inner:end])
        elif tag == _PARAMETERS:
            groups = _numbers(raw[inner:end], DEEPEST_PARAMETERS)
        elif kind is None:
            description = values.text(tag, raw[inner:end])
    if kind is None:
        raise der.MalformedError("a deviation without its kind")
    return kind, description, groups


def _numbers(content: bytes, depth: int) -> frozenset[int]:
    """Numbers of data groups in parameters: one integer, or a set of them."""
    found: set[int] = set()
    for tag, _, inner, end in der.children(content, 0, len(content)):
        if tag == der.INTEGER:
            found.add(values.small(content[inner:end]))
        elif tag in {der.SET, der.SEQUENCE} and depth:
            found |= _numbers(content[inner:end], depth - 1)
    return frozenset(found)
