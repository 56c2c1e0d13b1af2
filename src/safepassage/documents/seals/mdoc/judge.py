"""Whether a mobile document is its issuer's (ISO/IEC 18013-5 clause 9.3.1)."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from hashlib import new
from typing import NamedTuple

from safepassage.documents.certificates import names
from safepassage.documents.certificates.certificate import read_certificate
from safepassage.documents.certificates.extensions import MOBILE_LICENCE_SIGNER, extended_key_usage
from safepassage.documents.reasons import reason
from safepassage.documents.seals import lifetime, signers
from safepassage.documents.seals.cose import Signed
from safepassage.documents.seals.mdoc.elements import Shown
from safepassage.documents.seals.mdoc.security_object import SecurityObject
from safepassage.documents.seals.seal import Held
from safepassage.records import DocumentReason

LICENCE = "org.iso.18013.5.1.mDL"

_COUNTRY = "issuing_country"


class MobileDocument(NamedTuple):
    """What was shown, the signature, and the security object under it."""

    shown: Shown
    signed: Signed
    security: SecurityObject


def judge(document: MobileDocument, held: Held, at: datetime) -> Iterator[DocumentReason]:
    """Say what is to say of a mobile document, as of an instant; raises MalformedError."""
    security = document.security
    yield from _digests(document)
    yield from lifetime.judge(security.begins, security.ends, at)
    signature, chain = document.signed.signature, document.signed.chain
    if signature is None:
        yield reason("unsupported_algorithm", "none of ES256, ES384 and ES512")
        return
    if not chain:
        yield signers.unknown("a mobile document without its signer's certificate")
        return
    permitted = partial(_permitted, document)
    day = security.signed.date().isoformat()
    inside = signers.Candidates((read_certificate(chain[0]),), "its own signer", inside=True)
    yield from signers.judge(signature._replace(day=day), inside, permitted, held.certificates, at)


def _digests(document: MobileDocument) -> Iterator[DocumentReason]:
    """The type and every element shown have to be those that were signed (clause 9.1.2.5)."""
    security = document.security
    named = document.shown.document_type
    if named is not None and named != security.document_type:
        yield reason("seal_element_mismatch", "docType")
    if security.digest is None:
        yield reason("unsupported_algorithm", "a digest that mobile documents do not have")
        return
    for each in document.shown.elements:
        wanted = security.digests.get(each.space, {}).get(each.number)
        if wanted != new(security.digest, each.octets).digest():
            yield reason("seal_element_mismatch", each.name)


def _permitted(document: MobileDocument, signer: signers.Signer) -> Iterator[DocumentReason]:
    purposes = extended_key_usage(signer.certificate)
    is_licence = document.security.document_type == LICENCE
    if is_licence and not signer.is_given and MOBILE_LICENCE_SIGNER not in purposes:
        yield reason("seal_not_for_this_use", "no signer of mobile driving licences")
    country = names.country(signer.certificate.issuer)
    for each in document.shown.elements:
        if each.name == _COUNTRY and each.value != country:
            yield reason("country_mismatch", f"{country} signed for another")
