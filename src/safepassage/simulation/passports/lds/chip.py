"""A chip that answers challenges: active authentication (Doc 9303-11 clause 6.1).

RSA by ISO/IEC 9796-2 scheme 1 with a part of the message inside the signature; on curves by
ECDSA over the challenge, as TR-03111 wants it (r and s side by side) or as a DER sequence.
"""

from hashlib import new, shake_256
from typing import Literal

from safepassage.documents.asn1 import der
from safepassage.records._base import Record
from safepassage.simulation.passports.keys import Signer, algorithms
from safepassage.simulation.passports.keys.curve_signer import CurveSigner
from safepassage.simulation.passports.keys.domains import width
from safepassage.simulation.passports.keys.rsa_signer import RsaSigner

HEADER = b"\x6a"
TRAILER_SHA1 = b"\xbc"
_TRAILERS: dict[algorithms.Digest, bytes] = {
    "sha1": b"\x33\xcc",
    "sha224": b"\x38\xcc",
    "sha256": b"\x34\xcc",
    "sha384": b"\x36\xcc",
    "sha512": b"\x35\xcc",
}


class Manner(Record, frozen=True):
    """How a chip answers: form of an ECDSA signature; the short trailer BC that SHA-1 may have.

    ``smaller`` gives the lesser of the RSA signature and its complement (ISO/IEC 9796-2 B.6).
    """

    form: Literal["plain", "der"] = "plain"
    short_trailer: bool = True
    smaller: bool = False


class Chip:
    """A chip by its private key; with another key than DG15 has it is a copy's."""

    def __init__(self, key: Signer, manner: Manner | None = None) -> None:
        self.key = key
        self.manner = manner or Manner()

    def answer(self, challenge: bytes) -> bytes:
        """INTERNAL AUTHENTICATE: the answer to eight octets."""
        if isinstance(self.key, RsaSigner):
            return _recoverable(self.key, challenge, self.manner)
        signature = self.key.sign(challenge)
        if self.manner.form == "der" or not isinstance(self.key, CurveSigner):
            return signature
        return _plain(signature, width(self.key.algorithm.curve))


def _recoverable(key: RsaSigner, challenge: bytes, manner: Manner) -> bytes:
    """Signature with message recovery; the chip's own part of the message fills it up."""
    digest, size = key.digest, key.numbers.size
    trailer = _TRAILERS[digest]
    if digest == "sha1" and manner.short_trailer:
        trailer = TRAILER_SHA1
    room = size - len(HEADER) - len(trailer) - new(digest).digest_size
    own = shake_256(b"chip" + challenge).digest(room)
    found = new(digest, own + challenge).digest()
    value = key.numbers.power(int.from_bytes(HEADER + own + found + trailer))
    if manner.smaller:
        value = min(value, key.numbers.modulus - value)
    return value.to_bytes(size)


def _plain(signature: bytes, size: int) -> bytes:
    """R and s side by side, each as long as a coordinate."""
    start, stop = der.whole(signature, der.SEQUENCE)
    return b"".join(
        int.from_bytes(signature[inner:end]).to_bytes(size)
        for _, _, inner, end in der.children(signature, start, stop)
    )
