"""Looking for the entries of the word lists in Chinese, which writes no spaces."""

import re
from collections.abc import Iterable

from safepassage.safeguards.special.category import Category
from safepassage.safeguards.special.lexicon_files import Lists

_PLACE = "(?![路街巷站]|宾馆|酒店|广场|大厦)"
_NOTHING = "(?!)"


class Signs:
    """One expression a category; words that may name a street are passed over where they do."""

    def __init__(self, lists: Lists) -> None:
        self._innocent = re.compile(_either(lists.han_innocent))
        self._of = {
            one: re.compile(
                f"{_either(lists.han[one])}|{_either(lists.han_of_places[one])}{_PLACE}"
            )
            for one in Category
        }

    def find(self, text: str) -> frozenset[Category]:
        """The categories that folded text without spaces reveals."""
        told = self._innocent.sub("|", text)
        return frozenset(one for one, expression in self._of.items() if expression.search(told))


def _either(signs: Iterable[str]) -> str:
    longest_first = sorted(set(signs), key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, longest_first)) or _NOTHING})"
