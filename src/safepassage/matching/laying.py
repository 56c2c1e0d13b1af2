"""Two names laid beside each other, in words that reasons can tell."""

from collections.abc import Sequence

from safepassage.matching.alignment import Bench, Query, Side, WordFit, align_into
from safepassage.matching.compiled import Floats
from safepassage.matching.spelling.pool import Pool
from safepassage.matching.spelling.tables import table
from safepassage.matching.weights import is_common, is_telling, rarity
from safepassage.records._base import Record


class WordPair(Record, frozen=True):
    """Words that are taken for one another; ``share`` is what that explains of both names.

    ``rarity`` is how rare they are among the listed names, in nats: the more frequent spelling
    counts, and a word whose frequency is not known (``weights.rarity``) tells nothing.
    """

    fit: WordFit
    query: str
    listed: str
    likeness: float
    share: float
    rarity: float


class Alignment(Record, frozen=True):
    """Two names laid beside each other; what is left over stands on one side only."""

    pairs: tuple[WordPair, ...]
    query_left: tuple[str, ...]
    listed_left: tuple[str, ...]

    @property
    def likeness(self) -> float:
        """How alike the names are, 0 to 1: the shares of all pairs."""
        return sum(pair.share for pair in self.pairs)

    @property
    def telling(self) -> int:
        """How many pairs of words speak for a person."""
        return sum(any(map(is_telling, pair.query.split())) for pair in self.pairs)

    @property
    def rarity(self) -> float:
        """How rare all the words are together that both names have, in nats."""
        return sum(pair.rarity for pair in self.pairs)

    @property
    def is_common(self) -> bool:
        """Whether every word that speaks for a person is common in names, on either side."""
        telling = [pair for pair in self.pairs if any(map(is_telling, pair.query.split()))]
        return all(
            any(map(is_common, (*pair.query.split(), *pair.listed.split()))) for pair in telling
        )

    @property
    def has_all_listed(self) -> bool:
        """Whether each listed word has the same one, several speak, and they are not all common."""
        same = not self.listed_left and all(pair.fit is WordFit.SAME for pair in self.pairs)
        return same and self.telling > 1 and not self.is_common

    @property
    def is_whole(self) -> bool:
        """Whether each word has the same one on the other side."""
        left = self.query_left or self.listed_left
        return not left and all(pair.fit is WordFit.SAME for pair in self.pairs)


def lay(query: Query, listed: Pool, side: Side, room: Bench, names: int) -> Alignment:
    """Pair the words of a query with those of a listed name, one of ``names``."""
    ours = [_word(query.words, at) for at in range(query.many)]
    theirs = [_word(listed, int(place)) for place in side.words]
    many = align_into(table(), query, listed, side, room)
    options = room.options
    pairs = tuple(
        WordPair(
            fit=WordFit(int(options.fit[option])),
            query=_taken(ours, int(options.ours[option])),
            listed=_taken(theirs, int(options.theirs[option])),
            likeness=float(options.likeness[option]),
            share=float(share),
            rarity=min(
                _rarity(ours, query.weights, int(options.ours[option]), names),
                _rarity(theirs, side.weights, int(options.theirs[option]), names),
            ),
        )
        for option, share in zip(room.pairs[:many], room.shares[:many], strict=True)
    )
    return Alignment(
        pairs=pairs,
        query_left=tuple(word for at, word in enumerate(ours) if room.our_left[at]),
        listed_left=tuple(word for at, word in enumerate(theirs) if room.their_left[at]),
    )


def _word(words: Pool, place: int) -> str:
    return words.letters[words.at[place] : words.at[place + 1]].tobytes().decode("utf-32-le")


def _taken(words: Sequence[str], place: int) -> str:
    return words[place // 2] if place % 2 == 0 else f"{words[place // 2]} {words[place // 2 + 1]}"


def _rarity(words: Sequence[str], weights: Floats, place: int, names: int) -> float:
    both = range(place // 2, place // 2 + 1 + place % 2)
    return sum(rarity(words[at], float(weights[at]), names) for at in both)
