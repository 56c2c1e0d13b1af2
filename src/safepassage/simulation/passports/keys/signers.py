"""Those who sign: an algorithm and a key that follows from a label."""

from functools import lru_cache
from typing import Protocol

from safepassage.simulation.passports.keys import curve_arithmetic, primes
from safepassage.simulation.passports.keys.algorithms import Algorithm, Digest, Rsa
from safepassage.simulation.passports.keys.curve_signer import CurveSigner
from safepassage.simulation.passports.keys.rsa_signer import RsaSigner

__all__ = ["CurveSigner", "RsaSigner", "Signer", "signer"]


class Signer(Protocol):
    """A private key with the way it signs."""

    @property
    def algorithm(self) -> Algorithm:
        """How it signs."""

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


@lru_cache(maxsize=1024)
def signer(algorithm: Algorithm, label: str, slot: int = 0) -> Signer:
    """The key of this name: on a curve by the label, of RSA the one in ``slot``, counted round."""
    if isinstance(algorithm, Rsa):
        return RsaSigner(algorithm, primes.numbers(algorithm.bits, slot))
    return CurveSigner(algorithm, curve_arithmetic.scalar(algorithm.curve, label))
