"""Those who sign: an algorithm and a key that follows from a label."""

from functools import cached_property, lru_cache
from hashlib import new, sha1, shake_256
from typing import Protocol

import ecdsa
import ecdsa.util
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from safepassage.simulation.passports import asn1
from safepassage.simulation.passports.keys import domains, identifiers, primes, rsa_padding
from safepassage.simulation.passports.keys.algorithms import (
    SLOW_CURVES,
    Algorithm,
    Digest,
    Ecdsa,
    Rsa,
)

_HASHES: dict[Digest, hashes.HashAlgorithm] = {
    "sha1": hashes.SHA1(),  # noqa: S303 - states signed so, and checks have to meet it
    "sha224": hashes.SHA224(),
    "sha256": hashes.SHA256(),
    "sha384": hashes.SHA384(),
    "sha512": hashes.SHA512(),
}
_FAST: dict[str, type[ec.EllipticCurve]] = {
    "P-224": ec.SECP224R1,
    "P-256": ec.SECP256R1,
    "P-384": ec.SECP384R1,
    "P-521": ec.SECP521R1,
    "brainpoolP256r1": ec.BrainpoolP256R1,
    "brainpoolP384r1": ec.BrainpoolP384R1,
    "brainpoolP512r1": ec.BrainpoolP512R1,
}
SCALAR_OCTETS = 80
"""More than any order has, so that all scalars are about as likely."""


class Signer(Protocol):
    """A private key with the way it signs."""

    @property
    def digest(self) -> Digest:
        """Digest that it signs."""

    @property
    def identifier(self) -> bytes:
        """AlgorithmIdentifier of its signatures."""

    @property
    def info(self) -> bytes:
        """SubjectPublicKeyInfo of its public key."""

    @property
    def key_identifier(self) -> bytes:
        """SHA-1 over the public key's bits (RFC 5280 clause 4.2.1.2, first way)."""

    def sign(self, data: bytes) -> bytes:
        """Signature over ``data``, the same in every run."""


class RsaSigner:
    """An RSA key, one of the few there are of its size."""

    def __init__(self, algorithm: Rsa, numbers: primes.RsaNumbers) -> None:
        self.algorithm = algorithm
        self.numbers = numbers
        self.digest = algorithm.digest

    @cached_property
    def identifier(self) -> bytes:
        """AlgorithmIdentifier of its signatures."""
        return identifiers.of_rsa(self.algorithm)

    @cached_property
    def _public(self) -> bytes:
        return asn1.sequence(asn1.integer(self.numbers.modulus), asn1.integer(primes.EXPONENT))

    @cached_property
    def info(self) -> bytes:
        """SubjectPublicKeyInfo of its public key."""
        return asn1.sequence(identifiers.of_rsa_key(self.algorithm), asn1.bits(self._public))

    @cached_property
    def key_identifier(self) -> bytes:
        """SHA-1 over the public key's bits."""
        return _sha1(self._public)

    def sign(self, data: bytes) -> bytes:
        """Signature over ``data``."""
        size = self.numbers.size
        if self.algorithm.pss:
            encoded = rsa_padding.pss(self.algorithm, data, self.numbers.modulus.bit_length())
        else:
            encoded = rsa_padding.pkcs1(self.algorithm, data, size)
        return self.numbers.power(int.from_bytes(encoded)).to_bytes(size)


class CurveSigner:
    """A key on a curve: its scalar, and its point as the certificate gives it."""

    def __init__(self, algorithm: Ecdsa, scalar: int) -> None:
        self.algorithm = algorithm
        self.scalar = scalar
        self.digest = algorithm.digest

    @cached_property
    def identifier(self) -> bytes:
        """AlgorithmIdentifier of its signatures."""
        return identifiers.of_ecdsa(self.algorithm)

    @cached_property
    def point(self) -> bytes:
        """The public key, uncompressed."""
        return _multiple(self.algorithm.curve, self.scalar)

    @cached_property
    def info(self) -> bytes:
        """SubjectPublicKeyInfo of its public key."""
        # With the key itself as generator, the private key for those parameters is 1.
        generator = self.point if self.algorithm.wrong_generator else None
        parameters = domains.written(self.algorithm, generator)
        kind = asn1.sequence(asn1.oid(identifiers.EC_PUBLIC_KEY), parameters)
        return asn1.sequence(kind, asn1.bits(self.point))

    @cached_property
    def key_identifier(self) -> bytes:
        """SHA-1 over the public key's bits."""
        return _sha1(self.point)

    def sign(self, data: bytes) -> bytes:
        """Signature over ``data`` as a DER sequence, with a nonce by RFC 6979."""
        if self.algorithm.curve in SLOW_CURVES:
            key = _slow_key(self.algorithm.curve, self.scalar)
            found = new(self.digest, data).digest()
            return _bytes(
                key.sign_digest_deterministic(
                    found,
                    hashfunc=lambda *data: new(self.digest, *data),
                    sigencode=ecdsa.util.sigencode_der,
                    allow_truncate=True,
                )
            )
        way = ec.ECDSA(_HASHES[self.digest], deterministic_signing=True)
        return _fast_key(self.algorithm.curve, self.scalar).sign(data, way)


@lru_cache(maxsize=256)
def signer(algorithm: Algorithm, label: str, slot: int = 0) -> Signer:
    """The key of this name: on a curve by the label, of RSA the one in ``slot``, counted round."""
    if isinstance(algorithm, Rsa):
        return RsaSigner(algorithm, primes.numbers(algorithm.bits, slot))
    scalar = _number(f"{algorithm.curve}/{label}", SCALAR_OCTETS)
    return CurveSigner(algorithm, scalar % (domains.order(algorithm.curve) - 1) + 1)


def _number(label: str, octets: int) -> int:
    return int.from_bytes(shake_256(label.encode()).digest(octets))


def _sha1(data: bytes) -> bytes:
    return sha1(data, usedforsecurity=False).digest()


def _multiple(curve: str, scalar: int) -> bytes:
    if curve in SLOW_CURVES:
        return _bytes(_slow_key(curve, scalar).verifying_key.to_string("uncompressed"))
    numbers = _fast_key(curve, scalar).public_key().public_numbers()
    return domains.point(curve, numbers.x, numbers.y)


def _fast_key(curve: str, scalar: int) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(scalar, _FAST[curve]())


def _slow_key(curve: str, scalar: int) -> ecdsa.SigningKey:
    return ecdsa.SigningKey.from_secret_exponent(scalar, domains.NAMED[curve])


def _bytes(value: object) -> bytes:
    return bytes(value) if isinstance(value, (bytes, bytearray)) else b""
