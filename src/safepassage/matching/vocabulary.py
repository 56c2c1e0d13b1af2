"""All words of all listed names, each once, and which of them are like a given word.

The keys of all words stand in one sorted array of 62-bit hashes, so that a million names need
tens of megabytes and no search server. No frequent word is ever left out.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from safepassage.matching.compiled import Bytes, Ints, Likenesses, Longs, compiled
from safepassage.matching.order import descending
from safepassage.matching.spelling.keys import MOST_KEYS, asked_keys, kept_keys
from safepassage.matching.spelling.learned import Table
from safepassage.matching.spelling.likeness import NOT_LATIN, latin_likeness, likeness_in
from safepassage.matching.spelling.pool import Pool, letters_of, pool_of
from safepassage.matching.spelling.tables import table

_ROOM = 8
"""Keys a word has on average, at first guess."""
_SAME_FRAME = 0.85
"""Words as like as this have the same consonants, but for slips; the first key finds them."""


class Vocabulary(NamedTuple):
    """``words``, with the sorted ``hashes`` of their keys, and the word that each hash is of.

    Words with the same consonants stand together, as they are read together; ``alphabetical``
    are their places in the order of letters.
    """

    words: Pool
    alphabetical: Ints
    hashes: Longs
    owners: Ints


class Near(NamedTuple):
    """Room for the words like one: their places, how alike they are, and who was looked at."""

    words: Ints
    likeness: Likenesses
    looked_at: Bytes


def in_reading_order(words: Iterable[str]) -> list[str]:
    """Put words with the same consonants beside each other; each word once."""
    ordered = sorted(set(words))
    pool = pool_of(ordered)
    heard, at = pool.heard.tobytes(), pool.heard_at.tolist()
    frames = [heard[end - heard[start + 3] : end] for start, end in pairwise(at)]
    return [word for _, word in sorted(zip(frames, ordered, strict=True))]


def vocabulary_of(words: Sequence[str]) -> Vocabulary:
    """Gather the keys of words that are ``in_reading_order``."""
    pool = pool_of(words)
    hashes, owners = _all_keys(table(), pool)
    order = np.argsort(hashes, kind="stable")
    alphabetical = np.array(sorted(range(len(words)), key=words.__getitem__), dtype=np.int32)
    return Vocabulary(pool, alphabetical, hashes[order], owners[order])


@compiled
def _all_keys(table: Table, pool: Pool) -> tuple[Longs, Ints]:
    words = len(pool.at) - 1
    hashes = np.empty(words * _ROOM + MOST_KEYS, dtype=np.int64)
    owners = np.empty(len(hashes), dtype=np.int32)
    room = np.empty(MOST_KEYS, dtype=np.int64)
    many = 0
    for word in range(words):
        found = kept_keys(table, pool, word, room)
        if many + found > len(hashes):
            hashes = np.concatenate((hashes, np.empty_like(hashes)))
            owners = np.concatenate((owners, np.empty_like(owners)))
        hashes[many : many + found] = room[:found]
        owners[many : many + found] = word
        many += found
    return hashes[:many].copy(), owners[:many].copy()


@compiled
def near_words(
    table: Table,
    listed: Vocabulary,
    near: Near,
    query: Pool,
    word: int,
    places: Longs,
    least: float,
) -> int:
    """Find the listed words that are at least so like one of a query.

    Returns how many are in ``near``, the likest first; ``near.looked_at`` is zero before and after.
    """
    keys = np.empty(MOST_KEYS, dtype=np.int64)
    found = sharing = 0
    many = asked_keys(table, query, word, keys)
    for key in keys[: min(many, 1) if least >= _SAME_FRAME else many]:
        at = np.searchsorted(listed.hashes, key)
        while at < len(listed.hashes) and listed.hashes[at] == key:
            other = listed.owners[at]
            if not near.looked_at[other]:
                near.looked_at[other] = 1
                near.words[sharing] = other
                sharing += 1
            at += 1
    ours, begin = query.heard, query.heard_at[word]
    theirs, theirs_at = listed.words.heard, listed.words.heard_at
    for one in range(sharing):
        other = near.words[one]
        near.looked_at[other] = 0
        how = latin_likeness(places, word, ours, begin, theirs, theirs_at[other], least)
        if how == NOT_LATIN:
            how = likeness_in(table, places, query, word, listed.words, other, least)
        if how > 0:
            near.words[found] = other
            near.likeness[found] = how
            found += 1
    order = descending(near.likeness, found)
    near.words[:found] = near.words[order]
    near.likeness[:found] = near.likeness[order]
    return found


@compiled
def beginning(listed: Vocabulary, letters: Ints, behind: bool) -> int:
    """Where, by the alphabet, the words begin that begin so, or what stands ``behind`` them."""
    low, high = 0, len(listed.alphabetical)
    while low < high:
        middle = (low + high) // 2
        order = _compared(listed.words, listed.alphabetical[middle], letters)
        if order < 0 or (behind and order == 0):
            low = middle + 1
        else:
            high = middle
    return low


@compiled
def place_of(listed: Vocabulary, letters: Ints) -> int:
    """The place of exactly this word; -1 if it is not among the listed ones."""
    rank = beginning(listed, letters, False)
    if rank == len(listed.alphabetical):
        return -1
    place = listed.alphabetical[rank]
    whole = len(letters_of(listed.words, place)) == len(letters)
    return int(place) if whole and not _compared(listed.words, place, letters) else -1


@compiled
def _compared(words: Pool, word: int, letters: Ints) -> int:
    """Whether a word, as far as these letters go, stands before (-1), with (0), behind (1) them."""
    first, size = words.at[word], words.at[word + 1] - words.at[word]
    for at in range(len(letters)):
        if at == size:
            return -1
        if words.letters[first + at] != letters[at]:
            return -1 if words.letters[first + at] < letters[at] else 1
    return 0
