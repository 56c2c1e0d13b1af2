"""Active authentication: did the chip sign this challenge? Doc 9303-11 clause 6.1.

An answer proves the chip only if passive authentication vouched for the key: anybody can put a
key of his own beside copied data.
"""

from collections.abc import Iterator

from cryptography.hazmat.primitives.asymmetric import rsa

from safepassage.documents.asn1 import writing
from safepassage.documents.asn1.der import SEQUENCE, MalformedError
from safepassage.documents.certificates.keys import Key, UnusableKeyError, public_key
from safepassage.documents.certificates.signatures import Algorithm, algorithm_of, verify
from safepassage.documents.chip.proof import ACTIVE_AUTHENTICATION_KEY, SECURITY_OPTIONS, told
from safepassage.documents.chip.recovery import recover
from safepassage.documents.lds.public_key import read_active_authentication_key
from safepassage.documents.lds.security_files import read_data_group_14
from safepassage.documents.reasons import reason
from safepassage.records import DocumentReason
from safepassage.records._base import Record

NONCE = 8
DIGESTS = ("sha256", "sha224", "sha384", "sha512", "sha1")
"""What chips without data group 14 have been seen to use, the likeliest first."""
KEY_ALONE = frozenset({ACTIVE_AUTHENTICATION_KEY})
_DER = b"\x30"


class ActiveAuthentication(Record, frozen=True):
    """The terminal's challenge of eight octets, and the chip's answer to INTERNAL AUTHENTICATE."""

    nonce: bytes
    signature: bytes


def judge_active(
    exchange: ActiveAuthentication,
    dg15: bytes | None,
    dg14: bytes | None,
    vouched: frozenset[int],
) -> tuple[DocumentReason, ...]:
    """Say what a chip's answer proves; never raises for bad data.

    ``vouched`` are the numbers of the data groups whose digests passive authentication found
    signed by a signer it trusts. Data group 14 says which digest goes with a curve's key.
    """
    if dg15 is None:
        return (reason("chip_not_offered"),)
    try:
        holds, used = _holds(exchange, dg15, dg14)
    except MalformedError as error:
        return (reason("malformed_data", str(error)),)
    except UnusableKeyError as error:
        return (reason(error.code, error.about),)
    return (told(holds=holds, bound=used <= vouched, failed="aa_failed"),)


def _holds(
    exchange: ActiveAuthentication, dg15: bytes, dg14: bytes | None
) -> tuple[bool, frozenset[int]]:
    """Whether the signature holds, and by which data groups that was told."""
    if len(exchange.nonce) != NONCE:
        raise MalformedError(f"a challenge that is not of {NONCE} octets")
    key = public_key(read_active_authentication_key(dg15).key.info)
    if isinstance(key.verifier, rsa.RSAPublicKey):
        return _modular_holds(exchange, key.verifier.public_numbers()), KEY_ALONE
    digest = _digest_said(dg14) if dg14 else None
    if digest is None:
        return _curve_holds(exchange, key, DIGESTS), KEY_ALONE
    return _curve_holds(exchange, key, (digest,)), KEY_ALONE | {SECURITY_OPTIONS}


def _modular_holds(exchange: ActiveAuthentication, key: rsa.RSAPublicNumbers) -> bool:
    recovered = recover(exchange.signature, key.n, key.e)
    return recovered is not None and recovered.covers(exchange.nonce)


def _digest_said(dg14: bytes) -> str | None:
    """The digest that data group 14 names for active authentication."""
    infos = read_data_group_14(dg14).active_authentication
    if not infos:
        return None
    return algorithm_of(writing.encode(SEQUENCE, writing.oid(infos[0].algorithm))).digest


def _curve_holds(exchange: ActiveAuthentication, key: Key, digests: tuple[str, ...]) -> bool:
    return any(
        verify(key, algorithm, exchange.signature, exchange.nonce)
        for digest in digests
        for algorithm in _forms(exchange.signature, key, digest)
    )


def _forms(signature: bytes, key: Key, digest: str) -> Iterator[Algorithm]:
    """The standard wants r and s plain (TR-03111 clause 5.2.1); some chips write them in DER."""
    if len(signature) % 2 == 0 and 0 < len(signature) <= (key.bits + 15) // 8 * 2:
        yield Algorithm("ecdsa_plain", digest)
    if signature.startswith(_DER):
        yield Algorithm("ecdsa", digest)
