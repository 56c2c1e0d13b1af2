"""The listed words like those of a query, remembered: most names are made of a few words."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from safepassage.matching.alignment import JOINED_ALIKE, MOST_WORDS, Query
from safepassage.matching.compiled import Ints, Likenesses
from safepassage.matching.spelling import Script, script_of
from safepassage.matching.spelling.learned import table
from safepassage.matching.vocabulary import Near, Nears, Vocabulary, nears

LEAST_NEAR = 0.62
"""Words less alike than this lead to no name, though beside a name found otherwise they count."""
_REMEMBERED = 10_000

_Asked = tuple[str, bool]
_Found = tuple[Ints, Likenesses]


def joined(words: Sequence[str]) -> Iterator[str]:
    """Each two neighbours as one, as documents join them; nothing for words that are not Latin."""
    for pair in pairwise(words):
        latin = all(script_of(word) is Script.LATIN for word in pair)
        yield "".join(pair) if latin else ""


class WordsNear:
    """Looks up the words of a query in a vocabulary; single words are remembered, never names."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._known: dict[_Asked, _Found] = {}

    def of(self, words: Sequence[str], query: Query, room: Near) -> Nears:
        """The listed words like each of the query's, and like each two neighbours as one."""
        used = words[:MOST_WORDS]
        asked = [*((word, False) for word in used), *((pair, True) for pair in joined(used))]
        known = self._known
        found = {one: known[one] for one in asked if one in known}
        missing = {one: at for at, one in enumerate(asked) if one not in found}
        if missing:
            found |= self._look_up(missing, query, room)
        parts = [found[one] for one in asked]
        at = np.cumsum([0, *(len(one) for one, _ in parts)], dtype=np.int32)
        words_near, likeness = zip(*parts, strict=True)
        return Nears(np.concatenate(words_near), np.concatenate(likeness), at)

    def _look_up(
        self, missing: dict[_Asked, int], query: Query, room: Near
    ) -> dict[_Asked, _Found]:
        least = np.array([JOINED_ALIKE if pair else LEAST_NEAR for _, pair in missing])
        asked = np.array(list(missing.values()), dtype=np.int32)
        new = nears(table(), self._vocabulary, room, query.words, asked, query.places, least)
        bounds = [slice(*pair) for pair in pairwise(new.at.tolist())]
        found = {
            one: (new.words[part].copy(), new.likeness[part].copy())
            for one, part in zip(missing, bounds, strict=True)
        }
        if len(self._known) + len(found) > _REMEMBERED:
            self._known = {}
        self._known.update(found)
        return found
