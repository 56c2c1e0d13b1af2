"""The secret that a chip's public key and a terminal's spent private key make together.

ECDH gives the x of the point (TR-03111 clause 4.3.1), DH the number itself (RFC 2631 clause 2.1.2),
both in as many octets as their field has.
"""

from safepassage.documents.asn1 import der, values
from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates.keys import UnusableKeyError, public_key
from safepassage.documents.chip import points
from safepassage.documents.lds.public_key import key_parts

PKCS_3 = "1.2.840.113549.1.3.1"
X9_42 = "1.2.840.10046.2.1"
LARGEST_MODULUS = 4096
"""Bits; the largest standardised group of Doc 9303-11 clause 9.5.1 has 2048."""


def shared_secret(info: bytes, private: bytes) -> bytes:
    """Agree by a SubjectPublicKeyInfo element; raises MalformedError, UnusableKeyError."""
    algorithm, parameters, key = key_parts(info)
    if algorithm in {PKCS_3, X9_42}:
        return _modular(parameters, key, int.from_bytes(private))
    curve = public_key(info).curve
    if curve is None:
        raise UnusableKeyError("unsupported_algorithm", f"key agreement by {algorithm}")
    named = curve.parameters
    scalar = points.scalar(named, private)
    secret = points.multiply(named, scalar, points.decoded(named, key))
    if secret is None:
        raise MalformedError("a key agreement that ends nowhere")
    return secret.x.to_bytes(points.octets_of(named))


def _modular(parameters: bytes, key: bytes, private: int) -> bytes:
    """Agree modulo a prime; both forms of parameters begin with prime and generator."""
    start, stop = der.whole(parameters, der.SEQUENCE)
    first, last = der.expect(parameters, start, stop, der.INTEGER)
    prime = values.integer(parameters[first:last])
    if prime.bit_length() > LARGEST_MODULUS:
        raise UnusableKeyError("unsupported_algorithm", "a group of unusual size")
    public = _integer(key)
    if not 1 < public < prime - 1 or not 0 < private < prime:
        raise MalformedError("a key that its group cannot have")
    return pow(public, private, prime).to_bytes((prime.bit_length() + 7) // 8)


def _integer(element: bytes) -> int:
    start, stop = der.whole(element, der.INTEGER)
    return values.integer(element[start:stop])
