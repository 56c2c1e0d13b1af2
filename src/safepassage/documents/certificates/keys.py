"""Public keys of certificates and chips, usable even where the usual libraries refuse them."""

from functools import lru_cache
from typing import Literal, NamedTuple

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from safepassage.documents.asn1 import der, values
from safepassage.documents.certificates.curves import Curve, curve_of, siblings
from safepassage.documents.certificates.slow_curves import SlowKey

RSA = "1.2.840.113549.1.1.1"
RSA_PSS = "1.2.840.113549.1.1.10"
RSA_OAEP = "1.2.840.113549.1.1.7"
EC = "1.2.840.10045.2.1"
EC_DH = "1.3.132.1.12"

LARGEST = 16 << 10
"""Octets of all that is said of a key; those that were read are remembered."""
LARGEST_RSA = 16_384
LARGEST_EXPONENT = 64
"""Bits; a longer exponent only serves to keep whoever verifies busy."""

Verifier = rsa.RSAPublicKey | ec.EllipticCurvePublicKey | SlowKey


class UnusableKeyError(ValueError):
    """A key that is read well but by which nothing can be verified; the text says why."""

    def __init__(self, code: str, about: str) -> None:
        super().__init__(about)
        self.code = code
        self.about = about


class Key(NamedTuple):
    """A public key: what verifies by it, its size in bits, and for curves how it was said.

    ``declared`` is the curve that the certificate names where the point lies on another.
    """

    kind: Literal["rsa", "ec"]
    bits: int
    verifier: Verifier
    curve: Curve | None = None
    explicit: bool = False
    declared: Curve | None = None


@lru_cache(maxsize=2048)
def public_key(info: bytes) -> Key:
    """The key of a SubjectPublicKeyInfo element; raises UnusableKeyError for what is none."""
    if len(info) > LARGEST:
        raise UnusableKeyError("unsupported_algorithm", "a key larger than any")
    try:
        return _public_key(info)
    except der.MalformedError as error:
        raise UnusableKeyError("malformed_data", str(error)) from None


def _public_key(info: bytes) -> Key:
    start, stop = der.whole(info, der.SEQUENCE)
    first, last = der.expect(info, start, stop, der.SEQUENCE)
    bits, end = der.expect(info, last, stop, der.BIT_STRING)
    material = values.bits(info[bits:end])
    name_start, name_stop = der.expect(info, first, last, der.OID)
    name = values.oid(info[name_start:name_stop])
    if name in {RSA, RSA_PSS, RSA_OAEP}:
        return _rsa(material)
    if name in {EC, EC_DH}:
        return _elliptic(info[name_stop:last], material)
    raise UnusableKeyError("unsupported_algorithm", f"key {name}")


def _rsa(material: bytes) -> Key:
    """Modulus and exponent (RFC 8017 A.1.1), whatever their algorithm was called.

    The modulus is read without a sign: some chips leave the octet out that keeps it positive.
    """
    start, stop = der.whole(material, der.SEQUENCE)
    first, last = der.expect(material, start, stop, der.INTEGER)
    modulus = int.from_bytes(material[first:last])
    first, last = der.expect(material, last, stop, der.INTEGER)
    exponent = values.integer(material[first:last])
    if not 0 < modulus < 1 << LARGEST_RSA or not 0 < exponent < 1 << LARGEST_EXPONENT:
        raise UnusableKeyError("unsupported_algorithm", "RSA of unusual size")
    try:
        verifier = rsa.RSAPublicNumbers(exponent, modulus).public_key()
    except ValueError:
        raise UnusableKeyError("unsupported_algorithm", "an RSA key that is none") from None
    return Key("rsa", modulus.bit_length(), verifier)


def _elliptic(parameters: bytes, point: bytes) -> Key:
    curve, explicit = curve_of(parameters)
    if curve is None:
        raise UnusableKeyError("unsupported_curve", "none of the named curves")
    for candidate in (curve, *siblings(curve)):
        verifier = _on_curve(candidate, point)
        if verifier is not None:
            declared = curve if candidate is not curve else None
            return Key("ec", candidate.bits, verifier, candidate, explicit, declared)
    raise UnusableKeyError("unsupported_curve", "a point that is not on its curve")


def _on_curve(curve: Curve, point: bytes) -> Verifier | None:
    """The key at a point (SEC 1 clause 2.3.4), None where it is not on the curve."""
    try:
        if curve.make is None:
            return SlowKey(curve.name, point)
        return ec.EllipticCurvePublicKey.from_encoded_point(curve.make(), point)
    except (ValueError, UnsupportedAlgorithm):
        return None
