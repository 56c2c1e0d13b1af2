"""COSE_Sign1: one signature over a payload in CBOR (RFC 9052 clause 4.2)."""

from collections.abc import Mapping
from typing import NamedTuple

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates.signatures import Scheme
from safepassage.documents.seals.encodings import cbor
from safepassage.documents.seals.encodings.cbor import Cbor, Key, Tagged
from safepassage.documents.seals.signers import Signature

SIGN1 = 18
PARTS = 4

_ALGORITHM = 1
_CRITICAL = 2
_KEY_IDENTIFIER = 4
_CHAIN = 33
_CONTEXT = b"\x84\x6aSignature1"
_NOTHING_BESIDE = b"\x40"

_ALGORITHMS: Mapping[Cbor, tuple[Scheme, str]] = {
    -7: ("ecdsa_plain", "sha256"),
    -35: ("ecdsa_plain", "sha384"),
    -36: ("ecdsa_plain", "sha512"),
    -37: ("pss", "sha256"),
    -38: ("pss", "sha384"),
    -39: ("pss", "sha512"),
}
"""ES256 to ES512 and PS256 to PS512 (RFC 9053 clause 2.1, RFC 8230 clause 2)."""


class Signed(NamedTuple):
    """A payload and its signature, None for an algorithm that is not known.

    ``chain`` are the certificates that came along, the signer's first.
    """

    payload: bytes
    signature: Signature | None
    key_identifier: bytes | None
    chain: tuple[bytes, ...]


def read(value: Cbor) -> Signed:
    """Read a COSE_Sign1, tagged or not; raises MalformedError."""
    if isinstance(value, Tagged) and value.tag == SIGN1:
        value = value.value
    if not isinstance(value, tuple) or isinstance(value, Tagged) or len(value) != PARTS:
        raise MalformedError("no COSE_Sign1")
    protected, unprotected, payload, signature = value
    if not isinstance(protected, bytes) or not isinstance(unprotected, Mapping):
        raise MalformedError("a COSE_Sign1 without its headers")
    if not isinstance(payload, bytes) or not isinstance(signature, bytes):
        raise MalformedError("a COSE_Sign1 without payload or signature")
    header = _header(protected, unprotected)
    signed = _CONTEXT + cbor.octets(protected) + _NOTHING_BESIDE + cbor.octets(payload)
    return Signed(
        payload=payload,
        signature=_signature(header, signature, signed),
        key_identifier=_key_identifier(header),
        chain=_chain(header),
    )


def _header(protected: bytes, unprotected: Mapping[Key, Cbor]) -> Mapping[Key, Cbor]:
    """Both headers as one; what is protected counts where both say something."""
    inner = cbor.read(protected) if protected else {}
    if not isinstance(inner, Mapping):
        raise MalformedError("a protected header that is no map")
    if _CRITICAL in inner:
        raise MalformedError("a header that has to be understood, and is not")
    return {**unprotected, **inner}


def _signature(header: Mapping[Key, Cbor], octets: bytes, signed: bytes) -> Signature | None:
    algorithm = header.get(_ALGORITHM)
    if not isinstance(algorithm, int) or algorithm not in _ALGORITHMS:
        return None
    scheme, digest = _ALGORITHMS[algorithm]
    return Signature(octets, signed, scheme, digest)


def _key_identifier(header: Mapping[Key, Cbor]) -> bytes | None:
    identifier = header.get(_KEY_IDENTIFIER)
    if identifier is not None and not isinstance(identifier, bytes):
        raise MalformedError("a key identifier that is no string of octets")
    return identifier


def _chain(header: Mapping[Key, Cbor]) -> tuple[bytes, ...]:
    """Certificates of x5chain (RFC 9360 clause 2): one alone, or several."""
    chain = header.get(_CHAIN)
    if chain is None:
        return ()
    several = chain if isinstance(chain, tuple) and not isinstance(chain, Tagged) else (chain,)
    certificates = tuple(each for each in several if isinstance(each, bytes))
    if not certificates or len(certificates) != len(several):
        raise MalformedError("a chain of what are no certificates")
    return certificates
