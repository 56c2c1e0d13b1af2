"""Whether a digital COVID certificate is the state's."""

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache, partial
from hashlib import sha256
from typing import NamedTuple

from safepassage.documents.certificates.certificate import Certificate
from safepassage.documents.certificates.extensions import extended_key_usage
from safepassage.documents.reasons import reason
from safepassage.documents.seals import lifetime, signers
from safepassage.documents.seals.cose import Signed
from safepassage.documents.seals.dcc.content import Content
from safepassage.documents.seals.seal import Held
from safepassage.records import DocumentReason

IDENTIFIER = 8
"""A key is named by so many octets of its certificate's SHA-256 digest."""

_ROOTS = ("1.3.6.1.4.1.1847.2021.1", "1.3.6.1.4.1.0.1847.2021.1")
"""Where uses of keys are named, and how they were in the beginning."""
_USES = {"1": "test", "2": "vaccination", "3": "recovery"}


class Sealed(NamedTuple):
    """A read certificate, with the instants that its claims name."""

    signed: Signed
    content: Content
    issued: datetime | None
    expires: datetime | None


def judge(sealed: Sealed, held: Held, at: datetime) -> Iterator[DocumentReason]:
    """Say what is to say of a certificate, as of an instant; raises MalformedError."""
    if sealed.content.unfit:
        yield reason("seal_schema", ", ".join(sealed.content.unfit))
    yield from lifetime.judge(sealed.issued, sealed.expires, at)
    signature = sealed.signed.signature
    if signature is None:
        yield reason("unsupported_algorithm", "none of ES256 and PS256")
        return
    wanted = sealed.signed.key_identifier
    found = signers.held(
        held.certificates,
        lambda each: key_identifier(each) == wanted,
        lambda directory: directory.digested(wanted) if wanted else (),
    )
    candidates = signers.Candidates(found, wanted.hex() if wanted else "without a name")
    permitted = partial(_permitted, sealed.content.kind)
    yield from signers.judge(signature, candidates, permitted, held.certificates, at)


def key_identifier(certificate: Certificate) -> bytes:
    """How certificates name their signer's key."""
    return _identifier(certificate.raw)


@lru_cache(maxsize=1 << 16)
def _identifier(raw: bytes) -> bytes:
    return sha256(raw).digest()[:IDENTIFIER]


def _permitted(kind: str | None, signer: signers.Signer) -> Iterator[DocumentReason]:
    """A signer with uses named signs only those; one without signs any."""
    purposes = (each.rpartition(".") for each in extended_key_usage(signer.certificate))
    uses = {_USES.get(number) for root, _, number in purposes if root in _ROOTS}
    if uses and kind is not None and kind not in uses:
        yield reason("seal_not_for_this_use", kind)
