"""Curves as the ``ecdsa`` library knows them: their parameters, and verifying where need be.

Pure Python, some hundred verifications a second, not in constant time: it verifies by public
keys on brainpoolP224r1 and brainpoolP320r1, which ``cryptography`` lacks, and never signs.
"""

from collections.abc import Iterator
from typing import NamedTuple

import ecdsa
import ecdsa.curves
import ecdsa.errors

from safepassage.documents.asn1 import der, values

_LIBRARY = {
    "P-192": ecdsa.curves.NIST192p,
    "P-224": ecdsa.curves.NIST224p,
    "P-256": ecdsa.curves.NIST256p,
    "P-384": ecdsa.curves.NIST384p,
    "P-521": ecdsa.curves.NIST521p,
    "brainpoolP224r1": ecdsa.curves.BRAINPOOLP224r1,
    "brainpoolP256r1": ecdsa.curves.BRAINPOOLP256r1,
    "brainpoolP320r1": ecdsa.curves.BRAINPOOLP320r1,
    "brainpoolP384r1": ecdsa.curves.BRAINPOOLP384r1,
    "brainpoolP512r1": ecdsa.curves.BRAINPOOLP512r1,
}


class Parameters(NamedTuple):
    """A curve y² = x³ + ax + b over the field of p, its generator (x, y) and its order n."""

    name: str
    oid: str
    p: int
    a: int
    b: int
    x: int
    y: int
    n: int


def parameters() -> Iterator[Parameters]:
    """All curves that travel documents use."""
    for name, curve in _LIBRARY.items():
        p = curve.curve.p()
        yield Parameters(
            name=name,
            oid=".".join(str(arc) for arc in curve.oid),
            p=p,
            a=curve.curve.a() % p,
            b=curve.curve.b() % p,
            x=curve.generator.x(),
            y=curve.generator.y(),
            n=curve.order,
        )


class SlowKey:
    """A public key on one of these curves; raises ValueError for a point that is not on it."""

    def __init__(self, curve: str, point: bytes) -> None:
        try:
            self._key = ecdsa.VerifyingKey.from_string(point, _LIBRARY[curve])
        except ecdsa.errors.MalformedPointError as error:
            raise ValueError(str(error)) from None

    def verifies(self, signature: bytes, digest: bytes) -> bool:
        """Whether r and s hold over a digest; MalformedError where they are no DER sequence."""
        pair = _pair(signature)
        try:
            return bool(
                self._key.verify_digest(signature, digest, lambda *_: pair, allow_truncate=True)
            )
        except ecdsa.BadSignatureError:
            return False


def _pair(signature: bytes) -> tuple[int, int]:
    start, stop = der.whole(signature, der.SEQUENCE)
    first, last = der.expect(signature, start, stop, der.INTEGER)
    inner, end = der.expect(signature, last, stop, der.INTEGER)
    if end != stop:
        raise der.MalformedError("a signature of more than two numbers")
    return values.integer(signature[first:last]), values.integer(signature[inner:end])
