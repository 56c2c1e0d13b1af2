"""A curve's domain parameters as they stand in a key (SEC 1 clause C.2, RFC 3279 clause 2.3.5)."""

from hashlib import shake_256

import ecdsa
from ecdsa.curves import Curve

from safepassage.simulation.passports import asn1
from safepassage.simulation.passports.keys.algorithms import Ecdsa

PRIME_FIELD = "1.2.840.10045.1.1"
SEED_OCTETS = 20

NAMED: dict[str, Curve] = {
    "P-224": ecdsa.NIST224p,
    "P-256": ecdsa.NIST256p,
    "P-384": ecdsa.NIST384p,
    "P-521": ecdsa.NIST521p,
    "brainpoolP224r1": ecdsa.BRAINPOOLP224r1,
    "brainpoolP256r1": ecdsa.BRAINPOOLP256r1,
    "brainpoolP320r1": ecdsa.BRAINPOOLP320r1,
    "brainpoolP384r1": ecdsa.BRAINPOOLP384r1,
    "brainpoolP512r1": ecdsa.BRAINPOOLP512r1,
}


def order(curve: str) -> int:
    """How many points the curve has."""
    return int(NAMED[curve].order)


def width(curve: str) -> int:
    """Octets of a coordinate."""
    return (int(NAMED[curve].curve.p()).bit_length() + 7) // 8


def point(curve: str, x: int, y: int) -> bytes:
    """An uncompressed point (SEC 1 clause 2.3.3)."""
    return b"\4" + x.to_bytes(width(curve)) + y.to_bytes(width(curve))


def written(algorithm: Ecdsa, generator: bytes | None = None) -> bytes:
    """EcpkParameters: the curve's name, or all parameters (with another generator if given)."""
    named = algorithm.declared or algorithm.curve
    if not algorithm.explicit:
        return asn1.oid(".".join(str(arc) for arc in NAMED[named].oid))
    return _in_full(algorithm, named, generator)


def _in_full(algorithm: Ecdsa, named: str, generator: bytes | None) -> bytes:
    known = NAMED[named]
    size = width(named)
    p = int(known.curve.p())
    coefficients = [asn1.octets((each % p).to_bytes(size)) for each in _coefficients(known)]
    seed = [asn1.bits(shake_256(named.encode()).digest(SEED_OCTETS))] if algorithm.seed else []
    cofactor = [asn1.integer(1)] if algorithm.cofactor else []
    base = point(named, int(known.generator.x()), int(known.generator.y()))
    return asn1.sequence(
        asn1.integer(1),
        asn1.sequence(asn1.oid(PRIME_FIELD), asn1.integer(p)),
        asn1.sequence(*coefficients, *seed),
        asn1.octets(generator or base),
        asn1.integer(order(named)),
        *cofactor,
    )


def _coefficients(known: Curve) -> tuple[int, int]:
    return int(known.curve.a()), int(known.curve.b())
