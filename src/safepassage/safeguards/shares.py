"""A secret in n shares of which k give it back and k-1 tell nothing (Shamir, 1979).

Every byte is the constant term of a random polynomial of degree k-1 over GF(2^8) with the
polynomial of AES (FIPS 197 section 4.2), as in draft-mcgrew-tss-03; a share is its values at
one place other than zero. Chance comes in as an argument.
"""

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import xor

MOST_SHARES = 255
_POLYNOMIAL = 0x11B


class SharesError(ValueError):
    """The shares are too few, not of one secret, or damaged; the text says which."""


def chance_needed(secret_bytes: int, needed: int) -> int:
    """How many random bytes ``split`` wants."""
    return secret_bytes * (needed - 1)


def split(secret: bytes, *, shares: int, needed: int, chance: bytes) -> dict[int, bytes]:
    """The shares of ``secret`` by place, 1 to ``shares``; any ``needed`` of them give it back.

    Raises ``ValueError`` unless 1 <= needed <= shares <= 255 and ``chance`` has its length.
    """
    if not 1 <= needed <= shares <= MOST_SHARES:
        raise ValueError("of n shares between 1 and n are needed, and n is at most 255")
    if len(chance) != chance_needed(len(secret), needed):
        raise ValueError("the random bytes are too few or too many")
    rows = [secret, *_rows(chance, len(secret))]
    return {
        place: bytes(_value(terms, place) for terms in zip(*rows, strict=True))
        for place in range(1, shares + 1)
    }


def combine(shares: Mapping[int, bytes]) -> bytes:
    """The secret of as many shares as are needed, by their places; more do no harm.

    Fewer, or shares of different secrets, give other bytes: the caller checks what came out.
    Raises ``SharesError`` for none, for a place beyond 1 to 255, or for unequal lengths.
    """
    _check(shares)
    weights = [_weight(one, list(shares)) for one in shares]
    columns = zip(*shares.values(), strict=True)
    return bytes(reduce(xor, map(_times, weights, column)) for column in columns)


def _check(shares: Mapping[int, bytes]) -> None:
    if not shares:
        raise SharesError("there is no share")
    if any(not 1 <= place <= MOST_SHARES for place in shares):
        raise SharesError("a share's place is a number from 1 to 255")
    if len({len(share) for share in shares.values()}) != 1:
        raise SharesError("the shares are not of one length")


def _rows(chance: bytes, size: int) -> list[bytes]:
    return [chance[start : start + size] for start in range(0, len(chance), size)]


def _value(terms: Sequence[int], place: int) -> int:
    """Horner's rule, the constant term first in ``terms``."""
    return reduce(lambda value, term: _times(value, place) ^ term, reversed(terms), 0)


def _weight(of: int, places: Sequence[int]) -> int:
    """Lagrange's weight of one place for the value at zero; subtraction is exclusive or."""
    others = [place for place in places if place != of]
    below = reduce(_times, (of ^ place for place in others), 1)
    return _times(reduce(_times, others, 1), _inverse(below))


def _powers() -> list[int]:
    """The powers of 3, which generates the field's group (FIPS 197 section 4.2)."""
    powers, value = [], 1
    for _ in range(255):
        powers.append(value)
        doubled = value << 1 ^ (_POLYNOMIAL if value & 0x80 else 0)
        value ^= doubled
    return powers


_POWERS = _powers()
_LOGARITHMS = {power: exponent for exponent, power in enumerate(_POWERS)}


def _times(one: int, other: int) -> int:
    if not one or not other:
        return 0
    return _POWERS[(_LOGARITHMS[one] + _LOGARITHMS[other]) % 255]


def _inverse(value: int) -> int:
    return _POWERS[-_LOGARITHMS[value] % 255]
