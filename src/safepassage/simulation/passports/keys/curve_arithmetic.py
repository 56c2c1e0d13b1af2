"""Points and signatures on curves, by scalars that follow from labels.

Two curves that ``cryptography`` lacks are done by a library meant for teaching: too slow and
too open to be overheard for real keys, and good enough for invented ones.
"""

from functools import partial
from hashlib import new, shake_256

import ecdsa
import ecdsa.util
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from safepassage.simulation.passports import asn1
from safepassage.simulation.passports.keys import domains
from safepassage.simulation.passports.keys.algorithms import SLOW_CURVES, Digest

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


def scalar(curve: str, label: str) -> int:
    """A private key on a curve, from 1 to its order less 1."""
    number = int.from_bytes(shake_256(f"{curve}/{label}".encode()).digest(SCALAR_OCTETS))
    return number % (domains.order(curve) - 1) + 1


def multiple(curve: str, times: int) -> bytes:
    """So many times the generator, as an uncompressed point."""
    if curve in SLOW_CURVES:
        return bytes(_slow_key(curve, times).verifying_key.to_string("uncompressed"))
    numbers = _fast_key(curve, times).public_key().public_numbers()
    return domains.point(curve, numbers.x, numbers.y)


def signature(curve: str, private: int, digest: Digest, data: bytes) -> bytes:
    """ECDSA over ``data`` as a DER sequence, with a nonce by RFC 6979."""
    if curve in SLOW_CURVES:
        return _slowly(_slow_key(curve, private), digest, data)
    way = ec.ECDSA(_HASHES[digest], deterministic_signing=True)
    return _fast_key(curve, private).sign(data, way)


def forged(curve: str, private: int, digest: Digest, data: bytes) -> bytes:
    """A signature by the private key 1, good only for whoever takes the key as generator."""
    order = domains.order(curve)
    found = new(digest, data).digest()
    nonce = scalar(curve, f"nonce {found.hex()}")
    x = multiple(curve, private * nonce % order)[1 : 1 + domains.width(curve)]
    r = int.from_bytes(x) % order
    surplus = max(0, 8 * len(found) - order.bit_length())
    s = pow(nonce, -1, order) * ((int.from_bytes(found) >> surplus) + r) % order
    return asn1.sequence(asn1.integer(r), asn1.integer(s))


def _slowly(key: ecdsa.SigningKey, digest: Digest, data: bytes) -> bytes:
    return bytes(
        key.sign_digest_deterministic(
            new(digest, data).digest(),
            hashfunc=partial(new, digest),
            sigencode=ecdsa.util.sigencode_der,
            allow_truncate=True,
        )
    )


def _fast_key(curve: str, scalar: int) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(scalar, _FAST[curve]())


def _slow_key(curve: str, scalar: int) -> ecdsa.SigningKey:
    return ecdsa.SigningKey.from_secret_exponent(scalar, domains.NAMED[curve])
