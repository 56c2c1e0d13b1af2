"""The index of listed persons: built once, exported to bytes, shared by forked workers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec
import numpy as np
from numpy.typing import NDArray

from safepassage.matching.alignment import Weighed, neighbours
from safepassage.matching.documents import number_key
from safepassage.matching.spelling import words
from safepassage.matching.vocabulary import Vocabulary
from safepassage.matching.weights import PARTICLES, weight
from safepassage.records import ListEntry

LAYOUT = 4
"""Rises whenever stored bytes can no longer be read by the code of today."""

_REMEMBERED = 20_000
"""Words whose names are remembered; the commonest words come again and again."""


class IndexUnreadableError(ValueError):
    """The bytes are no index, or one of another layout."""


class ListedName(msgspec.Struct, frozen=True, array_like=True):
    """One name of ``entry`` (a position in the index) and its words."""

    entry: int
    text: str
    words: tuple[str, ...]
    weak: bool = False


class _Stored(msgspec.Struct, frozen=True, array_like=True):
    """What is exported; arrays as the bytes of little-endian numbers."""

    layout: int
    entries: tuple[ListEntry, ...]
    names: tuple[ListedName, ...]
    words: tuple[str, ...]
    hashes: bytes
    owners: bytes
    numbers: dict[str, tuple[int, ...]]


class Near(msgspec.Struct, frozen=True):
    """The names that have a word like a given one: their places in order, and how alike it is."""

    names: NDArray[np.int32]
    likeness: NDArray[np.float32]

    def of(self, names: NDArray[np.int32]) -> NDArray[np.float32]:
        """The likeness in each of these names; 0 where there is none."""
        if not len(self.names):
            return np.zeros(len(names), dtype=np.float32)
        at = np.minimum(np.searchsorted(self.names, names), len(self.names) - 1)
        return np.where(self.names[at] == names, self.likeness[at], np.float32(0))


class ListIndex:
    """Everything that screening looks up; positions point into ``entries`` and ``names``."""

    def __init__(self, stored: _Stored) -> None:
        self._stored = stored
        self.entries = stored.entries
        self.names = stored.names
        self.numbers = stored.numbers
        self._vocabulary = Vocabulary(
            stored.words,
            np.frombuffer(stored.hashes, dtype="<u8"),
            np.frombuffer(stored.owners, dtype="<i4"),
        )
        self._having = _postings(stored.names)
        self._weights = {
            word: weight(word, len(having), len(stored.names))
            for word, having in self._having.items()
        }
        self.weighed = [self.weigh(name.words) for name in stored.names]
        self.weight_of_name = np.array([sum(one.weights) for one in self.weighed], dtype=np.float32)
        self.near = lru_cache(maxsize=_REMEMBERED)(self._near)
        self.beginning = lru_cache(maxsize=_REMEMBERED)(self._beginning)

    def to_bytes(self) -> bytes:
        """Export the index; the same entries give the same bytes."""
        return _ENCODER.encode(self._stored)

    @classmethod
    def from_buffer(cls, buffer: memoryview | bytes) -> "ListIndex":
        """Load an exported index.

        Raises:
            IndexUnreadableError: if the buffer is damaged or of another layout.

        """
        try:
            stored = _DECODER.decode(buffer)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise IndexUnreadableError("these bytes are no screening index") from error
        if stored.layout != LAYOUT:
            raise IndexUnreadableError(f"index layout {stored.layout} instead of {LAYOUT}")
        return cls(stored)

    def weigh(self, name: tuple[str, ...]) -> Weighed:
        """Weigh the words of a name by how rare they are among the listed ones."""
        return Weighed(name, [self._weight(word) for word in name])

    def _weight(self, word: str) -> float:
        known = self._weights.get(word)
        return weight(word, 0, len(self.names)) if known is None else known

    def _near(self, word: str) -> Near:
        return self._names_with(self._vocabulary.near(word))

    def _beginning(self, letters: str) -> Near:
        """The names that have a word which begins so."""
        return self._names_with(dict.fromkeys(self._vocabulary.beginning(letters), 1.0))

    def _names_with(self, alike: dict[int, float]) -> Near:
        best: dict[int, float] = {}
        for place, how in sorted(alike.items(), key=lambda one: one[1]):
            best.update(dict.fromkeys(self._having[self._vocabulary.words[place]], how))
        names = sorted(best)
        return Near(
            names=np.array(names, dtype=np.int32),
            likeness=np.array([best[at] for at in names], dtype=np.float32),
        )


_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
_DECODER = msgspec.msgpack.Decoder(_Stored)


def build(entries: Iterable[ListEntry]) -> ListIndex:
    """Index the entries; their order does not matter, their ids must differ."""
    ordered = tuple(sorted(entries, key=lambda entry: entry.id))
    listed = tuple(
        name for position, entry in enumerate(ordered) for name in _listed_names(position, entry)
    )
    vocabulary = Vocabulary.of(word for name in listed for word in _found_by(name))
    return ListIndex(
        _Stored(
            layout=LAYOUT,
            entries=ordered,
            names=listed,
            words=tuple(vocabulary.words),
            hashes=vocabulary.hashes.astype("<u8").tobytes(),
            owners=vocabulary.owners.astype("<i4").tobytes(),
            numbers=_numbers(ordered),
        )
    )


def _listed_names(position: int, entry: ListEntry) -> Iterator[ListedName]:
    known: set[tuple[str, ...]] = set()
    for text, weak in _texts(entry):
        split = words(text)
        if split and (key := tuple(sorted(split))) not in known:
            known.add(key)
            yield ListedName(entry=position, text=text, words=split, weak=weak)


def _texts(entry: ListEntry) -> Iterator[tuple[str, bool]]:
    """Give every name with whether it is a weak one, the best first."""
    if entry.name:
        yield entry.name, False
    if entry.given and entry.family:
        yield f"{entry.given} {entry.family}", False
    for text in (*entry.aliases, *entry.script_names):
        yield text, False
    for text in entry.weak:
        yield text, True


def _found_by(name: ListedName) -> Iterable[str]:
    """The words of a name, and a particle with the word beside it as one, as documents join it."""
    joined = ("".join(pair) for _, pair in neighbours(name.words) if not PARTICLES.isdisjoint(pair))
    return dict.fromkeys((*name.words, *joined))


def _postings(names: tuple[ListedName, ...]) -> dict[str, list[int]]:
    having: defaultdict[str, list[int]] = defaultdict(list)
    for at, name in enumerate(names):
        for word in _found_by(name):
            having[word].append(at)
    return dict(having)


def _numbers(entries: tuple[ListEntry, ...]) -> dict[str, tuple[int, ...]]:
    found: defaultdict[str, dict[int, None]] = defaultdict(dict)
    for position, entry in enumerate(entries):
        for document in entry.documents:
            if key := number_key(document.number):
                found[key][position] = None
    return {key: tuple(positions) for key, positions in found.items()}
