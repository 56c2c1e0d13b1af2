"""AlgorithmIdentifiers of digests, signatures and RSA keys (RFC 3279, 4055, 5758)."""

from safepassage.simulation.passports import asn1
from safepassage.simulation.passports.keys.algorithms import DIGEST_OIDS, Digest, Ecdsa, Rsa

RSA_ENCRYPTION = "1.2.840.113549.1.1.1"
RSASSA_PSS = "1.2.840.113549.1.1.10"
MGF1 = "1.2.840.113549.1.1.8"
EC_PUBLIC_KEY = "1.2.840.10045.2.1"

_RSA: dict[Digest, str] = {
    "sha1": "1.2.840.113549.1.1.5",
    "sha224": "1.2.840.113549.1.1.14",
    "sha256": "1.2.840.113549.1.1.11",
    "sha384": "1.2.840.113549.1.1.12",
    "sha512": "1.2.840.113549.1.1.13",
}
_ECDSA: dict[Digest, str] = {
    "sha1": "1.2.840.10045.4.1",
    "sha224": "1.2.840.10045.4.3.1",
    "sha256": "1.2.840.10045.4.3.2",
    "sha384": "1.2.840.10045.4.3.3",
    "sha512": "1.2.840.10045.4.3.4",
}
SALTS: dict[Digest, int] = {"sha1": 20, "sha224": 28, "sha256": 32, "sha384": 48, "sha512": 64}
"""Octets of each digest; a PSS salt is usually as long."""


def of_digest(digest: Digest, *, null: bool = True) -> bytes:
    """A digest's identifier; NULL after it or nothing are both met (RFC 5754 clause 2)."""
    return asn1.sequence(asn1.oid(DIGEST_OIDS[digest]), asn1.null() if null else b"")


def of_rsa(algorithm: Rsa) -> bytes:
    """Identifier of an RSA signature."""
    if algorithm.pss:
        return asn1.sequence(asn1.oid(RSASSA_PSS), pss_parameters(algorithm))
    name = RSA_ENCRYPTION if algorithm.bare else _RSA[algorithm.digest]
    return asn1.sequence(asn1.oid(name), asn1.null())


def of_rsa_key(algorithm: Rsa) -> bytes:
    """Identifier of an RSA key, which may bind it to PSS."""
    if algorithm.info == "plain":
        return asn1.sequence(asn1.oid(RSA_ENCRYPTION), asn1.null())
    bound = pss_parameters(algorithm) if algorithm.info == "pss_parameters" else b""
    return asn1.sequence(asn1.oid(RSASSA_PSS), bound)


def of_ecdsa(algorithm: Ecdsa) -> bytes:
    """Identifier of an ECDSA signature."""
    return asn1.sequence(asn1.oid(_ECDSA[algorithm.digest]), asn1.null() if algorithm.null else b"")


def pss_parameters(algorithm: Rsa) -> bytes:
    """RSASSA-PSS-params; what has its default value is left out (RFC 4055 clause 3.1)."""
    mask = algorithm.mask or algorithm.digest
    salt = salt_octets(algorithm)
    parts = []
    if algorithm.digest != "sha1":
        parts.append(asn1.explicit(0, of_digest(algorithm.digest)))
    if mask != "sha1":
        parts.append(asn1.explicit(1, asn1.sequence(asn1.oid(MGF1), of_digest(mask))))
    if salt != SALTS["sha1"]:
        parts.append(asn1.explicit(2, asn1.integer(salt)))
    return asn1.sequence(*parts)


def salt_octets(algorithm: Rsa) -> int:
    """How long the salt is."""
    return SALTS[algorithm.digest] if algorithm.salt is None else algorithm.salt
