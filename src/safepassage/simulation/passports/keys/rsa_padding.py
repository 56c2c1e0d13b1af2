"""What an RSA key is applied to: PKCS#1 v1.5 and PSS (RFC 8017 clauses 9.1 and 9.2).

Written here because the libraries draw the salt themselves, and every run has to be the same.
"""

from hashlib import new, shake_256

from safepassage.simulation.passports import asn1
from safepassage.simulation.passports.keys.algorithms import Digest, Rsa
from safepassage.simulation.passports.keys.identifiers import of_digest, salt_octets


def pkcs1(algorithm: Rsa, data: bytes, size: int) -> bytes:
    """EMSA-PKCS1-v1_5 encoding of the digest of ``data`` in ``size`` octets."""
    found = new(algorithm.digest, data).digest()
    info = asn1.sequence(of_digest(algorithm.digest), asn1.octets(found))
    return b"\0\1" + b"\xff" * (size - len(info) - 3) + b"\0" + info


def pss(algorithm: Rsa, data: bytes, bits: int) -> bytes:
    """EMSA-PSS encoding of the digest of ``data``, from which the salt follows, for ``bits``."""
    found = new(algorithm.digest, data).digest()
    salt = shake_256(b"salt" + found).digest(salt_octets(algorithm))
    seal = new(algorithm.digest, bytes(8) + found + salt).digest()
    size = (bits + 6) // 8
    block = b"\1" + salt
    block = bytes(size - len(seal) - 1 - len(block)) + block
    masked = _xor(block, mgf1(algorithm.mask or algorithm.digest, seal, len(block)))
    spare = 8 * size - (bits - 1)
    return bytes((masked[0] & 0xFF >> spare,)) + masked[1:] + seal + b"\xbc"


def mgf1(digest: Digest, seed: bytes, size: int) -> bytes:
    """A mask of ``size`` octets (RFC 8017 clause B.2.1)."""
    step = new(digest).digest_size
    blocks = (new(digest, seed + each.to_bytes(4)).digest() for each in range(-(-size // step)))
    return b"".join(blocks)[:size]


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
