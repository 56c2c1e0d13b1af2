"""Whether a VDS-NC is the state's: a barcode signer's certificate, led to a root of the state."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import NamedTuple

from safepassage.documents.certificates.certificate import Certificate, read_certificate
from safepassage.documents.certificates.extensions import (
    NON_CONSTRAINED_SEAL_SIGNER,
    document_types,
    extended_key_usage,
)
from safepassage.documents.issuers import countries_of
from safepassage.documents.passive.binding import of_country
from safepassage.documents.reasons import reason
from safepassage.documents.seals import signers
from safepassage.documents.seals.seal import Held
from safepassage.records import DocumentReason

_DIGESTS = {"ES256": "sha256", "ES384": "sha384", "ES512": "sha512"}
_DOCUMENT_TYPES = {"icao.test": "NT", "icao.vacc": "NV"}


class Sealed(NamedTuple):
    """A seal's parts; ``signed`` is the canonical form, ``unfit`` what is not as it should be."""

    type: str
    issuer: str
    algorithm: str
    signed: bytes
    signature: bytes
    certificate: bytes | None
    unfit: tuple[str, ...]


def judge(sealed: Sealed, held: Held, at: datetime) -> Iterator[DocumentReason]:
    """Say what is to say of a seal, as of an instant; raises MalformedError."""
    if sealed.unfit:
        yield reason("seal_schema", ", ".join(sealed.unfit))
    if sealed.algorithm not in _DIGESTS:
        yield reason("unsupported_algorithm", "none of ES256, ES384 and ES512")
        return
    candidates = _candidates(sealed, held)
    signature = signers.Signature(
        sealed.signature, sealed.signed, digest=_DIGESTS[sealed.algorithm]
    )
    permitted = partial(_permitted, sealed)
    yield from signers.judge(signature, candidates, permitted, held.certificates, at)


def _candidates(sealed: Sealed, held: Held) -> signers.Candidates:
    """The certificate in the seal, else those of the state's barcode signers that are held."""
    if sealed.certificate is not None:
        inside = (read_certificate(sealed.certificate),)
        return signers.Candidates(inside, sealed.issuer, inside=True)
    countries = countries_of(sealed.issuer)
    found = signers.held(
        held.certificates,
        lambda each: (
            each.country in countries and NON_CONSTRAINED_SEAL_SIGNER in extended_key_usage(each)
        ),
    )
    return signers.Candidates(found, sealed.issuer, named=False)


def _permitted(sealed: Sealed, signer: signers.Signer) -> Iterator[DocumentReason]:
    """A root vouches for signers of many things: this one has to be one of such barcodes."""
    if not signer.is_given:
        yield from _purpose(sealed, signer.certificate)
    yield from of_country(signer.certificate, sealed.issuer)


def _purpose(sealed: Sealed, certificate: Certificate) -> Iterator[DocumentReason]:
    if NON_CONSTRAINED_SEAL_SIGNER not in extended_key_usage(certificate):
        yield reason("seal_not_for_this_use", "no signer of such barcodes")
    wanted = _DOCUMENT_TYPES.get(sealed.type)
    types = document_types(certificate)
    if wanted and types and wanted not in types:
        yield reason("seal_not_for_this_use", f"{wanted}, not {', '.join(types)}")
