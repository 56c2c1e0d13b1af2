"""How a party signs and how its key is written down: all of Doc 9303-12 clause 4.4, and the field.

A value says everything: ``Ecdsa(curve="brainpoolP256r1", explicit=False)``.
"""

from itertools import product
from typing import Literal

from safepassage.records._base import Record

Digest = Literal["sha1", "sha224", "sha256", "sha384", "sha512"]

DIGESTS: tuple[Digest, ...] = ("sha1", "sha224", "sha256", "sha384", "sha512")
RSA_SIZES = (2048, 3072, 4096)
CURVES = (
    "P-224",
    "P-256",
    "P-384",
    "P-521",
    "brainpoolP224r1",
    "brainpoolP256r1",
    "brainpoolP320r1",
    "brainpoolP384r1",
    "brainpoolP512r1",
)
SLOW_CURVES = frozenset({"brainpoolP224r1", "brainpoolP320r1"})
"""Curves that ``cryptography`` lacks; their invented keys sign by a library meant for teaching."""

DIGEST_OIDS: dict[Digest, str] = {
    "sha1": "1.3.14.3.2.26",
    "sha224": "2.16.840.1.101.3.4.2.4",
    "sha256": "2.16.840.1.101.3.4.2.1",
    "sha384": "2.16.840.1.101.3.4.2.2",
    "sha512": "2.16.840.1.101.3.4.2.3",
}


class Rsa(Record, frozen=True):
    """RSA; ``pss`` with MGF1 by ``mask`` and ``salt`` octets of salt (None: as the digest).

    ``info`` is the algorithm in the key: plain, PSS without or with parameters (RFC 4055 3.1).
    ``bare`` names rsaEncryption as the signature's algorithm, as many SignerInfos do.
    """

    bits: int = 2048
    digest: Digest = "sha256"
    pss: bool = False
    mask: Digest | None = None
    salt: int | None = None
    info: Literal["plain", "pss", "pss_parameters"] = "plain"
    bare: bool = False


class Ecdsa(Record, frozen=True):
    """ECDSA on ``curve``; Doc 9303-12 clause 4.1.6.3 wants its parameters ``explicit``.

    ``seed`` and ``cofactor`` are optional there. ``null`` writes NULL after the signature's
    algorithm, which RFC 5758 clause 3.2 forbids and some states do. ``declared`` is the curve
    that the certificate names where the key lies on another. ``wrong_generator`` writes a
    generator that makes the public key fit a chosen private one (CVE-2020-0601).
    """

    curve: str = "P-256"
    digest: Digest = "sha256"
    explicit: bool = True
    seed: bool = False
    cofactor: bool = True
    null: bool = False
    declared: str | None = None
    wrong_generator: bool = False


Algorithm = Rsa | Ecdsa
COMMONEST = Ecdsa()
"""Of what most states use now, the quickest to sign by."""


def every_rsa() -> tuple[Rsa, ...]:
    """RSA of all sizes and digests, by PKCS#1 v1.5 and by PSS with each way to write the key."""
    plain = (Rsa(bits=bits, digest=digest) for bits, digest in product(RSA_SIZES, DIGESTS))
    pss = (
        Rsa(bits=bits, digest=digest, pss=True, info=info)
        for bits, digest in product(RSA_SIZES, DIGESTS)
        for info in ("plain", "pss", "pss_parameters")
    )
    return (*plain, *pss)


def every_ecdsa() -> tuple[Ecdsa, ...]:
    """ECDSA on all curves with all digests and all ways to write the curve."""
    return tuple(
        each
        for curve, digest in product(CURVES, DIGESTS)
        for each in (
            Ecdsa(curve=curve, digest=digest, explicit=False),
            Ecdsa(curve=curve, digest=digest, explicit=False, null=True),
            Ecdsa(curve=curve, digest=digest),
            Ecdsa(curve=curve, digest=digest, seed=True),
            Ecdsa(curve=curve, digest=digest, cofactor=False),
        )
    )


def label(algorithm: Algorithm) -> str:
    """A short name for people: ``RSA-2048 PSS sha256``, ``brainpoolP256r1 explicit sha256``."""
    if isinstance(algorithm, Rsa):
        return f"RSA-{algorithm.bits} {'PSS' if algorithm.pss else 'PKCS1'} {algorithm.digest}"
    form = "explicit" if algorithm.explicit else "named"
    return f"{algorithm.curve} {form} {algorithm.digest}"
