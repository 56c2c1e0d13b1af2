"""Who signed a security object, and whether that signature holds (Doc 9303-11 clause 5.1)."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import NamedTuple, Protocol

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates.certificate import Certificate
from safepassage.documents.certificates.keys import UnusableKeyError, public_key
from safepassage.documents.certificates.signatures import WEAK, algorithm_of
from safepassage.documents.cms import (
    SignedData,
    Signer,
    certificates_of,
    digest_holds,
    is_of,
    signature_holds,
)
from safepassage.documents.passive.security_object import SECURITY_OBJECT, is_known_type
from safepassage.documents.reasons import reason
from safepassage.records import DocumentReason

SMALLEST_RSA = 2048


class Directory(Protocol):
    """Signers that are held in great number, and given only when one is asked for."""

    def named(self, signer: Signer) -> Iterable[Certificate]:
        """Those that signed data may mean by the names they give their signer."""

    def numbered(self, country: str, serial: int) -> Iterable[Certificate]:
        """Those of a country, by two letters, that have a serial number."""

    def digested(self, prefix: bytes) -> Iterable[Certificate]:
        """Those whose SHA-256 begins so."""


class Found(NamedTuple):
    """The signer's certificate, if there is one, and what there was to say about finding it."""

    certificate: Certificate | None
    reasons: tuple[DocumentReason, ...] = ()


def find(
    data: SignedData,
    held: Iterable[Certificate],
    directory: Directory | None,
    counts: Callable[[Certificate], bool],
) -> Found:
    """Find the signer's certificate in the signed data, else among those held here.

    A signer named wrongly is a known mistake of issuers: where only one certificate came with
    the data, that one is taken, and the signature tells whether rightly. ``counts`` says whether
    a root stands for a certificate.
    """
    try:
        inside = certificates_of(data.certificates)
    except MalformedError as error:
        return Found(None, (reason("malformed_data", str(error)),))
    signer = data.signers[0]
    for certificate in inside:
        if is_of(signer, certificate):
            return Found(certificate)
    beside = _beside(data, chain(held, _named(signer, directory)), counts)
    if beside is not None:
        return Found(beside, (reason("signer_not_in_sod"),))
    if len(inside) == 1:
        return Found(inside[0], (reason("signer_identifier_mismatch"),))
    return Found(None, (reason("signer_missing"),))


def _beside(
    data: SignedData, held: Iterable[Certificate], counts: Callable[[Certificate], bool]
) -> Certificate | None:
    """Of those that the data name the one that signed them, else one that a root stands for.

    States give a number twice, and what is held here is not all true: by a certificate that
    proves nothing itself, nobody's document is false.
    """
    likeliest = None
    for certificate in held:
        if not is_of(data.signers[0], certificate):
            continue
        if _holds(data, certificate):
            return certificate
        if likeliest is None and counts(certificate):
            likeliest = certificate
    return likeliest


def _holds(data: SignedData, certificate: Certificate) -> bool:
    try:
        return signature_holds(data, data.signers[0], public_key(certificate.public_key))
    except UnusableKeyError:
        return False


def _named(signer: Signer, directory: Directory | None) -> Iterator[Certificate]:
    """What the directory has, asked for only as soon as it is wanted."""
    if directory is not None:
        yield from directory.named(signer)


def judge(data: SignedData, certificate: Certificate) -> Iterator[DocumentReason]:
    """Say whether the content is the signed one, and the signature that of this certificate."""
    signer = data.signers[0]
    yield from _content_type(data, signer)
    if not data.is_der:
        yield reason("encoding_not_der")
    if not digest_holds(data, signer):
        yield reason("message_digest_mismatch")
    try:
        if not signature_holds(data, signer, public_key(certificate.public_key)):
            yield reason("sod_signature_invalid")
        yield from _weaknesses(signer, certificate)
    except UnusableKeyError as error:
        yield reason(error.code, error.about)
    if signer.attributes.signing_time is None:
        yield reason("no_signing_time")


def _content_type(data: SignedData, signer: Signer) -> Iterator[DocumentReason]:
    if not is_known_type(data.content_type):
        yield reason("content_type_unexpected", data.content_type)
    elif data.content_type != SECURITY_OBJECT:
        yield reason("content_type_former", data.content_type)
    if signer.signed is not None and signer.attributes.content_type != data.content_type:
        yield reason("content_type_mismatch")


def _weaknesses(signer: Signer, certificate: Certificate) -> Iterator[DocumentReason]:
    key = public_key(certificate.public_key)
    algorithm = algorithm_of(signer.algorithm)
    used = {algorithm.digest or signer.digest, algorithm_of(certificate.algorithm).digest}
    weak = sorted(name for name in used if name in WEAK)
    if key.kind == "rsa" and key.bits < SMALLEST_RSA:
        weak.append(f"RSA {key.bits}")
    if weak:
        yield reason("weak_algorithm", ", ".join(weak))
    if key.declared and key.curve:
        yield reason("curve_substituted", key.curve.name)
