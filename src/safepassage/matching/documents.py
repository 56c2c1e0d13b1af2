"""Document numbers as comparable keys."""

from hashlib import blake2b

import numpy as np
from rapidfuzz.distance import OSA

from safepassage.formats.countries import alpha3
from safepassage.matching.compiled import Ints, Longs, compiled
from safepassage.matching.spelling.hashing import hash_of

LONG_ENOUGH = 7
"""Characters from which a number alone, its issuer unknown, is unlikely to be shared by chance."""
_KEY_BYTES = 8
_LONGEST_NUMBER = 30


def number_key(number: str | None) -> str:
    """Reduce a document number to its letters and digits; zeros in front count."""
    return "".join(filter(str.isalnum, number or "")).upper()


def number_hash(number: str | None) -> int:
    """Name a document number by 63 bits, the same everywhere; 0 for none."""
    key = number_key(number)
    if not key:
        return 0
    return int.from_bytes(blake2b(key.encode(), digest_size=_KEY_BYTES).digest(), "little") >> 1


def is_slip(one: str, other: str) -> bool:
    """Tell whether two keys differ by one character, or by two neighbours exchanged."""
    if min(len(one), len(other)) < LONG_ENOUGH or one == other:
        return False
    return OSA.distance(one, other, score_cutoff=1) == 1


@compiled
def slip_hashes(key: Ints) -> Longs:
    """Name a number as a whole and without each of its characters: numbers a slip apart share one.

    ``key`` are the code points of a ``number_key``.
    """
    found = np.empty(len(key) + 1, dtype=np.int64)
    for at in range(-1, len(key)):
        found[at + 1] = hash_of(0, key, len(key), at)
    return found


def slips_of(number: str | None) -> Longs:
    """The ``slip_hashes`` of a number that is long enough; none of others."""
    key = number_key(number)
    if not LONG_ENOUGH <= len(key) <= _LONGEST_NUMBER:
        return np.zeros(0, dtype=np.int64)
    return slip_hashes(np.array([ord(char) for char in key], dtype=np.int32))


def issuers_agree(one: str | None, other: str | None) -> bool | None:
    """Compare two issuers in any ISO form; ``None`` when one of them is unknown."""
    if not one or not other:
        return None
    return alpha3(one.upper()) == alpha3(other.upper())
