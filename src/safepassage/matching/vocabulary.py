"""All words of all listed names, each once, and which of them are like a given word.

The keys of all words stand in one sorted array of 64-bit hashes, so that a million words need
tens of megabytes and no search server. No frequent word is ever left out.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import takewhile

import numpy as np
from numpy.typing import NDArray

from safepassage.matching.spelling import ALIKE, asked, kept, likeness

Hashes = NDArray[np.uint64]
Places = NDArray[np.int32]


class Vocabulary:
    """Sorted ``words`` with the ``hashes`` of their keys, and the word that each hash is of."""

    def __init__(self, words: Sequence[str], hashes: Hashes, owners: Places) -> None:
        self.words = words
        self.hashes = hashes
        self.owners = owners

    @classmethod
    def of(cls, words: Iterable[str]) -> "Vocabulary":
        """Gather the keys of the words."""
        ordered = tuple(sorted(set(words)))
        pairs = [(_hash(key), at) for at, word in enumerate(ordered) for key in kept(word)]
        hashes = np.array([one for one, _ in pairs], dtype=np.uint64)
        owners = np.array([at for _, at in pairs], dtype=np.int32)
        order = np.lexsort((owners, hashes))
        return cls(ordered, hashes[order], owners[order])

    def near(self, word: str) -> dict[int, float]:
        """The places of the words like this one, with how alike they are."""
        found = {at: likeness(word, self.words[at]) for at in self._sharing(word)}
        return {at: how for at, how in found.items() if how >= ALIKE}

    def beginning(self, letters: str) -> Iterator[int]:
        """The places of the words that begin so."""
        first = bisect_left(self.words, letters)
        following = range(first, len(self.words))
        return takewhile(lambda at: self.words[at].startswith(letters), following)

    def _sharing(self, word: str) -> list[int]:
        wanted = np.array([_hash(key) for key in asked(word)], dtype=np.uint64)
        first = np.searchsorted(self.hashes, wanted, side="left")
        behind = np.searchsorted(self.hashes, wanted, side="right")
        parts = [self.owners[one:other] for one, other in zip(first, behind, strict=True)]
        found: list[int] = np.unique(np.concatenate(parts)).tolist() if parts else []
        return found


def _hash(key: str) -> int:
    """Stable between processes and releases, unlike Python's own."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little")
