"""Keys on elliptic curves, written down in each way that is met, that sign by ECDSA."""

from functools import cached_property
from hashlib import sha1

from safepassage.simulation.passports import asn1
from safepassage.simulation.passports.keys import curve_arithmetic, domains, identifiers
from safepassage.simulation.passports.keys.algorithms import Ecdsa


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
        return curve_arithmetic.multiple(self.algorithm.curve, self.scalar)

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
        return sha1(self.point, usedforsecurity=False).digest()

    def sign(self, data: bytes) -> bytes:
        """Signature over ``data`` as a DER sequence, with a nonce by RFC 6979."""
        curve, digest = self.algorithm.curve, self.digest
        if self.algorithm.wrong_generator:
            return curve_arithmetic.forged(curve, self.scalar, digest, data)
        return curve_arithmetic.signature(curve, self.scalar, digest, data)
