"""Signature algorithms by their identifiers, and verifying by them (RFC 3279, 4055, 5758).

The identifier may be bare (``rsaEncryption`` in a SignerInfo): the digest is then the one
that stands beside it. PSS takes digest, mask and salt from the identifier of the signature,
never from the key (RFC 4055 clause 3.1).
"""

from functools import lru_cache
from typing import Literal, NamedTuple

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from safepassage.documents.asn1 import der, values
from safepassage.documents.certificates.keys import Key, UnusableKeyError
from safepassage.documents.certificates.slow_curves import SlowKey

Scheme = Literal["pkcs1", "pss", "ecdsa", "ecdsa_plain"]

DIGESTS: dict[str, hashes.HashAlgorithm] = {
    "md5": hashes.MD5(),  # noqa: S303 - verified so that it can be named as weak
    "sha1": hashes.SHA1(),  # noqa: S303 - as above
    "sha224": hashes.SHA224(),
    "sha256": hashes.SHA256(),
    "sha384": hashes.SHA384(),
    "sha512": hashes.SHA512(),
}
WEAK = frozenset({"md5", "sha1"})

DIGEST_OIDS = {
    "1.2.840.113549.2.5": "md5",
    "1.3.14.3.2.26": "sha1",
    "2.16.840.1.101.3.4.2.4": "sha224",
    "2.16.840.1.101.3.4.2.1": "sha256",
    "2.16.840.1.101.3.4.2.2": "sha384",
    "2.16.840.1.101.3.4.2.3": "sha512",
}
_SIGNATURES: dict[str, tuple[Scheme, str | None]] = {
    "1.2.840.113549.1.1.1": ("pkcs1", None),
    "1.2.840.113549.1.1.4": ("pkcs1", "md5"),
    "1.2.840.113549.1.1.5": ("pkcs1", "sha1"),
    "1.3.14.3.2.29": ("pkcs1", "sha1"),
    "1.2.840.113549.1.1.14": ("pkcs1", "sha224"),
    "1.2.840.113549.1.1.11": ("pkcs1", "sha256"),
    "1.2.840.113549.1.1.12": ("pkcs1", "sha384"),
    "1.2.840.113549.1.1.13": ("pkcs1", "sha512"),
    "1.2.840.10045.2.1": ("ecdsa", None),
    "1.2.840.10045.4.1": ("ecdsa", "sha1"),
    "1.2.840.10045.4.3": ("ecdsa", None),
    "1.2.840.10045.4.3.1": ("ecdsa", "sha224"),
    "1.2.840.10045.4.3.2": ("ecdsa", "sha256"),
    "1.2.840.10045.4.3.3": ("ecdsa", "sha384"),
    "1.2.840.10045.4.3.4": ("ecdsa", "sha512"),
    "0.4.0.127.0.7.1.1.4.1.1": ("ecdsa_plain", "sha1"),
    "0.4.0.127.0.7.1.1.4.1.2": ("ecdsa_plain", "sha224"),
    "0.4.0.127.0.7.1.1.4.1.3": ("ecdsa_plain", "sha256"),
    "0.4.0.127.0.7.1.1.4.1.4": ("ecdsa_plain", "sha384"),
    "0.4.0.127.0.7.1.1.4.1.5": ("ecdsa_plain", "sha512"),
}
PSS = "1.2.840.113549.1.1.10"
MGF1 = "1.2.840.113549.1.1.8"
PSS_DEFAULT_SALT = 20
LONGEST_SALT = 1024


class Algorithm(NamedTuple):
    """How something was signed; no digest where the identifier leaves it to what stands beside."""

    scheme: Scheme
    digest: str | None
    mask: str = "sha1"
    salt: int = PSS_DEFAULT_SALT


@lru_cache(maxsize=256)
def algorithm_of(identifier: bytes) -> Algorithm:
    """Read an AlgorithmIdentifier element of a signature; UnusableKeyError for one not known."""
    try:
        return _algorithm_of(identifier)
    except der.MalformedError as error:
        raise UnusableKeyError("malformed_data", str(error)) from None


def _algorithm_of(identifier: bytes) -> Algorithm:
    start, stop = der.whole(identifier, der.SEQUENCE)
    first, last = der.expect(identifier, start, stop, der.OID)
    name = values.oid(identifier[first:last])
    if name == PSS:
        return _pss(identifier, last, stop)
    if name not in _SIGNATURES:
        raise UnusableKeyError("unsupported_algorithm", f"signature {name}")
    return Algorithm(*_SIGNATURES[name])


@lru_cache(maxsize=64)
def digest_of(identifier: bytes) -> str:
    """The digest that an AlgorithmIdentifier element names; UnusableKeyError for one not known."""
    start, stop = der.whole(identifier, der.SEQUENCE)
    first, last = der.expect(identifier, start, stop, der.OID)
    name = values.oid(identifier[first:last])
    if name not in DIGEST_OIDS:
        raise UnusableKeyError("unsupported_algorithm", f"digest {name}")
    return DIGEST_OIDS[name]


def _pss(identifier: bytes, at: int, end: int) -> Algorithm:
    """RSASSA-PSS-params (RFC 4055 clause 3.1); what is not said has the values given there."""
    digest, mask, salt = "sha1", "sha1", PSS_DEFAULT_SALT
    if at == end:
        return Algorithm("pss", digest, mask, salt)
    start, stop = der.expect(identifier, at, end, der.SEQUENCE)
    for tag, _, inner, last in der.children(identifier, start, stop):
        content = identifier[inner:last]
        if tag == 0xA0:  # noqa: PLR2004 - hashAlgorithm [0]
            digest = digest_of(content)
        elif tag == 0xA1:  # noqa: PLR2004 - maskGenAlgorithm [1]
            mask = _mask(content)
        else:
            number = _number(content)
            if tag == 0xA2 and 0 <= number <= LONGEST_SALT:  # noqa: PLR2004 - saltLength [2]
                salt = number
            elif tag != 0xA3 or number != 1:  # noqa: PLR2004 - trailerField [3]
                raise UnusableKeyError("unsupported_algorithm", "PSS of an unknown form")
    return Algorithm("pss", digest, mask, salt)


def _mask(content: bytes) -> str:
    start, stop = der.whole(content, der.SEQUENCE)
    first, last = der.expect(content, start, stop, der.OID)
    if values.oid(content[first:last]) != MGF1:
        raise UnusableKeyError("unsupported_algorithm", "PSS with another mask than MGF1")
    return digest_of(content[last:stop])


def _number(content: bytes) -> int:
    start, stop = der.whole(content, der.INTEGER)
    return values.small(content[start:stop])


def verify(
    key: Key, algorithm: Algorithm, signature: bytes, signed: bytes, digest: str | None = None
) -> bool:
    """Whether the signature over these bytes holds; ``digest`` serves a bare identifier.

    Raises UnusableKeyError where key and algorithm do not fit or no digest is known.
    """
    name = algorithm.digest or digest
    if name is None:
        raise UnusableKeyError("unsupported_algorithm", "a signature without a digest")
    try:
        if isinstance(key.verifier, rsa.RSAPublicKey):
            return _verifies_rsa(key.verifier, algorithm, signature, signed, name)
        return _verifies_elliptic(key.verifier, algorithm, signature, signed, name)
    except InvalidSignature:
        return False
    except UnsupportedAlgorithm:
        raise UnusableKeyError("unsupported_algorithm", name) from None


def _verifies_rsa(
    verifier: rsa.RSAPublicKey, algorithm: Algorithm, signature: bytes, signed: bytes, name: str
) -> bool:
    scheme: padding.AsymmetricPadding
    if algorithm.scheme == "pkcs1":
        scheme = padding.PKCS1v15()
    elif algorithm.scheme == "pss":
        scheme = padding.PSS(padding.MGF1(DIGESTS[algorithm.mask]), algorithm.salt)
    else:
        raise UnusableKeyError("unsupported_algorithm", "a curve's signature by an RSA key")
    try:
        verifier.verify(signature, signed, scheme, DIGESTS[name])
    except ValueError:  # a digest or salt that a key of this size has no room for
        return False
    return True


def _verifies_elliptic(
    verifier: ec.EllipticCurvePublicKey | SlowKey,
    algorithm: Algorithm,
    signature: bytes,
    signed: bytes,
    name: str,
) -> bool:
    if algorithm.scheme == "ecdsa_plain":
        signature = from_plain(signature)
    elif algorithm.scheme != "ecdsa":
        raise UnusableKeyError("unsupported_algorithm", "an RSA signature by a curve's key")
    if isinstance(verifier, ec.EllipticCurvePublicKey):
        verifier.verify(signature, signed, ec.ECDSA(DIGESTS[name]))
        return True
    hasher = hashes.Hash(DIGESTS[name])
    hasher.update(signed)
    try:
        return verifier.verifies(signature, hasher.finalize())
    except der.MalformedError:
        return False


def from_plain(signature: bytes) -> bytes:
    """Make r and s one after another (TR-03111 clause 5.2.1) the DER sequence of both."""
    half = len(signature) // 2
    return encode_dss_signature(int.from_bytes(signature[:half]), int.from_bytes(signature[half:]))
