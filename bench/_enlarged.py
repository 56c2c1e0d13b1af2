"""A list made longer by invented entries that are built as its own are.

Each invented entry takes one of the list's as its pattern: how many names of how many words,
which of them are aliases and which are in other letters, the precision of its birth dates (a
first of January stays one), nationalities and sex. Every word of the pattern is exchanged for
one that stands at the same end of names in an entry of the same source, of the same nationality
where it is known, and wherever it recurs in the entry for the same one. So common words stay as
common as they are. Documents are left out.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from random import Random

from msgspec.structs import replace

from safepassage.matching.spelling import Script, script_of
from safepassage.matching.weights import PARTICLES
from safepassage.records import ListEntry

FEWEST = 20
"""A pool of fewer names is not drawn from, but that of the whole source."""
YEARS = 3
FIRST_OF_JANUARY = "01-01"

_Pool = tuple[str | None, str | None, Script, bool]
"""Source, nationality, alphabet, and whether words stand at the end of names."""


class Enlarged:
    """The list's words by where they stand, and chance."""

    def __init__(self, entries: Sequence[ListEntry], seed: int) -> None:
        self._entries = entries
        self._chance = Random(seed)  # noqa: S311 - the same every time
        self._pools: defaultdict[_Pool, list[str]] = defaultdict(list)
        for entry in entries:
            for word, is_last in _words(entry):
                for nationality in {None, *entry.nationality[:1]}:
                    key = entry.source, nationality, script_of(word), is_last
                    self._pools[key].append(word)

    def invented(self, many: int) -> Iterator[ListEntry]:
        """So many entries, no pattern twice before all have been used."""
        patterns: list[ListEntry] = []
        for number in range(many):
            if not patterns:
                patterns = self._chance.sample(self._entries, len(self._entries))
            yield self._like(patterns.pop(), f"INVENTED-{number}")

    def _like(self, pattern: ListEntry, name: str) -> ListEntry:
        words = _words(pattern)
        other = {word.lower(): self._other(pattern, word, is_last=last) for word, last in words}

        def told(text: str) -> str:
            return " ".join(other.get(word.lower(), word) for word in text.split())

        return replace(
            pattern,
            id=name,
            name=told(pattern.name) if pattern.name else None,
            given=None,
            family=None,
            aliases=tuple(map(told, pattern.aliases)),
            weak=tuple(map(told, pattern.weak)),
            script_names=tuple(map(told, pattern.script_names)),
            dob=tuple(map(self._born, pattern.dob)),
            documents=(),
        )

    def _other(self, pattern: ListEntry, word: str, *, is_last: bool) -> str:
        nationality = pattern.nationality[0] if pattern.nationality else None
        script = script_of(word)
        pool = self._pools[pattern.source, nationality, script, is_last]
        if len(pool) < FEWEST:
            pool = self._pools[pattern.source, None, script, is_last]
        return self._chance.choice(pool)

    def _born(self, pattern: str) -> str:
        """Another date of that precision, of about that year."""
        if not re.match(r"\d{4}", pattern):
            return pattern
        year, *rest = pattern.split("-", 1)
        year = f"{int(year) + self._chance.randint(-YEARS, YEARS):04}"
        if not rest or rest == [FIRST_OF_JANUARY]:
            return "-".join((year, *rest))
        day = f"{self._chance.randint(1, 12):02}-{self._chance.randint(1, 28):02}"
        return f"{year}-{day[: len(rest[0])]}"


def enlarged(entries: Sequence[ListEntry], many: int, seed: int = 1) -> list[ListEntry]:
    """The entries, and invented ones until there are ``many``."""
    return [*entries, *Enlarged(entries, seed).invented(max(0, many - len(entries)))]


def _words(entry: ListEntry) -> Iterator[tuple[str, bool]]:
    """Every word of every name but particles and initials, and whether it is the last."""
    for name in filter(None, (entry.name, *entry.aliases, *entry.weak, *entry.script_names)):
        words = name.split()
        for at, word in enumerate(words, start=1):
            if len(word) > 1 and word.lower() not in PARTICLES:
                yield word, at == len(words)
