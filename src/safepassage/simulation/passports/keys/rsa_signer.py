"""RSA keys that sign by PKCS#1 v1.5 or PSS."""

from functools import cached_property
from hashlib import sha1

from safepassage.simulation.passports import asn1
from safepassage.simulation.passports.keys import identifiers, primes, rsa_padding
from safepassage.simulation.passports.keys.algorithms import Rsa


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
        return sha1(self._public, usedforsecurity=False).digest()

    def sign(self, data: bytes) -> bytes:
        """Signature over ``data``."""
        size = self.numbers.size
        if self.algorithm.pss:
            encoded = rsa_padding.pss(self.algorithm, data, self.numbers.modulus.bit_length())
        else:
            encoded = rsa_padding.pkcs1(self.algorithm, data, size)
        return self.numbers.power(int.from_bytes(encoded)).to_bytes(size)
