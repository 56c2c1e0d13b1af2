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
def prepare(word: Bytes, size: int, places: Longs) -> None:
    """Note, for each Latin letter, where it stands in a word of at most 62 letters."""
    for letter in range(LATIN_LETTERS):
        places[letter] = 0
    for at in range(size):
        places[word[at] - _A] |= 1 << at


@compiled
def distance(places: Longs, size: int, other: Bytes, long: int) -> int:
    """Compare a prepared word with another one."""
    if not size:
        return long
    whole = (1 << size) - 1
    last = 1 << (size - 1)
    up, down, found = whole, 0, size
    for at in range(long):
        same = int(places[other[at] - _A])
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
