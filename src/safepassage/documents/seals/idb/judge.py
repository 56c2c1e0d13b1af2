"""Whether an ICAO barcode is the state's."""

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache, partial
from hashlib import sha1
from typing import NamedTuple

from safepassage.documents.certificates.certificate import Certificate, read_certificate
from safepassage.documents.reasons import reason
from safepassage.documents.seals import binding, lifetime, signers
from safepassage.documents.seals.encodings.dates import UNKNOWN
from safepassage.documents.seals.idb.header import Header
from safepassage.documents.seals.messages import Messages
from safepassage.documents.seals.seal import Held
from safepassage.records import DocumentReason

REFERENCE = 5
"""Octets of a certificate's digest by which a barcode names it."""


class Barcode(NamedTuple):
    """A barcode's parts: what is signed is the header and the messages."""

    header: Header
    messages: Messages
    signed: bytes
    certificate: bytes | None
    signature: bytes | None


def judge(barcode: Barcode, held: Held, at: datetime) -> Iterator[DocumentReason]:
    """Say what is to say of a barcode, as of an instant; raises MalformedError."""
    header = barcode.header
    if barcode.messages.unfit:
        yield reason("seal_schema", ", ".join(barcode.messages.unfit))
    if barcode.signature is None:
        yield reason("seal_unsigned")
        return
    if header.digest is None:
        yield reason("unsupported_algorithm", "an algorithm that barcodes do not have")
        return
    candidates, about = _candidates(barcode, held)
    yield from about
    if not candidates.certificates:
        yield signers.unknown(candidates.who)
        return
    day = _whole(header.day)
    signature = signers.Signature(barcode.signature, barcode.signed, digest=header.digest, day=day)
    permitted = partial(binding.judge, header.issuer, barcode.messages.lines)
    yield from signers.judge(signature, candidates, permitted, held.certificates, at)
    yield from lifetime.judge(lifetime.start_of(day) if day else None, None, at)


def reference(certificate: Certificate) -> bytes:
    """By what a barcode names its signer's certificate: a name, not a proof."""
    return _reference(certificate.raw)


@lru_cache(maxsize=1 << 16)
def _reference(raw: bytes) -> bytes:
    return sha1(raw, usedforsecurity=False).digest()[-REFERENCE:]


def _candidates(
    barcode: Barcode, held: Held
) -> tuple[signers.Candidates, tuple[DocumentReason, ...]]:
    """Certificates held here that the header means, else the one in the barcode."""
    wanted = barcode.header.reference
    found = signers.held(held.certificates, lambda each: reference(each) == wanted)
    if found or barcode.certificate is None:
        return signers.Candidates(found, wanted.hex()), ()
    inside = read_certificate(barcode.certificate)
    candidates = signers.Candidates((inside,), wanted.hex(), inside=True)
    named = reference(inside) == wanted
    return candidates, () if named else (reason("signer_identifier_mismatch"),)


def _whole(day: str | None) -> str | None:
    return None if day is None or UNKNOWN in day else day
