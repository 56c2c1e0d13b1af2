"""RSA signatures that give a part of their message back: ISO/IEC 9796-2 digital signature scheme 1.

As Doc 9303-11 clause 6.1.2.2 has it: the chip puts random octets of its own into the signature
and signs them together with the terminal's, which are not in it.
"""

import re
from hashlib import new
from typing import NamedTuple

HEADER = re.compile(rb"\x6a|\x6b\xbb*\xba")
"""A message of which a part is not in the signature; filled up with BB where there is room."""
LAST_NIBBLE = 0xC
_LONG_TRAILER = 0xCC
_SHORT_TRAILER = 0xBC
_DIGESTS = {
    0x33: "sha1",
    0x38: "sha224",
    0x34: "sha256",
    0x36: "sha384",
    0x35: "sha512",
}
"""Identifiers of ISO/IEC 10118 before the trailer CC; the trailer BC is SHA-1's alone."""


class Recovered(NamedTuple):
    """The part of the message in the signature, and the digest over all of the message."""

    part: bytes
    digest: str
    value: bytes

    def covers(self, rest: bytes) -> bool:
        """Whether the digest is that of the recovered part and the rest."""
        return new(self.digest, self.part + rest).digest() == self.value


def recover(signature: bytes, modulus: int, exponent: int) -> Recovered | None:
    """Open a signature by the public key; None where what comes out is no signature's form."""
    number = int.from_bytes(signature)
    if not 0 < number < modulus:
        return None
    block = _block(pow(number, exponent, modulus), modulus)
    header = HEADER.match(block)
    if header is None:
        return None
    digest, trailer = _trailer(block)
    if digest is None:
        return None
    size = new(digest).digest_size
    body = block[header.end() : len(block) - trailer]
    if len(body) < size:
        return None
    return Recovered(part=body[:-size], digest=digest, value=body[-size:])


def _block(opened: int, modulus: int) -> bytes:
    """Octets without leading zeros; a signer may have given the smaller of s and n - s."""
    if opened & 0xF != LAST_NIBBLE:
        opened = modulus - opened
    return opened.to_bytes((modulus.bit_length() + 7) // 8).lstrip(b"\0")


def _trailer(block: bytes) -> tuple[str | None, int]:
    """The digest that the trailer names, and the trailer's octets."""
    if block[-1] == _SHORT_TRAILER:
        return "sha1", 1
    if block[-1] == _LONG_TRAILER:
        return _DIGESTS.get(block[-2]), 2
    return None, 0
