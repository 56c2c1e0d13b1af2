"""Times of certificates: the chain model, as Doc 9303-12 clause 4.1.1 means it.

A document lives longer than its signer's key signs, and a root's certificate longer still. So
what counts is the instant of signing where it is said, and a certificate that has expired
since is a mistake of the issuer's, never a sign of forgery. The instant of the check comes in
as an argument.
"""

from collections.abc import Iterator
from datetime import datetime

from safepassage.documents.certificates.anchors import Anchor
from safepassage.documents.certificates.certificate import Certificate
from safepassage.documents.certificates.extensions import private_key_usage
from safepassage.documents.reasons import reason
from safepassage.records import DocumentReason


def of_signer(
    certificate: Certificate, signed_at: datetime | None, at: datetime
) -> Iterator[DocumentReason]:
    """Hold the signer's certificate against when it signed, and against now."""
    if signed_at is not None and not _within(certificate, signed_at):
        yield reason("dsc_not_valid_when_signed")
    if at < certificate.not_before:
        yield reason("dsc_not_yet_valid")
    elif at > certificate.not_after:
        yield reason("dsc_expired")
    usage = private_key_usage(certificate)
    if usage is None or signed_at is None:
        return
    begin, end = usage
    if (begin and signed_at < begin) or (end and signed_at > end):
        yield reason("outside_private_key_usage")


def of_anchor(anchor: Anchor, signer: Certificate, at: datetime) -> Iterator[DocumentReason]:
    """Hold the root's certificate against when it signed the signer's, and against now."""
    root = anchor.certificate
    if not _within(root, signer.not_before):
        yield reason("csca_not_valid_then")
    if at > root.not_after:
        yield reason("csca_expired")


def _within(certificate: Certificate, instant: datetime) -> bool:
    return certificate.not_before <= instant <= certificate.not_after
