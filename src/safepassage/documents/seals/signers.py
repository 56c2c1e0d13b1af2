"""Who signed a seal, whether that signature holds, and whether a root held here stands for it.

The signer of most seals is not in them: its certificate is found among those held here by what
the seal says of it. A certificate given as trusted ends the search; any other has to lead to one.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from safepassage.documents.certificates import names
from safepassage.documents.certificates.anchors import Issuer
from safepassage.documents.certificates.certificate import Certificate
from safepassage.documents.certificates.extensions import (
    DIGITAL_SIGNATURE,
    LIST_SIGNERS,
    extended_key_usage,
    key_usage,
)
from safepassage.documents.certificates.keys import Key, UnusableKeyError, public_key
from safepassage.documents.certificates.signatures import Algorithm, Scheme, verify
from safepassage.documents.passive import validity
from safepassage.documents.passive.evidence import Trust
from safepassage.documents.passive.signer import Directory
from safepassage.documents.reasons import reason
from safepassage.documents.seals import lifetime
from safepassage.records import DocumentReason

_DIGEST_OF_SIZE = ((224, "sha224"), (256, "sha256"), (384, "sha384"))
_LARGEST_DIGEST = "sha512"


class Signature(NamedTuple):
    """A signature over octets; no ``digest`` means the one that fits the key's size.

    ``day`` is the day of signing, ISO 8601, where the seal says it.
    """

    octets: bytes
    signed: bytes
    scheme: Scheme = "ecdsa_plain"
    digest: str | None = None
    day: str | None = None


class Candidates(NamedTuple):
    """Certificates that may be the signer's; ``who`` is whom the seal means, for people.

    ``inside`` says that the seal came with its certificate, ``named`` that it says which one it
    means, and not only of which state.
    """

    certificates: tuple[Certificate, ...]
    who: str
    inside: bool = False
    named: bool = True


class Signer(NamedTuple):
    """The certificate by which a signature holds, and whether it was itself given as trusted."""

    certificate: Certificate
    is_given: bool


Permitted = Callable[[Signer], Iterable[DocumentReason]]
"""What a kind of seal asks of its signer besides a root that stands for it."""


Further = Callable[[Directory], Iterable[Certificate]]
"""How a directory of many signers is asked for those that a seal may mean."""


def held(
    trust: Trust, wanted: Callable[[Certificate], bool], further: Further | None = None
) -> tuple[Certificate, ...]:
    """All certificates held here that a seal may mean by its signer, trusted ones first.

    The directory is asked only where there is none at hand.
    """
    anchors = (each.certificate for each in trust.anchors)
    found = tuple(each for each in (*anchors, *trust.signers) if wanted(each))
    if found or further is None or trust.directory is None:
        return found
    return tuple(filter(wanted, further(trust.directory)))


def judge(
    signature: Signature,
    candidates: Candidates,
    permitted: Permitted,
    trust: Trust,
    at: datetime,
) -> Iterator[DocumentReason]:
    """Say what is to say of a seal's signature and its signer; raises MalformedError.

    What a certificate says of itself counts only once a root stands for it.
    """
    certificate, why = _found(signature, candidates.certificates)
    if certificate is None and not _is_sure(candidates, trust):
        yield unknown(candidates.who)
        return
    yield from why
    if certificate is None:
        return
    issuer = trust.anchors.issuer_of(certificate)
    if issuer.anchor is None:
        yield _unproved(certificate, issuer)
        return
    signer = Signer(certificate, is_given=issuer.anchor.certificate == certificate)
    yield from _usage(certificate)
    yield from permitted(signer)
    yield from validity.of_signer(certificate, _instant(signature.day, certificate), at)
    if not issuer.anchor.is_trusted:
        yield reason("csca_not_trusted", ", ".join(issuer.anchor.sources))
    if not signer.is_given:
        yield from validity.of_anchor(issuer.anchor, certificate, at)
        yield from trust.revocations.judge(certificate, at)


def _is_sure(candidates: Candidates, trust: Trust) -> bool:
    """Whether a signature that holds by no candidate is wrong, and not that of somebody unknown.

    By certificates that only lie here and prove nothing, nobody's seal is false.
    """
    if candidates.inside or not candidates.named:
        return candidates.inside
    found = (trust.anchors.issuer_of(each).anchor for each in candidates.certificates)
    return any(anchor is not None and anchor.is_trusted for anchor in found)


def _unproved(certificate: Certificate, issuer: Issuer) -> DocumentReason:
    """Why no root stands for a signer's certificate."""
    who = names.readable(certificate.issuer)
    if issuer.is_named:
        return reason("dsc_signature_invalid", who)
    if issuer.unusable is not None:
        return reason(issuer.unusable.code, issuer.unusable.about)
    return unknown(who)


def _instant(day: str | None, certificate: Certificate) -> datetime | None:
    """An instant on the day of signing, one at which the certificate was valid if there is any."""
    if day is None:
        return None
    first, last = lifetime.start_of(day), lifetime.end_of(day)
    return min(max(first, certificate.not_before), last)


def unknown(who: str) -> DocumentReason:
    """That no certificate of a seal's signer is held here."""
    return reason("seal_signer_unknown", who)


def _found(
    signature: Signature, candidates: tuple[Certificate, ...]
) -> tuple[Certificate | None, tuple[DocumentReason, ...]]:
    """The candidate by which the signature holds; without one, why there is none."""
    why = reason("seal_signature_invalid")
    for certificate in candidates:
        try:
            key = public_key(certificate.public_key)
            if holds(signature, key):
                return certificate, _substituted(key)
        except UnusableKeyError as error:
            why = reason(error.code, error.about)
    return None, (why,)


def holds(signature: Signature, key: Key) -> bool:
    """Whether a signature holds by a key; UnusableKeyError where that cannot be told."""
    digest = signature.digest or digest_of_size(key.bits)
    if signature.scheme == "ecdsa_plain" and not _is_plain(signature.octets, key):
        return False
    algorithm = Algorithm(signature.scheme, digest, mask=digest, salt=_salt(digest))
    return verify(key, algorithm, signature.octets, signature.signed)


def digest_of_size(bits: int) -> str:
    """The digest as long as a curve's key (Doc 9303-13 clause 2.5)."""
    fitting = (digest for size, digest in _DIGEST_OF_SIZE if bits <= size)
    return next(fitting, _LARGEST_DIGEST)


def _salt(digest: str) -> int:
    """PSS in COSE has a salt as long as its digest (RFC 8230 clause 2)."""
    return int(digest.removeprefix("sha")) // 8


def _is_plain(octets: bytes, key: Key) -> bool:
    """Whether r and s have their full lengths; a seal has one form only."""
    return key.kind != "ec" or len(octets) == 2 * ((key.bits + 7) // 8)


def _substituted(key: Key) -> tuple[DocumentReason, ...]:
    return (reason("curve_substituted", key.curve.name),) if key.declared and key.curve else ()


def _usage(certificate: Certificate) -> Iterator[DocumentReason]:
    """A key that signs certificates, and nothing else, signs no seals; nor does one of lists."""
    usage = key_usage(certificate)
    if usage is not None and DIGITAL_SIGNATURE not in usage:
        yield reason("seal_not_for_this_use", "the key's usage has no digital signatures")
    if LIST_SIGNERS.intersection(extended_key_usage(certificate)):
        yield reason("seal_not_for_this_use", "the key is for lists of certificates")
