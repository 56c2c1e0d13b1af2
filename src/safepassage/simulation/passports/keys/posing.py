"""A key under another key's identifier: two roots with one, or an impostor's."""

from safepassage.simulation.passports.keys.algorithms import Algorithm, Digest
from safepassage.simulation.passports.keys.signers import Signer


class PosingSigner:
    """Signs by one key and names itself by the identifier of another."""

    def __init__(self, actual: Signer, key_identifier: bytes) -> None:
        self._actual = actual
        self.key_identifier = key_identifier

    @property
    def algorithm(self) -> Algorithm:
        """How it signs."""
        return self._actual.algorithm

    @property
    def digest(self) -> Digest:
        """Digest that it signs."""
        return self._actual.digest

    @property
    def identifier(self) -> bytes:
        """AlgorithmIdentifier of its signatures."""
        return self._actual.identifier

    @property
    def info(self) -> bytes:
        """SubjectPublicKeyInfo of its public key."""
        return self._actual.info

    def sign(self, data: bytes) -> bytes:
        """Signature over ``data`` by the actual key."""
        return self._actual.sign(data)
