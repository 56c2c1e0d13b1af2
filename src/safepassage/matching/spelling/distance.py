"""How many letters must change to make one word the other (Levenshtein 1966), in bits.

The bits of a number stand for the letters of one word (Myers 1999, as Hyyrö 2003 writes it);
it is prepared once and compared with many.
"""

import numpy as np

from safepassage.matching.compiled import Bytes, Ints, Longs, compiled

LONGEST_WORD = 40
"""Letters of a word that are compared."""
LATIN_LETTERS = 26
_A = 97


@compiled
def prepare(words: Bytes, begin: int, size: int, places: Longs, first: int) -> None:
    """Note, for each Latin letter, where it stands in a word of at most 62 letters.

    The word is ``words[begin:begin + size]``; its places are written from ``places[first]``.
    """
    for letter in range(LATIN_LETTERS):
        places[first + letter] = 0
    for at in range(size):
        places[first + int(words[begin + at]) - _A] |= 1 << at


@compiled
def distance(places: Longs, first: int, size: int, words: Bytes, begin: int, long: int) -> int:
    """Compare a prepared word, ``places[first:]``, with ``words[begin:begin + long]``.

    It takes no views of arrays: they would cost as much as the comparison.
    """
    if not size:
        return long
    whole = (1 << size) - 1
    last = 1 << (size - 1)
    up, down, found = whole, 0, size
    for at in range(long):
        same = int(places[first + int(words[begin + at]) - _A])
        along = ((((same & up) + up) ^ up) | same | down) & whole
        grown = (down | ~(along | up)) & whole
        fallen = up & along
        if grown & last:
            found += 1
        elif fallen & last:
            found -= 1
        grown = ((grown << 1) | 1) & whole
        fallen = (fallen << 1) & whole
        up = (fallen | ~(along | grown)) & whole
        down = grown & along
    return found


@compiled
def distance_of_any(one: Ints, size: int, other: Ints, long: int) -> int:
    """Compare words of any alphabet."""
    row = np.arange(long + 1)
    for at in range(size):
        before = row[0]
        row[0] = at + 1
        for place in range(long):
            above = row[place + 1]
            changed = before + (0 if one[at] == other[place] else 1)
            row[place + 1] = min(changed, above + 1, row[place] + 1)
            before = above
    return int(row[long])
