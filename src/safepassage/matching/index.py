"""The index of listed persons: built once, exported to bytes, mapped and shared by processes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from itertools import chain
from typing import Any, NamedTuple, TypeVar

import msgspec
import numpy as np

from safepassage.matching import weights
from safepassage.matching.alignment import MOST_WORDS, Bench, Query, bench
from safepassage.matching.arrays import ArraysUnreadableError, pack, unpack
from safepassage.matching.building import built
from safepassage.matching.compiled import Bytes, Ints, Longs
from safepassage.matching.dates import born_on
from safepassage.matching.documents import number_hash, slips_of
from safepassage.matching.nearness import Memory, Nears, ask, memory
from safepassage.matching.search import Bearers
from safepassage.matching.spelling.pool import Pool, letters_from
from safepassage.matching.spelling.tables import table
from safepassage.matching.standing import Persons, Traits
from safepassage.matching.sweeping import Names, Sweep, sweep
from safepassage.matching.vocabulary import Vocabulary, place_of
from safepassage.records import ListEntry

LAYOUT = 10
"""Rises whenever stored bytes can no longer be read by the code of today."""

Part = TypeVar("Part")
_decode = msgspec.msgpack.Decoder(ListEntry).decode


class _Named(msgspec.Struct):
    id: str


_decode_id = msgspec.msgpack.Decoder(_Named).decode


class IndexUnreadableError(ValueError):
    """The bytes are no index, or one of another layout."""


class Blob(NamedTuple):
    """The entries as MessagePack, one behind the other, from ``at``."""

    bytes: Bytes
    at: Longs


class Days(NamedTuple):
    """The full birth dates as numbers (``dates.day_number``), sorted, and of whom each is."""

    days: Ints
    entries: Ints


class EntryNames(NamedTuple):
    """The names of each entry, from ``at``."""

    names: Ints
    at: Ints


class Numbers(NamedTuple):
    """Document numbers as sorted hashes, and the entry that each is of."""

    hashes: Longs
    entries: Ints


class Desk(NamedTuple):
    """Room for one search at a time, and what earlier ones found for single words."""

    sweep: Sweep
    bench: Bench
    memory: Memory


class ListIndex:
    """Everything that screening looks up, as arrays over one piece of bytes."""

    def __init__(self, data: bytes | bytearray | memoryview) -> None:
        self._data = data
        try:
            self._arrange(unpack(LAYOUT, data))
        except (ArraysUnreadableError, KeyError) as error:
            raise IndexUnreadableError(f"these bytes are no screening index: {error}") from error
        self.added: ListIndex | None = None
        self.gone = np.zeros(self._places, dtype=np.bool_)
        self._desks: list[Desk] = []

    def _arrange(self, arrays: Mapping[str, Any]) -> None:
        def part(kind: type[Part], name: str) -> Part:
            return kind(*(arrays[f"{name}_{field}"] for field in kind.__annotations__))

        self.blob = part(Blob, "blob")
        self.vocabulary = Vocabulary(
            part(Pool, "word"), arrays["alphabetical"], arrays["hashes"], arrays["owners"]
        )
        self.names = part(Names, "name")
        self.names_counted = int(arrays["names_counted"][0])
        self.bearers = part(Bearers, "bearer")
        self.days = part(Days, "date")
        self.persons = Persons(arrays["date_rows"], arrays["date_at"], part(Traits, "trait"))
        self.names_of = part(EntryNames, "entry")
        self.numbers = part(Numbers, "number")
        self.slips = part(Numbers, "slip")

    def __len__(self) -> int:
        return int(np.count_nonzero(~self.gone)) + (len(self.added) if self.added else 0)

    @property
    def _places(self) -> int:
        return len(self.blob.at) - 1

    @property
    def entries(self) -> Iterator[ListEntry]:
        """All entries: those that stood here first, in the order of their ids, then those added."""
        stay: list[int] = np.flatnonzero(~self.gone).tolist()
        return chain(map(self.entry, stay), self.added.entries if self.added else ())

    @property
    def layers(self) -> Iterator["ListIndex"]:
        """The index itself, and the one of entries added since."""
        layer: ListIndex | None = self
        while layer is not None:
            yield layer
            layer = layer.added

    def changed(self, gone: Ints, added: "ListIndex | None") -> "ListIndex":
        """Give this index without the entries at some positions, and with those of another one.

        It stands on the same bytes; ``added`` is to be built ``beside`` it.
        """
        other = copy(self)
        other.added, other.gone = added, np.zeros(self._places, dtype=np.bool_)
        other.gone[gone] = True
        return other

    def having(self, words: Sequence[str]) -> Ints:
        """How many names have each of some words."""
        places = np.array(
            [place_of(self.vocabulary, letters_from((word,))[0]) for word in words], dtype=np.int32
        )
        counts = np.diff(self.names.having_at)
        return np.where(places < 0, 0, counts[places]) if len(counts) else np.zeros_like(places)

    def ids(self, positions: Iterable[int]) -> Iterator[str]:
        """The ids of some entries."""
        return (_decode_id(self._payload(at)).id for at in positions)

    def entry(self, position: int) -> ListEntry:
        """Read an entry."""
        return _decode(self._payload(position))

    def _payload(self, position: int) -> memoryview:
        return self.blob.bytes[self.blob.at[position] : self.blob.at[position + 1]].data

    def with_number(self, number: str) -> Sequence[int]:
        """The entries with this document number, whoever issued it, or one a slip away."""
        found = set(_entries_of(self.numbers, number_hash(number)))
        for key in slips_of(number).tolist():
            found.update(_entries_of(self.slips, key))
        return sorted(at for at in found if not self.gone[at])

    def born_on(self, born: Ints) -> Ints:
        """The names of everybody born on exactly this day (``dates.readings_of``)."""
        return born_on(born, self.days.days, self.days.entries, *self.names_of)

    def ask(self, words: Sequence[str], desk: Desk, *, cut: bool) -> tuple[Query, Nears]:
        """Lay out the words of a name that is looked for, and find the listed words like them."""
        used = words[:MOST_WORDS]
        rare = np.array([weights.rarest(word, self.names_counted) for word in used])
        return ask(
            table(),
            self.vocabulary,
            self.names.weights,
            desk.sweep.near,
            desk.memory,
            *letters_from(used),
            rare,
            cut,
        )

    def take_desk(self) -> Desk:
        """Room to search; give it back after, so that the next search need not make it."""
        if self._desks:
            return self._desks.pop()
        return Desk(self._sweep(), bench(), memory())

    def _sweep(self) -> Sweep:
        return sweep(len(self.vocabulary.words.at) - 1, len(self.names.at) - 1, self._places)

    def give_back(self, desk: Desk) -> None:
        """Keep room for the next search; not after an error, when it is not clean."""
        self._desks.append(desk)

    def to_bytes(self) -> bytes | bytearray | memoryview:
        """Export the index; the same entries give the same bytes."""
        return self._data

    @classmethod
    def from_buffer(cls, buffer: memoryview | bytes | bytearray) -> "ListIndex":
        """Use an exported index in place; the buffer must stay as it is.

        Raises:
            IndexUnreadableError: if the buffer is damaged or of another layout.

        """
        return cls(buffer)


def _entries_of(numbers: Numbers, key: int) -> list[int]:
    first = np.searchsorted(numbers.hashes, np.int64(key))
    behind = np.searchsorted(numbers.hashes, np.int64(key), side="right")
    found: list[int] = numbers.entries[first:behind].tolist()
    return found


def build(entries: Iterable[ListEntry], *, beside: ListIndex | None = None) -> ListIndex:
    """Index the entries; their order does not matter, their ids must differ.

    What words weigh is counted with the names of an index ``beside``, to which they are added.
    """
    return ListIndex(pack(LAYOUT, built(entries, beside)))
