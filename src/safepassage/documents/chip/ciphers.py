"""Ciphers of access control and secure messaging (Doc 9303-11 clauses 9.7 and 9.8, TR-03110-3 A.2).

Chips of before AES use two-key 3DES with a MAC that ISO/IEC 9797-1 calls algorithm 3; the
digests that keys are derived by are the protocol's, too. Nothing here is a choice of ours.
"""

from hashlib import new
from typing import NamedTuple

from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES
from cryptography.hazmat.primitives.ciphers import Cipher, modes
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.cmac import CMAC

MAC_OCTETS = 8
_DES_OCTETS = 8


class Suite(NamedTuple):
    """A cipher with its sizes in octets and the digest that its keys are derived by."""

    name: str
    key: int
    block: int
    digest: str


TRIPLE_DES = Suite("3DES-CBC-CBC", 16, 8, "sha1")
SUITES = {
    suite.name: suite
    for suite in (
        TRIPLE_DES,
        Suite("AES-CBC-CMAC-128", 16, 16, "sha1"),
        Suite("AES-CBC-CMAC-192", 24, 16, "sha256"),
        Suite("AES-CBC-CMAC-256", 32, 16, "sha256"),
    )
}


class Keys(NamedTuple):
    """Keys of a session: one to encrypt, one to authenticate."""

    encryption: bytes
    authentication: bytes


def derive(suite: Suite, secret: bytes, counter: int) -> bytes:
    """A key of a shared secret (Doc 9303-11 clause 9.7.1), with odd parity for 3DES."""
    key = new(suite.digest, secret + counter.to_bytes(4)).digest()[: suite.key]
    return with_parity(key) if suite is TRIPLE_DES else key


def session_keys(suite: Suite, secret: bytes) -> Keys:
    """Both keys of a session: counter 1 encrypts, 2 authenticates."""
    return Keys(derive(suite, secret, 1), derive(suite, secret, 2))


def with_parity(key: bytes) -> bytes:
    """The same DES keys with an odd number of ones in every octet."""
    return bytes(octet ^ (octet.bit_count() + 1) % 2 for octet in key)


def encrypt(suite: Suite, key: bytes, data: bytes) -> bytes:
    """Whole blocks in cipher block chaining from a block of zeros."""
    encryptor = _cipher(suite, key).encryptor()
    return encryptor.update(data) + encryptor.finalize()


def decrypt(suite: Suite, key: bytes, data: bytes) -> bytes:
    """The reverse of ``encrypt``."""
    decryptor = _cipher(suite, key).decryptor()
    return decryptor.update(data) + decryptor.finalize()


def mac(suite: Suite, key: bytes, data: bytes) -> bytes:
    """Eight octets that authenticate data; 3DES wants whole blocks, AES any length."""
    if suite is TRIPLE_DES:
        return _retail_mac(key, data)
    code = CMAC(AES(key))
    code.update(data)
    return code.finalize()[:MAC_OCTETS]


def padded(suite: Suite, data: bytes) -> bytes:
    """Data filled to whole blocks (ISO/IEC 9797-1 padding method 2)."""
    marked = data + b"\x80"
    return marked + bytes(-len(marked) % suite.block)


def _cipher(suite: Suite, key: bytes) -> Cipher[modes.CBC]:
    algorithm = _triple_des(key) if suite is TRIPLE_DES else AES(key)
    return Cipher(algorithm, modes.CBC(bytes(suite.block)))


def _triple_des(key: bytes) -> TripleDES:
    """Two-key 3DES, or single DES for one key, in the one form that the library still takes."""
    return TripleDES((key * 3)[:24])


def _retail_mac(key: bytes, data: bytes) -> bytes:
    """ISO/IEC 9797-1 MAC algorithm 3: single DES by chaining, the last block by both keys."""
    state = bytes(_DES_OCTETS)
    if len(data) > _DES_OCTETS:
        chained = encrypt(TRIPLE_DES, key[:_DES_OCTETS], data[:-_DES_OCTETS])
        state = chained[-_DES_OCTETS:]
    last = bytes(a ^ b for a, b in zip(state, data[-_DES_OCTETS:], strict=True))
    return encrypt(TRIPLE_DES, key, last)
