"""RSA keys out of public labels, so that they need no searching and are the same in every run.

A prime is the hash of its label plus twice an offset that was sought once (tests prove them
prime). Whoever reads this can make the private keys: they serve invented states only.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from hashlib import shake_256
from typing import NamedTuple

EXPONENT = 65537

_OFFSETS: Mapping[int, tuple[tuple[int, int], ...]] = {
    1024: (
        (3, 431),
        (214, 258),
        (83, 93),
        (16, 119),
        (869, 132),
        (612, 118),
        (393, 10),
        (343, 143),
    ),
    1536: (
        (45, 132),
        (683, 8),
        (109, 165),
        (50, 311),
    ),
    2048: (
        (5, 238),
        (232, 9),
        (186, 98),
        (213, 130),
        (101, 361),
        (513, 6),
        (1196, 82),
        (155, 281),
        (40, 263),
        (234, 427),
        (1590, 697),
        (448, 351),
        (539, 179),
        (92, 30),
        (82, 678),
        (171, 46),
    ),
    3072: (
        (278, 474),
        (603, 264),
        (804, 704),
        (663, 750),
        (1206, 85),
        (392, 129),
        (246, 1200),
        (100, 499),
        (84, 706),
        (411, 13),
        (250, 1),
        (1265, 221),
        (439, 692),
        (425, 109),
        (565, 143),
        (42, 118),
    ),
    4096: (
        (266, 654),
        (986, 145),
        (1510, 487),
        (641, 83),
        (1113, 413),
        (1537, 96),
        (57, 1506),
        (1074, 608),
        (991, 610),
        (469, 256),
        (49, 1684),
        (433, 520),
        (121, 604),
        (85, 1043),
        (7, 662),
        (274, 825),
    ),
}  # fmt: skip - a few pairs a row


class RsaNumbers(NamedTuple):
    """A private RSA key: modulus ``p q`` and the exponent that undoes 65537."""

    p: int
    q: int
    d: int

    @property
    def modulus(self) -> int:
        """What everybody knows of it."""
        return self.p * self.q

    @property
    def size(self) -> int:
        """Octets of the modulus."""
        return (self.modulus.bit_length() + 7) // 8

    def power(self, value: int) -> int:
        """Raise to the private exponent, by the two primes apart (RFC 8017 clause 5.1.2)."""
        return _power(self, value)


def sizes() -> tuple[int, ...]:
    """Bits of the moduli there are keys of."""
    return tuple(_OFFSETS)


def count(bits: int) -> int:
    """How many keys of this size there are."""
    return len(_OFFSETS[bits])


@lru_cache(maxsize=4096)
def _power(key: RsaNumbers, value: int) -> int:
    """Remembered, for the same certificates are signed again and again."""
    first = pow(value, key.d % (key.p - 1), key.p)
    second = pow(value, key.d % (key.q - 1), key.q)
    return second + key.q * ((first - second) * pow(key.q, -1, key.p) % key.p)


@cache
def numbers(bits: int, index: int) -> RsaNumbers:
    """Key number ``index`` of this size, counted round; KeyError for a size there is none of."""
    index %= count(bits)
    first, second = _OFFSETS[bits][index]
    p = _start(bits, index, "p") + 2 * first
    q = _start(bits, index, "q") + 2 * second
    return RsaNumbers(p, q, pow(EXPONENT, -1, (p - 1) * (q - 1)))


def _start(bits: int, index: int, which: str) -> int:
    label = f"Safe Passage invented RSA {bits}/{index}/{which}"
    raw = int.from_bytes(shake_256(label.encode()).digest(bits // 16))
    return raw | 3 << (bits // 2 - 2) | 1
