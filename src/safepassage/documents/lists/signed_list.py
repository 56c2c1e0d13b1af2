"""What master lists and deviation lists share: who signed them, and whether he may.

Nobody is believed for being in the list: the signer has to lead to a root that was held before
(Doc 9303-12 clauses 9 and 10), and his certificate has to be for this use.
"""

from collections.abc import Iterator
from datetime import datetime

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates import extensions, names
from safepassage.documents.certificates.anchors import Anchors
from safepassage.documents.certificates.certificate import Certificate
from safepassage.documents.certificates.keys import UnusableKeyError, public_key
from safepassage.documents.certificates.revocation import Revocations
from safepassage.documents.cms import (
    SignedData,
    Signer,
    certificates_of,
    digest_holds,
    is_of,
    signature_holds,
)
from safepassage.documents.reasons import reason
from safepassage.records import DocumentReason


def judge(
    data: SignedData, purpose: str, anchors: Anchors, revocations: Revocations, at: datetime
) -> Iterator[DocumentReason]:
    """Say whether a signed list holds and is of whom it should be; ``purpose`` is an EKU."""
    for signer in data.signers:
        certificate = certificate_of(data, signer)
        if certificate is None:
            yield reason("signer_missing")
            continue
        try:
            yield from _signature(data, signer, certificate)
            yield from _purpose(certificate, purpose)
            yield from _origin(certificate, anchors, revocations, at)
        except MalformedError as error:
            yield reason("malformed_data", str(error))


def certificate_of(data: SignedData, signer: Signer) -> Certificate | None:
    """The signer's certificate among those beside the list."""
    try:
        inside = certificates_of(data.certificates)
        return next((each for each in inside if is_of(signer, each)), None)
    except MalformedError:
        return None


def _signature(
    data: SignedData, signer: Signer, certificate: Certificate
) -> Iterator[DocumentReason]:
    try:
        holds = signature_holds(data, signer, public_key(certificate.public_key))
    except UnusableKeyError as error:
        yield reason(error.code, error.about)
        return
    if not holds or not digest_holds(data, signer):
        yield reason("list_signature_invalid")
    if signer.signed is not None and signer.attributes.content_type != data.content_type:
        yield reason("content_type_mismatch")


def _purpose(certificate: Certificate, purpose: str) -> Iterator[DocumentReason]:
    usage = certificate.extensions.get(extensions.EXTENDED_KEY_USAGE)
    name = names.readable(certificate.subject)
    if purpose not in extensions.extended_key_usage(certificate):
        yield reason("list_signer_purpose", name)
    elif usage is not None and not usage.critical:
        yield reason("list_signer_purpose_not_critical", name)


def _origin(
    certificate: Certificate, anchors: Anchors, revocations: Revocations, at: datetime
) -> Iterator[DocumentReason]:
    issuer = anchors.issuer_of(certificate)
    name = names.readable(certificate.subject)
    if issuer.anchor is None or not issuer.anchor.is_trusted:
        yield reason("list_signer_untrusted", name)
        return
    if not certificate.not_before <= at <= certificate.not_after:
        yield reason("list_signer_expired", name)
    for each in revocations.judge(certificate, at):
        yield reason("list_signer_revoked", name) if each.code == "dsc_revoked" else each
