"""Which words of a remark may name a person, a house or a street.

``GAY/ANNA MRS``, ``CTC CHRISTIAN WEBER``, ``HTL CHURCH STREET``: there a word that has another
meaning elsewhere tells nothing about anybody.
"""

from collections.abc import Mapping, Sequence

from safepassage.safeguards.special.letters import fold, in_latin, words
from safepassage.safeguards.special.lexicon_files import text_of, under_headings

_NAME, _PLACE, _BACK = 3, 4, 2
_REMARK = frozenset({"RMKS", "RMK", "RM", "OSI", "W"})
"""Before a slash these begin a remark, and name nobody."""


class Names:
    """The words beside which names stand, and what they make of their neighbours."""

    def __init__(self, beside: Mapping[str, frozenset[str]]) -> None:
        self._before_people = beside["titles"] | beside["contacts"]
        self._before_places = beside["before"]
        self._after_places = beside["after"]

    def find(self, texts: Sequence[str], slashes: Sequence[bool]) -> frozenset[int]:
        """The places of words that may be part of a name, out of the ``texts`` of one line."""
        named = _by_slash(texts, slashes)
        for place, word in enumerate(texts):
            if word in self._before_people:
                named |= set(range(place + 1, place + 1 + _NAME))
            if not self._before_places.isdisjoint({word, in_latin(word)}):
                named |= set(range(place + 1, place + 1 + _PLACE))
            if word in self._after_places:
                named |= set(range(place - _BACK, place))
        return frozenset(named)

    def surnames(self, texts: Sequence[str]) -> frozenset[int]:
        """The places of words that stand right behind a title: whatever they mean, a name."""
        return frozenset(
            place + 1 for place, word in enumerate(texts) if word in self._before_people
        )


def _by_slash(texts: Sequence[str], slashes: Sequence[bool]) -> set[int]:
    named = {place for place, by_slash in enumerate(slashes) if by_slash}
    begun = {place + 1 for place in named if texts[place] in _REMARK}
    return named - begun


def read_names() -> Names:
    """Read the words from their file."""
    beside: dict[str, frozenset[str]] = {}
    for heading, line in under_headings(text_of("names")):
        beside[heading] = beside.get(heading, frozenset()) | frozenset(words(fold(line)))
    return Names(beside)
